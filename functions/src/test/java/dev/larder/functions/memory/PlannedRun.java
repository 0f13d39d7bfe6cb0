package dev.larder.functions.memory;

import dev.larder.core.decision.Approvals;
import dev.larder.core.delivery.DeliveryRecord.PeriodContent;
import dev.larder.core.mapping.Changes;
import dev.larder.core.mapping.Mapping;
import dev.larder.core.mapping.MappingDifference;
import dev.larder.core.period.DateRange;
import dev.larder.core.period.DateRanges;
import dev.larder.core.period.Period;
import dev.larder.core.plan.DataTest.Gate;
import dev.larder.core.run.Dirty;
import dev.larder.core.run.Release;
import dev.larder.functions.Lake;
import dev.larder.functions.run.Diff;
import dev.larder.functions.run.GateResults;
import dev.larder.functions.run.ModelChange;
import dev.larder.functions.run.NextRun;
import dev.larder.functions.run.RunFolder;
import dev.larder.functions.run.RunOrder;
import dev.larder.functions.run.RunOrder.Newcomer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A first run of the next identity that has its order, and documents of later steps as a test wants them. */
public final class PlannedRun {
    private final Furnished furnished;
    private final NextRun next;
    private final RunFolder folder;

    /** Plans the run of what was delivered, against release 0. */
    public PlannedRun(Furnished furnished) {
        this.furnished = furnished;
        this.next = NextRun.of(furnished.environment());
        this.folder = RunFolder.of(next.firstExecution());
        order("", Mapping.EMPTY, new TreeSet<>(), List.of());
    }

    /** The execution's name. */
    public String run() {
        return folder.run();
    }

    /** Where its documents are. */
    public RunFolder folder() {
        return folder;
    }

    /** Its order. */
    public RunOrder order() {
        return RunOrder.of(lake(), folder);
    }

    /** Plans it again, with what is live otherwise, changed knobs and newcomers. */
    public void order(String livePlan, Mapping live, SortedSet<String> changedKnobs, List<Newcomer> newcomers) {
        lake().put(
                        folder.order(),
                        new RunOrder(
                                folder.run(),
                                next.identity(),
                                next.plan().hash(),
                                livePlan,
                                MappingDifference.whole(next.inputs().mapping()),
                                next.inputs().knobs(),
                                next.inputs().waivers(),
                                next.held(),
                                0,
                                1,
                                furnished.ports().clock().instant(),
                                List.of(),
                                Changes.between(live, next.inputs().mapping(), next.deliveries()),
                                changedKnobs,
                                new TreeSet<>(),
                                newcomers,
                                next.waivers().stream()
                                        .map(waiver -> RunOrder.Waived.of(
                                                waiver,
                                                next.plan(),
                                                next.inputs().mapping()))
                                        .toList(),
                                next.restores(),
                                approvals(),
                                next.agreement(),
                                next.aside(),
                                null,
                                next.orderedWanted(),
                                null));
    }

    /** Plans it again, in comparison with this release. */
    public PlannedRun against(int release) {
        RunOrder order = order();
        lake().put(
                        folder.order(),
                        new RunOrder(
                                order.run(),
                                order.identity(),
                                order.plan(),
                                order.livePlan(),
                                order.mapping(),
                                order.knobs(),
                                order.waivers(),
                                order.held(),
                                release,
                                release + 1,
                                order.at(),
                                order.copy(),
                                order.feeds(),
                                order.changedKnobs(),
                                order.rejecting(),
                                order.newcomers(),
                                order.waived(),
                                order.restores(),
                                order.approvals(),
                                order.agreement(),
                                order.aside(),
                                order.trial(),
                                order.wanted(),
                                null));
        return this;
    }

    /** As planning writes it down: null if nobody must agree. */
    private @Nullable Approvals approvals() {
        Approvals approvals = next.approvals(Release.empty(Instant.EPOCH));
        return approvals.policy().approvals() == 0 ? null : approvals;
    }

    /** The run got as far as the diff, which has these changes. */
    public PlannedRun diff(ModelChange... changes) {
        lake().put(folder.diff(), new Diff(List.of(changes)));
        return this;
    }

    /** A gate found this. */
    public PlannedRun found(Gate gate, GateResults.Result... results) {
        lake().put(folder.tests(gate), new GateResults(List.of(results)));
        return this;
    }

    /** A change of one day of a table. */
    public static ModelChange change(String model, long inserted, long deleted) {
        LocalDate day = LocalDate.of(2026, 3, 1);
        SortedMap<Period, PeriodContent> contents =
                new TreeMap<>(Map.of(new Period("2026-03-01"), new PeriodContent(7, "hash of " + model)));
        Dirty dirty = new Dirty(
                new DateRanges(false, List.of(new DateRange(day, day.plusDays(1)))),
                List.of("qa.sale changed", "it rained"));
        return new ModelChange(model, dirty, inserted, deleted, contents);
    }

    private Lake lake() {
        return furnished.environment().lake();
    }
}
