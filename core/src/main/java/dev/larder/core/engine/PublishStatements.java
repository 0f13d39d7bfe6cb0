package dev.larder.core.engine;

import dev.larder.core.period.DateRanges;
import dev.larder.core.plan.Model;
import dev.larder.core.run.Aside;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Makes a release: one batch that applies the diff to the star and moves the release pointer, or changes nothing at all. */
public final class PublishStatements {
    /**
     * The most tables of the star that one publish can change within the 40 statements of a batch, with room for the
     * engine's own.
     */
    public static final int MAX_MODELS = 15;

    /** The most rows of {@code ops.aside}, so that their statement has room in the batch. */
    private static final int MOST_ASIDE = 300;

    private PublishStatements() {}

    /** The live release: {@code release, run_identity, run, plan, published_at}. */
    public static Query liveRelease() {
        return Query.of("live release", """
            select released.release, released.run_identity, released.run, released.plan, released.published_at
            from ops.release as released
            join ops.live_release as live
                on live.release = released.release\
            """);
    }

    /**
     * A release to be made.
     *
     * @param compared the live release that the diff was taken against
     * @param release its number, greater than the compared one's
     * @param identity the run's identity, 12 hexadecimal digits
     * @param plan hash of the plan
     * @param at stored with the request, so that a retry sends the same text
     * @param changes models whose diff is not empty, with the dirty days that the diff was taken for
     * @param aside what the release is made without
     */
    public record Publication(
            String run,
            long compared,
            long release,
            String identity,
            String plan,
            Instant at,
            List<Change> changes,
            List<Aside> aside) {
        /** A release beside which nothing stands aside. */
        public Publication(
                String run,
                long compared,
                long release,
                String identity,
                String plan,
                Instant at,
                List<Change> changes) {
            this(run, compared, release, identity, plan, at, changes, List.of());
        }

        /** Copies the lists; throws {@link IllegalArgumentException} when release numbers would not rise. */
        public Publication {
            changes = List.copyOf(changes);
            aside = List.copyOf(aside);
            if (release <= compared) {
                throw new IllegalArgumentException(
                        "release numbers only rise: " + release + " cannot follow " + compared);
            }
        }
    }

    /**
     * A model whose diff is not empty.
     *
     * @param first whether it is of a first release and its diff therefore not written down ({@link DiffStatements#ofFirst}): the star
     *     then becomes the candidate as it stands
     */
    public record Change(Model model, DateRanges dirty, boolean first) {
        /** A model whose diff is written down. */
        public Change(Model model, DateRanges dirty) {
            this(model, dirty, false);
        }
    }

    /**
     * The batch. It fails with {@code the_live_release_is_no_longer_the_one_compared} when somebody published in between, and with
     * {@code live_would_not_equal_the_candidate} when the diff is not what separates the two.
     */
    public static Batch batch(Publication publication) {
        List<String> statements = new ArrayList<>(Fence.check(publication.run()));
        statements.add(OpsTables.guard(
                OpsTables.LIVE, "count(*) = 1", "ops.live_release where release = " + publication.compared()));
        statements.add("update ops.live_release set release = " + publication.release() + " where release = "
                + publication.compared());
        // deletes before inserts and tables in the order of the plan: two writers cannot wait for each other
        for (Change change : publication.changes()) {
            statements.add(delete(change));
            statements.add(insert(change));
        }
        if (!publication.changes().isEmpty()) {
            statements.add(OpsTables.guard(OpsTables.EQUAL, "count(*) = 0", remaining(publication.changes())));
        }
        statements.add("insert into ops.release (release, run_identity, run, plan, published_at) values ("
                + publication.release() + ", "
                + Literals.text(publication.identity()) + ", " + Fence.literal(publication.run()) + ", "
                + Literals.text(publication.plan())
                + ", " + Literals.timestamp(publication.at()) + ")");
        statements.add(ResultStatements.published(publication.run(), publication.release()));
        if (!publication.aside().isEmpty()) {
            statements.add(aside(publication));
        }
        return Batch.of(name(publication.release()), statements);
    }

