package dev.larder.cli.status;

import dev.larder.cli.environment.Address;
import dev.larder.cli.environment.Narrator;
import dev.larder.cli.environment.OutFolder;
import dev.larder.cli.environment.Runs;
import dev.larder.cli.status.Status.Block;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.run.Release;
import dev.larder.core.run.Retrial;
import dev.larder.core.verdict.TestVerdict;
import dev.larder.functions.Environment;
import dev.larder.functions.run.Attempts;
import dev.larder.functions.run.Blocked;
import dev.larder.functions.run.Gathering;
import dev.larder.functions.run.Mistake;
import dev.larder.functions.run.NextRun;
import dev.larder.functions.run.Releases;
import dev.larder.functions.run.RunRecord;
import dev.larder.functions.run.RunVerdict;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A next run that was blocked before, and what a person can do about it.
 *
 * @param live the release that analysts read
 * @param next what the next run would be
 * @param run how the run that was blocked ended
 */
public record Blockage(Release live, NextRun next, RunRecord run) {
    private static final int SHOWN = 5;

    /** Finds the blockage; empty if nothing waits for a person. */
    public static Optional<Blockage> find(Environment environment) {
        Optional<Release> live = Releases.newest(environment.lake());
        if (live.isEmpty()) {
            return Optional.empty();
        }
        NextRun next = NextRun.of(environment);
        return Blocked.find(environment.lake(), next, live.get())
                .flatMap(blocked -> Runs.record(environment, blocked.run()))
                .map(run -> new Blockage(live.get(), next, run));
    }

    /** Tells how the run ended, for somebody who was not there. */
    public void tellAgain(Narrator narrator) {
        narrator.tell(run);
    }

    /** Names everything in which the blocked run differs from the live release, and how to take it back. */
    public void tell(PrintWriter out, Address address) {
        List<DeliveryRecord> deliveries = next.newSince(live);
        out.println("The star stays at release " + live.number() + ". " + heading(deliveries));
        if (isWaiting()) {
            out.println("  " + address.larder("approve", run.run(), "--why", "TEXT"));
        }
        deliveries.stream().limit(SHOWN).forEach(record -> out.println(command("hold", record, address)));
        if (deliveries.size() > SHOWN) {
            out.println("  and " + (deliveries.size() - SHOWN) + " more, see " + address.larder("status"));
        }
        next.heldSince(live).forEach(record -> out.println(command("lift", record, address)));
        if (!next.plan().hash().equals(live.planHash()) && !live.planHash().isEmpty()) {
            out.println("  the project differs from the one of release " + live.number()
                    + ": correct it, or run that one again with --project DIR");
        }
        Standstill.tellWaivable(run.tests().stream().filter(TestVerdict::blocks).map(TestVerdict::test), out, address);
    }

    /** A run that failed and waits for its next attempt, or is parked; or runs that repeat. */
    static Optional<Block> failing(Environment environment, OutFolder out) {
        Instant now = environment.clock().instant();
        Attempts attempts = Attempts.of(environment.lake(), NextRun.of(environment));
        Retrial retrial = attempts.retrial(environment.pokes().due(now));
        if (retrial.isDue(now)) {
            return repeating(environment, out);
        }
        String when = retrial.next()
                .map(next -> "it is tried again at " + next + ", and at once by larder run")
                .orElse("it is parked: nothing tries it again before something of it changes, or larder run is called");
        return attempts.lastFailed()
                .flatMap(name -> Runs.record(environment, name.toString()))
                .map(last -> new Block(
                        last.run(),
                        "The run has failed %d times since %s; %s. %s"
                                .formatted(
                                        retrial.failed().size(),
                                        retrial.failed().getFirst(),
                                        when,
                                        last.sentence()),
                        out.copy(last.report()).toString()));
    }

    private static Optional<Block> repeating(Environment environment, OutFolder out) {
        return Gathering.now(environment)
                .repeating()
                .flatMap(run -> Runs.record(environment, run))
                .map(last -> new Block(
                        last.run(),
                        "Runs have followed one another though nothing new came, which is a defect of Larder: tell who"
                                + " maintains it, with this run's report. It is parked: nothing begins a run before"
                                + " something comes, or larder run is called. "
                                + last.sentence(),
                        out.copy(last.report()).toString()));
    }

    private boolean isWaiting() {
        return run.verdict() == RunVerdict.WAITING;
    }

    private String heading(List<DeliveryRecord> deliveries) {
        Mistake mistake = run.mistake();
        if (isWaiting()) {
            return "To be agreed to" + (deliveries.isEmpty() ? ":" : ", or held:");
        }
        if (mistake != null) {
            return "Correct " + mistake.file()
                    + (deliveries.isEmpty()
                            ? ", or take back:"
                            : "; if a delivery is wrong, have it corrected, or hold it:");
        }
        return deliveries.isEmpty() ? "To be corrected, or taken back:" : "Waiting to be corrected, or held:";
    }

    private static String command(String verb, DeliveryRecord record, Address address) {
        return "  " + address.larder(verb, record.id().substring(0, 8), "--why", "TEXT") + "   # "
                + record.landed().place();
    }
}
