package dev.larder.compiler;

import dev.larder.compiler.Draft.Kind;
import dev.larder.compiler.ProjectProblem.Code;
import dev.larder.compiler.sql.SqlText.Reference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What files read of each other: whether it is there, whether they may, and in which order they come. */
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
            boolean knob = draft.kind() == Kind.QA && reference.qualified().equals("ops.knob");
            if (!knob && !allowed.contains(reference.schema())) {
                in.add(Code.L009, reference.place(), "tables of " + String.join(" and ", allowed), reference.qualified(), why(reference.schema(), draft));
            } else if (!knob && !catalog.has(reference.qualified())) {
                in.add(
                        Code.L008, reference.place(), "a table or view of the project", reference.qualified(),
                        Problems.didYouMean(reference.qualified(), catalog.names(allowed)));
            }
        }
        if (draft.references().isEmpty() && in.isEmpty()) {
            in.add(Code.L008, SqlFile.start(draft.select()), "an input, with its schema", "none", "write for example qa.rx");
        }
    }

    private static List<String> allowed(Draft draft) {
        return switch (draft.kind()) {
            case QA -> List.of("current", "qa");
            case STAR -> List.of("qa", "star");
            case TEST -> {
                Header.Entry gate = draft.file().header().entries().get("gate");
                yield gate != null && gate.value().equals("input") ? List.of("current", "qa") : List.of("qa", "star");
            }
        };
    }

    private static String why(String schema, Draft draft) {
        return switch (schema) {
            case "current" -> "only views of qa and tests with \"gate: input\" read current";
            case "star" -> draft.kind() == Kind.QA
                    ? "a view of qa is no star table's reader; move it to sql/star"
                    : "the star is not built when inputs are tested; write \"gate: logic\" or \"gate: output\"";
            case "ops" -> draft.kind() == Kind.QA ? "views read knobs from ops.knob" : "write cast(:knob as type)";
            default -> "only what Larder generates reads " + schema;
        };
    }

    /** Views and models so that each comes after what it reads; a circle is a problem. */
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
            if (!path.add(name)) {
                addCircle(draft);
                return;
            }
            draft.inputs().stream().map(byName::get).filter(Objects::nonNull).forEach(this::visit);
            path.remove(name);
            if (done.add(name)) {
                ordered.add(draft);
            }
        }

        private void addCircle(Draft draft) {
            List<String> circle = new ArrayList<>(path);
            circle = new ArrayList<>(circle.subList(circle.indexOf(draft.qualified()), circle.size()));
            circle.add(draft.qualified());
            problems.in(draft.file().path()).add(
                    Code.L010, SqlFile.start(draft.select()), "inputs that do not lead back", String.join(" reads ", circle));
        }
    }
}
