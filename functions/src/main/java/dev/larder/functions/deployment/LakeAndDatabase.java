package dev.larder.functions.deployment;

import dev.larder.core.engine.PublishStatements;
import dev.larder.core.run.Release;
import dev.larder.functions.Environment;
import dev.larder.functions.Lake;
import dev.larder.functions.port.Warehouse.Rows;
import dev.larder.functions.run.Releases;
import dev.larder.functions.run.RunFolder;
import java.util.Optional;

/**
 * The two places of an environment's state, after one of them was lost. The lake can make the database again, since it keeps every
 * delivery; the database cannot make the lake again.
 */
final class LakeAndDatabase {
    private final Environment environment;
    private final Patience patience;
    private final Lake lake;

    LakeAndDatabase(Environment environment, Patience patience) {
        this.environment = environment;
        this.patience = patience;
        this.lake = environment.lake();
    }

    /**
     * Brings both to one release. A database that is behind the lake's records was made anew or put back: what it holds goes on under
     * the next number, and the next run builds what it lacks.
     *
     * @return whether the database was behind, which is a cause of a run
     * @throws IllegalStateException if the database has a release that the lake knows nothing of; nothing was changed
     */
    boolean agree() {
        Rows live = patience.read(PublishStatements.liveRelease());
        int inDatabase = Integer.parseInt(live.text(0, "release"));
        int inLake = Releases.newestNumber(lake).orElse(0);
        if (inDatabase > inLake) {
            requireDocuments(inDatabase, live.text(0, "run"));
        } else if (inDatabase < inLake) {
            goOn(inDatabase, inLake + 1);
        }
        return inDatabase < inLake;
    }

    /** The record of a release may be missing for a while, the documents of the run that made it never. */
    private void requireDocuments(int release, String run) {
        boolean planned = !run.isEmpty()
                && !lake.objects().keys(RunFolder.of(run).order()).isEmpty();
        if (!planned) {
            throw unknown(release);
        }
    }

    /** The record first: a run that sees only one of the two numbers ends, and the next deployment begins again. */
    private void goOn(int live, int later) {
        Optional<Release> record =
                live == 0 ? Optional.of(Release.empty(environment.clock().instant())) : Releases.find(lake, live);
        Release again = record.orElseThrow(() -> unknown(live))
                .again(later, environment.clock().instant());
        Releases.write(lake, again, live);
        patience.run(PublishStatements.again(live, later));
    }

    private IllegalStateException unknown(int release) {
        return new IllegalStateException(
                "the database %s holds release %d, and s3://%s has neither its record nor the documents of its run: the lake was emptied or made anew, and the database cannot bring it back. Nothing was changed. Restore the lake's objects, or destroy the environment and deploy it again: it begins empty"
                        .formatted(
                                environment.settings().database(),
                                release,
                                lake.objects().bucket()));
    }
}
