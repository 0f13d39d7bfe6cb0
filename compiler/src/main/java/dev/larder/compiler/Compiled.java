package dev.larder.compiler;

import dev.larder.compiler.Binder.Assumption;
import dev.larder.compiler.problem.ProjectProblem;
import dev.larder.core.plan.Plan;
import java.util.List;

/** What became of compiling a project: its plan, or every problem at once. */
public sealed interface Compiled {
    /** The project is right; what it rests on although Redshift's documentation does not settle it is said once each. */
    record Ready(Plan plan, List<Assumption> assumed) implements Compiled {
        /** Copies the list. */
        public Ready {
            assumed = List.copyOf(assumed);
        }
    }

    /** The project is refused; there is at least one problem, in the order of files and lines. */
    record Refused(List<ProjectProblem> problems) implements Compiled {
        /** Copies the list. */
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
