package dev.larder.functions.run;

import com.fasterxml.jackson.annotation.JsonInclude;
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
 * @param agreement {@link NextRun#agreement} of a run that waits for people; null for one that a test or a mistake blocked
 * @param release the release that it was compared with, if one of the tests depends on more of it than its own measures; or null
 */
@InFormat(Format.RUN)
public record Blocked(
        String run,
        String sentence,
        SortedSet<String> tests,
        @Nullable Integer release,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String agreement) {
    /** Copies the set. */
    public Blocked {
        tests = Collections.unmodifiableSortedSet(new TreeSet<>(tests));
    }

    /** The verdict on a run of this identity, if it would still hold in comparison with this release. */
    public static Optional<Blocked> find(Lake lake, NextRun next, Release live) {
        return lake.objects().keys(LakeLayout.blocked(next.identity().text())).stream()
                .flatMap(key ->
                        lake
                                .find(key, Blocked.class)
                                .filter(blocked -> key.equals(blocked.key(next.identity(), live)))
                                .stream())
                .filter(blocked ->
                        blocked.agreement() == null || blocked.agreement().equals(next.agreement()))
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
                new Blocked(record.run(), record.sentence(), tests, isAboutRelease ? compared.number() : null, null);
        lake.put(blocked.key(new RunIdentity(record.identity()), compared), blocked);
    }

    /** Remembers that a run waits for people to agree to its diff. */
    public static void remember(Lake lake, RunRecord record, RunOrder order, Release compared) {
        Blocked waiting =
                new Blocked(record.run(), record.sentence(), new TreeSet<>(), compared.number(), order.agreement());
        lake.put(waiting.key(new RunIdentity(record.identity()), compared), waiting);
    }

    private String key(RunIdentity identity, Release compared) {
        String measures = compared.measures().digest(tests, TestVerdict.NEEDED_RELEASES);
        String judged = release == null ? measures : measures + "-" + compared.number();
        return LakeLayout.blocked(identity.text(), agreement == null ? judged : judged + "-" + agreement);
    }
}
