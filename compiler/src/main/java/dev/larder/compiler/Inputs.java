package dev.larder.compiler;

import dev.larder.compiler.Draft.Kind;
import dev.larder.compiler.internal.sql.SqlText.Reference;
import dev.larder.compiler.problem.Problems;
import dev.larder.compiler.problem.ProjectProblem.Code;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What files read from each other: whether it exists, whether they may read it, and in which order the files come. */
final class Inputs {
    private final Catalog catalog;
    private final Problems problems;

    Inputs(Catalog catalog, Problems problems) {
        this.catalog = catalog;
        this.problems = problems;
    }

    /** Checks every input of a file. */
    void check(Draft draft) {
        List<String> allowed = allowed(draft);
        Problems.In in = problems.in(draft.file().path());
        for (Reference reference : draft.references()) {
            boolean ownView = isOwnView(draft, reference);
            if (!ownView && !allowed.contains(reference.schema())) {
                in.add(
                        Code.L009,
                        reference.place(),
                        "tables of " + String.join(" and ", allowed),
                        reference.qualified(),
                        why(reference.schema(), draft));
            } else if (draft.kind() == Kind.QA && catalog.isOfRejects(reference.qualified())) {
                in.add(
                        Code.L009,
                        reference.place(),
                        "a view of rows",
                        reference.qualified(),
                        "what was left out stays out of the star; only tests with \"gate: input\" read it");
            } else if (!ownView && !catalog.has(reference.qualified())) {
                in.add(
                        Code.L008,
                        reference.place(),
                        "a table or view of the project",
                        reference.qualified(),
                        Problems.didYouMean(reference.qualified(), catalog.names(allowed)));
            }
        }
        if (draft.references().isEmpty() && in.isEmpty()) {
            in.add(
                    Code.L008,
                    SqlFile.start(draft.select()),
                    "an input, with its schema",
                    "none",
                    "write for example qa.rx");
        }
    }

    /** What the engine keeps and authors may read: views the knobs, tests when files landed. */
    private static boolean isOwnView(Draft draft, Reference reference) {
        return switch (draft.kind()) {
            case QA -> reference.qualified().equals("ops.knob");
            case STAR -> false;
            case TEST -> reference.qualified().equals("ops.landing");
        };
    }

    private static List<String> allowed(Draft draft) {
        return switch (draft.kind()) {
            case QA -> List.of("current", "qa");
            case STAR -> List.of("qa", "star");
            case TEST -> {
                Header.Entry gate = draft.file().header().entries().get("gate");
                yield switch (gate == null ? "" : gate.value()) {
                    case "input" -> List.of("current", "qa");
                    case "logic" -> List.of("qa", "star");
                    case "output" -> List.of("qa", "star", "live", "diff");
                    default -> List.of("current", "qa", "star", "live", "diff");
                };
            }
        };
    }

    private static String why(String schema, Draft draft) {
        return switch (schema) {
            case "current" -> "only views of qa and tests with \"gate: input\" read current; read its view of qa";
            case "star" ->
                draft.kind() == Kind.QA
                        ? "a view of qa does not read tables of the star; make it a model in sql/star"
                        : "the star is not built when inputs are tested; write \"gate: logic\" or \"gate: output\"";
            case "live", "diff" ->
                draft.kind() == Draft.Kind.TEST
                        ? "what changes is known at the output gate only; write \"gate: output\""
                        : "only tests with \"gate: output\" read " + schema;
            case "ops" -> draft.kind() == Kind.QA ? "views read knobs from ops.knob" : "write cast(:knob as type)";
            default -> "only what Larder generates reads " + schema + "; read a view of qa";
        };
    }

    /** Views and models, ordered so that each comes after what it reads; a circle is a problem. */
    List<Draft> ordered(Collection<Draft> drafts) {
        Walk walk = new Walk(drafts);
        drafts.forEach(walk::visit);
        return walk.ordered;
    }

    /** One depth-first walk over what reads what. */
    private final class Walk {
        private final Map<String, Draft> byName = new HashMap<>();
        private final LinkedHashSet<String> path = new LinkedHashSet<>();
        private final Set<String> done = new HashSet<>();
        private final List<Draft> ordered = new ArrayList<>();

        Walk(Collection<Draft> drafts) {
            drafts.forEach(draft -> byName.put(draft.qualified(), draft));
        }

        void visit(Draft draft) {
            String name = draft.qualified();
            if (done.contains(name)) {
                return;
            }
            path.add(name);
            for (String read : draft.inputs()) {
                Draft input = byName.get(read);
                if (input != null && path.contains(read)) {
                    addCircle(input);
                } else if (input != null) {
                    visit(input);
                }
            }
            path.remove(name);
            if (done.add(name)) {
                ordered.add(draft);
            }
        }

        /** Reports a circle once, in the file that comes first by name, where it reads another file of the circle. */
        private void addCircle(Draft input) {
            List<Draft> members = new ArrayList<>(path.stream()
                    .dropWhile(name -> !name.equals(input.qualified()))
                    .map(byName::get)
                    .toList());
            Draft first = Collections.min(
                    members, Comparator.comparing(draft -> draft.file().path()));
            Collections.rotate(members, -members.indexOf(first));
            members.add(first);
            Reference reads = first.references().stream()
                    .filter(reference ->
                            reference.qualified().equals(members.get(1).qualified()))
                    .findFirst()
                    .orElseThrow();
            problems.in(first.file().path())
                    .add(
                            Code.L010,
                            reads.place(),
                            "inputs that do not lead back",
                            members.stream().map(Draft::qualified).collect(Collectors.joining(" reads ")));
        }
    }
}
