package dev.larder.functions.gate;

import dev.larder.core.delivery.DeliveryRecord.PeriodContent;
import dev.larder.core.period.Period;
import dev.larder.core.plan.Plan;
import dev.larder.core.run.Release;
import dev.larder.functions.Lake;
import dev.larder.functions.run.Diff;
import dev.larder.functions.run.Mistake;
import dev.larder.functions.run.ModelChange;
import dev.larder.functions.run.Releases;
import dev.larder.functions.run.RunFolder;
import dev.larder.functions.run.RunOrder;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * A run that gives back the content of an earlier release. Its tests are told and do not block, since that release was accepted; in return the
 * star must become equal to it by the hash of each day.
 *
 * @param target number of the earlier release
 */
record Restoration(Lake lake, RunOrder order, int target) {
    static Optional<Restoration> of(Lake lake, RunOrder order) {
        return Optional.ofNullable(order.restores()).map(target -> new Restoration(lake, order, target));
    }

    /** Why a failed test does not block. */
    String because() {
        return "does not block, since release " + target + " was published with it";
    }

    /** What keeps the star from becoming equal, once the diff is taken; empty if nothing does. */
    Optional<Mistake> difference(Plan plan) {
        Release compared = Releases.get(lake, order.compared());
        List<ModelChange> changes =
                lake.get(RunFolder.of(order.run()).diff(), Diff.class).changes();
        SortedMap<String, SortedMap<Period, PeriodContent>> next = order.contents(compared, changes);
        SortedMap<String, SortedMap<Period, PeriodContent>> former =
                Releases.get(lake, target).contents();
        return plan.models().stream()
                .filter(model -> !content(next, model.name()).equals(content(former, model.name())))
                .findFirst()
                .map(model -> mistake(
                        model.file(), model.owner(), days(content(next, model.name()), content(former, model.name()))));
    }

    private Mistake mistake(String file, String owner, int days) {
        return new Mistake(
                file,
                null,
                "rebuilt from what release " + target + " was made of, its rows differ from those of that release on "
                        + days + (days == 1 ? " day" : " days")
                        + ": the select does not give the same rows each time",
                owner,
                "order windows and rankings by a whole key. larder unpin makes of the rollback an ordinary run without the"
                        + " deliveries that it holds",
                0,
                List.of(),
                List.of());
    }

    private static int days(SortedMap<Period, PeriodContent> next, SortedMap<Period, PeriodContent> former) {
        Set<Period> days = new TreeSet<>(next.keySet());
        days.addAll(former.keySet());
        return (int) days.stream()
                .filter(day -> !Optional.ofNullable(next.get(day)).equals(Optional.ofNullable(former.get(day))))
                .count();
    }

    private static SortedMap<Period, PeriodContent> content(
            SortedMap<String, SortedMap<Period, PeriodContent>> contents, String model) {
        return contents.getOrDefault(model, Collections.emptySortedMap());
    }
}
