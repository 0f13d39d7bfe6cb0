package dev.larder.compiler;

import dev.larder.compiler.Binder.Assumption;
import dev.larder.compiler.problem.ProjectProblem;
import dev.larder.core.plan.Plan;
import dev.larder.core.receipt.SupplierAddresses;
import dev.larder.core.wiring.SftpLogin;
import dev.larder.core.wiring.SupplierPull;
import java.util.List;

/** What became of compiling a project: its plan, or every problem at once. */
public sealed interface Compiled {
    /**
     * The project is right.
     *
     * @param assumed what it rests on although Redshift's documentation does not settle it, once each
     * @param logins suppliers that come by SFTP: no part of the plan, since a new key changes no figure
     * @param addresses who is told of which suppliers' deliveries, no part of the plan either
     * @param pulls what is fetched from suppliers' servers, no part of the plan either
     */
    record Ready(
            Plan plan,
            List<Assumption> assumed,
            List<SftpLogin> logins,
            List<SupplierAddresses> addresses,
            List<SupplierPull> pulls)
            implements Compiled {
        /** Copies the lists. */
        public Ready {
            assumed = List.copyOf(assumed);
            logins = List.copyOf(logins);
            addresses = List.copyOf(addresses);
            pulls = List.copyOf(pulls);
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
