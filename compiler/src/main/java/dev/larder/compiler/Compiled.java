package dev.larder.compiler;

import dev.larder.compiler.problem.ProjectProblem;
import dev.larder.core.plan.Plan;
import java.util.List;

/** What became of compiling a project: its plan, or every problem at once. */
public sealed interface Compiled {
    /** The project is right. */
    record Ready(Plan plan) implements Compiled {}

    /** The project is refused; there is at least one problem, in the order of files and lines. */
    record Refused(List<ProjectProblem> problems) implements Compiled {
        /** Copies the list. */
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
