package dev.larder.cli.deploy;

import dev.larder.cli.reach.KnownEnvironment;
import dev.larder.cli.terminal.CommandFailure;
import dev.larder.core.wiring.Expiry;
import dev.larder.core.wiring.Slug;
import dev.larder.core.wiring.Stage;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Removes environments whose last day is over. Production is never among them, nor what cannot be read as another stage, nor a base, which
 * is no environment.
 */
record Sweep(Removal removal, LocalDate today, PrintWriter out) {

    /** Those that are over, by name; says of each that cannot be judged why it is kept. */
    List<KnownEnvironment> over(List<KnownEnvironment> all) {
        List<KnownEnvironment> over = new ArrayList<>();
        for (KnownEnvironment environment : all) {
            Optional<Expiry> expiry = Expiry.of(environment.fact("expires"));
            if (environment.stage() == Stage.PRODUCTION) {
                continue;
            }
            if (expiry.isEmpty()) {
                out.println("%s is kept: it expires '%s', which is no day"
                        .formatted(environment.slug(), environment.fact("expires")));
            } else if (expiry.get().isOver(today)) {
                over.add(environment);
            }
        }
        return over.stream().filter(this::isItsBranchs).toList();
    }

    /** CDK removes the stack of a branch: a wrong branch among an environment's facts would be another environment's end. */
    private boolean isItsBranchs(KnownEnvironment environment) {
        String branch = environment.fact("branch");
        boolean same = !branch.isBlank() && Slug.of(branch).text().equals(environment.slug());
        if (!same) {
            out.println("%s is kept: it says that it is of the branch '%s', whose environment is another"
                    .formatted(environment.slug(), branch));
        }
        return same;
    }

    /** Removes each; the number of those that were not removed, whose reasons are told. */
    int remove(List<KnownEnvironment> over) {
        int failed = 0;
        for (KnownEnvironment environment : over) {
            String branch = environment.fact("branch");
            try {
                removal.of(branch, environment);
                out.println("%s: removed, its last day was %s".formatted(branch, environment.fact("expires")));
            } catch (CommandFailure failure) {
                out.println("%s: not removed: %s".formatted(branch, failure.getMessage()));
                failed++;
            }
        }
        return failed;
    }
}
