package dev.larder.functions.run;

import dev.larder.core.format.Format;
import dev.larder.core.format.InFormat;
import dev.larder.core.lake.LakeLayout;
import dev.larder.core.run.Release;
import dev.larder.core.run.RunIdentity;
import dev.larder.core.verdict.TestVerdict;
import dev.larder.functions.Lake;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Records that data tests stopped a run, so that it is not tried again unchanged: {@code blocked/<identity>/<digest>.json}. Unchanged
 * refers to what the run is made of, and to the accepted measures by which those tests judge; the digest is of the latter.
 *
 * @param run the execution's name
 * @param sentence what stopped it, for people
 * @param tests those that stopped it
 * @param release the release that it was compared with, if one of the tests depends on more of it than its own measures; or null
 */
@InFormat(Format.RUN)
public record Blocked(
        String run,
        String sentence,
        SortedSet<String> tests,
        @Nullable Integer release) {
    /** Copies the set. */
    public Blocked {
        tests = Collections.unmodifiableSortedSet(new TreeSet<>(tests));
    }

    /** The verdict on a run of this identity, if it would still hold in comparison with this release. */
    public static Optional<Blocked> find(Lake lake, RunIdentity identity, Release live) {
        return lake.objects().keys(LakeLayout.blocked(identity.text())).stream()
                .flatMap(key ->
                        lake
                                .find(key, Blocked.class)
                                .filter(blocked -> key.equals(blocked.key(identity, live)))
                                .stream())
                .findFirst();
    }

    /**
     * Remembers how a run that was compared with this release ended.
     *
     * @param isAboutRelease whether a test that stopped it depends on more of the release than its own measures
     */
    public static void remember(Lake lake, RunRecord record, boolean isAboutRelease, Release compared) {
        SortedSet<String> tests = new TreeSet<>();
        record.tests().stream().filter(TestVerdict::blocks).forEach(test -> tests.add(test.test()));
        Blocked blocked =
                new Blocked(record.run(), record.sentence(), tests, isAboutRelease ? compared.number() : null);
        lake.put(blocked.key(new RunIdentity(record.identity()), compared), blocked);
    }

    private String key(RunIdentity identity, Release compared) {
        String measures = compared.measures().digest(tests, TestVerdict.NEEDED_RELEASES);
        return LakeLayout.blocked(identity.text(), release == null ? measures : measures + "-" + compared.number());
    }
}
