package dev.larder.compiler.difference;

import dev.larder.compiler.ProjectFiles;
import dev.larder.compiler.contract.ContractProblem;
import dev.larder.compiler.contract.ContractProblem.Part;
import dev.larder.compiler.problem.Problems;
import dev.larder.compiler.problem.ProjectProblem.Code;
import dev.standin.redshift.dialect.token.Place;
import java.util.HashSet;
import java.util.Set;

/**
 * Says what is wrong with contracts where it stands, which may be in the file that one is based on. What is wrong there already is said once,
 * provided that bases come first. Not thread-safe.
 */
public final class ContractPlaces {
    private final ProjectFiles project;
    private final Problems problems;
    private final Set<Said> said = new HashSet<>();

    private record Said(Origin origin, String expected, String found) {}

    /** Places of a project's files, of which nothing was said so far. */
    public ContractPlaces(ProjectFiles project, Problems problems) {
        this.project = project;
        this.problems = problems;
    }

    /** Of what a contract says about another one. */
    public void add(DifferenceProblem problem) {
        Origin origin = problem.origin();
        problems.in(origin.file())
                .add(Code.L004, place(origin, problem.isKey()), problem.expected(), problem.found(), problem.help());
    }

    /** Names the pointer too, since the value may be absent. */
    public void add(WholeContract contract, ContractProblem problem) {
        add(contract, problem, true);
    }

    /** Of a file that is no contract. */
    public void add(String file, ContractProblem problem) {
        problems.in(file)
                .add(
                        Code.L004,
                        place(new Origin(file, problem.pointer()), problem.part() == Part.KEY),
                        (problem.pointer().isEmpty() ? "" : "at " + problem.pointer() + " ") + problem.expected(),
                        problem.found(),
                        problem.help());
    }

    /** The same; {@code withPointer} names the place in the document too. */
    public void add(WholeContract contract, ContractProblem problem, boolean withPointer) {
        Origin origin = contract.origin(problem.pointer());
        if (!said.add(new Said(origin, problem.expected(), problem.found()))) {
            return;
        }
        boolean own = origin.file().equals(contract.file());
        problems.in(origin.file())
                .add(
                        Code.L004,
                        place(origin, problem.part() == Part.KEY),
                        (withPointer && !origin.pointer().isEmpty() ? "at " + origin.pointer() + " " : "")
                                + problem.expected(),
                        problem.found() + (own ? "" : ", in " + contract.file() + ", which is based on this"),
                        problem.help());
    }

    private Place place(Origin origin, boolean key) {
        return key ? project.key(origin.file(), origin.pointer()) : project.value(origin.file(), origin.pointer());
    }
}