    /** The name of the batch that makes this release. */
    public static String name(long release) {
        return "publish release " + release;
    }

    /**
     * Gives the content that is live a later number and changes no table of the star. It fails with {@code
     * the_live_release_is_no_longer_the_one_compared} when somebody published in between.
     */
    public static Batch again(long live, long later) {
        if (later <= live) {
            throw new IllegalArgumentException("release numbers only rise: " + later + " cannot follow " + live);
        }
        return Batch.of(
                "publish release " + live + " again as " + later,
                List.of(
                        Fence.ROW_FIRST,
                        OpsTables.guard(OpsTables.LIVE, "count(*) = 1", "ops.live_release where release = " + live),
                        "update ops.live_release set release = " + later + " where release = " + live,
                        "insert into ops.release (release, run_identity, run, plan, published_at)\nselect " + later
                                + ", run_identity, run, plan, published_at from ops.release where release = " + live,
                        // of a run that was under way when the database was put back: no release has it
                        "delete from ops.mapping_change where release > " + live));
    }

    /** A row for each feed that stands still, or for what is of no feed, and each test that fails; of very many as many as fit. */
    private static String aside(Publication publication) {
        List<String> rows = new ArrayList<>();
        for (Aside aside : publication.aside()) {
            Collection<String> tests = aside.isConflict() ? List.of("") : aside.because();
            List<String> feeds = aside.term() == null
                    ? aside.feeds().stream().map(String::valueOf).toList()
                    : List.of("");
            feeds.forEach(feed -> tests.forEach(test -> rows.add("(" + publication.release() + ", "
                    + Literals.text(aside.unit()) + ", " + Literals.text(feed) + ", "
                    + Literals.text(test) + ", " + aside.since() + ", " + Literals.timestamp(aside.at())
                    + ")")));
        }
        return "insert into ops.aside (release, unit, feed, test, since_release, since_time) values\n"
                + String.join(",\n", rows.subList(0, Math.min(rows.size(), MOST_ASIDE)));
    }

    private static String delete(Change change) {
        Model model = change.model();
        if (change.first()) {
            return "delete from star." + model.name();
        }
        DateRanges days = DirtyDays.of(model, change.dirty());
        List<String> keys = new ArrayList<>(model.grain());
        if (model.period() != null && !keys.contains(model.period())) {
            keys.add(model.period());
        }
        String on = keys.stream()
                .map(key -> model.name() + "." + key + " = change." + key)
                .collect(Collectors.joining("\n    and "));
        String where =
                days.everything() ? "" : "\n    and " + DirtyDays.condition(model.name() + "." + model.period(), days);
        return "delete from star." + model.name() + "\nusing diff." + model.name() + "_change as change\nwhere " + on
                + "\n    and change.side < 0" + where;
    }

    private static String insert(Change change) {
        Model model = change.model();
        String columns = Relations.list(Relations.names(model.columns()));
        return "insert into star." + model.name() + " (" + columns + ")\nselect " + columns + "\nfrom "
                + (change.first()
                        ? "candidate." + model.name() + "_rebuilt"
                        : "diff." + model.name() + "_change\nwhere side > 0");
    }

    private static String remaining(List<Change> changes) {
        return changes.stream()
                .map(change -> "select 1 as remaining\n"
                        + (change.first()
                                ? otherNumber(change.model())
                                : DiffStatements.differences(
                                        change.model(), DirtyDays.of(change.model(), change.dirty()))))
                .collect(Collectors.joining("\nunion all\n", "(\n", "\n) as remaining_differences"));
    }

    /** A table that was emptied and filled from the candidate in this transaction can differ from it by rows that are missing only. */
    private static String otherNumber(Model model) {
        return "from (select count(*) as rows_there from star." + model.name()
                + ") as live\ncross join (select count(*) as rows_there from candidate." + model.name()
                + "_rebuilt) as candidate\nwhere live.rows_there <> candidate.rows_there";
    }
}
