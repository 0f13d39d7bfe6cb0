package dev.larder.cli.environment;

import dev.larder.cli.terminal.CommandFailure;
import dev.larder.cli.view.Pauses;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.functions.Environment;
import dev.larder.functions.run.Blocked;
import dev.larder.functions.run.Gathering;
import dev.larder.functions.run.NextRun;
import dev.larder.functions.run.Releases;
import dev.larder.functions.run.RunRecord;
import dev.larder.functions.run.RunVerdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.BooleanSupplier;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Waits while an environment receives and runs, and tells what happens, once, from its creation on. Not thread-safe. */
public final class Work {
    /** No step takes longer without anything to see: a function may take 15 minutes. */
    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(20);

    private final Reached local;
    private final Environment environment;
    private final Narrator narrator;
    private final Deliveries deliveries;
    private final ReplyNotes notes;
    private final Runs runs;
    private final List<DeliveryRecord> answered = new ArrayList<>();
    private final List<RunRecord> ended = new ArrayList<>();
    private Instant windowTold = Instant.EPOCH;

    /** Tells what happens from now on. */
    public Work(Reached local, Narrator narrator) {
        this.local = local;
        this.environment = local.environment();
        this.narrator = narrator;
        this.deliveries = new Deliveries(environment);
        this.notes = new ReplyNotes(environment.lake());
        this.runs = new Runs(local);
    }

    /** Tells the deliveries of these files in this order: ids by landing keys. */
    public void expect(SequencedMap<String, String> dropped) {
        deliveries.expect(dropped);
    }

    /** Expects that these files, which answer questions, are received: ids by landing keys. */
    public void expectReplies(Map<String, String> dropped) {
        notes.expect(dropped);
    }

    /** Deliveries told so far. */
    public List<DeliveryRecord> answered() {
        return List.copyOf(answered);
    }

    /** Runs told so far. */
    public List<RunRecord> ended() {
        return List.copyOf(ended);
    }

    /** Waits until everything that landed is answered. */
    public void untilAnswered() {
        until(() -> deliveries.allAnswered() && notes.allWritten() && nothingLanded());
    }

    /**
     * Waits until everything that landed is answered and no run is under way or due: nothing is pending, or what is pending was
     * blocked by a test. A run that fails ends the wait.
     */
    public void untilSettled() {
        until(() -> failed()
                || (deliveries.allAnswered()
                        && !runs.running()
                        && nothingLanded()
                        && (nothingPending() || isBlocked())
                        && nothingCame()));
    }

    /** Whether what is pending was blocked by a test before, so that nothing will run until something else changes. */
    public boolean isBlocked() {
        NextRun next = NextRun.of(environment);
        return Releases.newest(environment.lake())
                .flatMap(live -> Blocked.find(environment.lake(), next, live))
                .isPresent();
    }

    /** Tells what is new, of deliveries that nobody expected now and then; returns false if nothing is. */
    public boolean look() {
        return isNew(deliveries.look());
    }

    private boolean isNew(List<Deliveries.Answered> freshDeliveries) {
        freshDeliveries.forEach(narrator::tell);
        freshDeliveries.forEach(each -> answered.add(each.record()));
        List<RunRecord> freshRuns = runs.look();
        freshRuns.forEach(narrator::tell);
        ended.addAll(freshRuns);
        return !freshDeliveries.isEmpty() || !freshRuns.isEmpty();
    }

    /** Tells what is new, and for each batching window once until when it is open. */
    public void lookAndSayWhatWaits() {
        if (look()) {
            Gathering.now(environment)
                    .open()
                    .filter(wait -> !wait.latest().equals(windowTold))
                    .ifPresent(wait -> {
                        narrator.tellGathering(wait);
                        windowTold = wait.latest();
                    });
        }
    }

    /** Tells how the newest run that ended did; nothing if there is none, or it had nothing to do. */
    public void tellNewest() {
        runs.newestEnded().ifPresent(narrator::tell);
    }

    /** Whether anything is pending. */
    public boolean nothingPending() {
        return environment.pokes().due(environment.clock().instant()).isEmpty();
    }

    /** Whether a run failed. */
    public boolean failed() {
        return ended.stream().anyMatch(run -> run.verdict() == RunVerdict.FAILED);
    }

    /** Whether nothing has happened since the last look: a run, for one, writes its last word before it ends. */
    private boolean nothingCame() {
        return !isNew(deliveries.lookForAll()) && !runs.running();
    }

    private boolean nothingLanded() {
        return local
                .clients()
                .sqs()
                .getQueueAttributes(get -> get.queueUrl(environment.settings().landedQueue())
                        .attributeNames(
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
                .attributes()
                .values()
                .stream()
                .allMatch("0"::equals);
    }

    private void until(BooleanSupplier done) {
        Pauses pauses = new Pauses(System::nanoTime);
        long silentSince = System.nanoTime();
        while (true) {
            local.requireNoTrouble();
            long begin = System.nanoTime();
            boolean news = look();
            if (done.getAsBoolean()) {
                return;
            }
            Duration spent = Duration.ofNanos(System.nanoTime() - begin);
            if (news || runs.running()) {
                silentSince = System.nanoTime();
            }
            if (System.nanoTime() - silentSince > LONGEST_SILENCE.toNanos()) {
                throw CommandFailure.infrastructure(
                        "nothing happened for " + LONGEST_SILENCE.toMinutes()
                                + " minutes although something is unfinished",
                        local.address().larder("status") + " says what is; "
                                + local.address().larder("run") + " goes on with it");
            }
            pause(pauses.after(spent, news));
        }
    }

    private void pause(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw CommandFailure.infrastructure(
                    "stopped while waiting", local.address().larder("run") + " goes on with what is unfinished");
        }
    }
}
