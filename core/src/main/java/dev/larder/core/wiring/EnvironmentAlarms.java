package dev.larder.core.wiring;

import dev.larder.core.wiring.Alarm.Measure;
import dev.larder.core.wiring.Alarm.Of;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What an operator of an environment is told. */
public final class EnvironmentAlarms {
    /** After how many hours without a release, though something waits, an operator is told, unless a deployment says otherwise. */
    public static final int SILENT_HOURS = 6;

    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);
    /** Of start-run, by its schedule. */
    private static final Duration TWO_LOOKS = FIVE_MINUTES.multipliedBy(2);

    private static final Duration HOUR = Duration.ofHours(1);
    private static final String WITHIN = "within five minutes";

    private final Wiring wiring;
    private final Arns arns;

    private EnvironmentAlarms(Wiring wiring, Arns arns) {
        this.wiring = wiring;
        this.arns = arns;
    }

    /** All of them, in the order in which a dashboard shows them. */
    public static List<Alarm> of(Wiring wiring, Arns arns, int silentHours) {
        EnvironmentAlarms alarms = new EnvironmentAlarms(wiring, arns);
        List<Alarm> all = new ArrayList<>();
        wiring.machines()
                .forEach(machine -> all.add(
                        machine.name().equals(LarderWiring.PULL_FILES)
                                ? alarms.pullFailed(machine)
                                : alarms.runFailed(machine)));
        all.add(alarms.runParked());
        all.add(alarms.runBlocked());
        all.add(alarms.deliveryRejected());
        all.add(alarms.feedLate());
        all.add(alarms.deadLetters());
        wiring.queues().forEach(queue -> all.add(alarms.waits(queue)));
        all.add(alarms.noRelease(silentHours));
        return all;
    }

    /** The names of all that an environment may have, in that order; one that fetches no files has not all of them. */
    public static List<String> names(Names names) {
        // No ARN is part of a name.
        Arns anywhere = new Arns("*", "*", "*", "*", "*", names);
        return of(LarderWiring.pulling(), anywhere, SILENT_HOURS).stream()
                .map(alarm -> prefix(names) + alarm.name())
                .toList();
    }

    /** What stands before the name of each. */
    public static String prefix(Names names) {
        return "larder-" + names.environment() + "-";
    }

    /** Physical names of all dead-letter queues: those of queues, and those of rules, for what EventBridge could not deliver. */
    public static List<String> deadLetterQueues(Wiring wiring, Names names) {
        return wiring.deadLetters().stream().map(names::deadLetterQueue).toList();
    }

    /** Over an hour, so that a server that is looked at every quarter of one does not end and begin it again with each look. */
    private Alarm pullFailed(Wiring.Machine machine) {
        return sum(
                "pull-failed",
                ends(machine, HOUR),
                new AlarmText(
                        "files could not be fetched from a supplier's server",
                        "within an hour",
                        "what could be fetched has landed; the rest is tried again by the next look",
                        "open the failed execution: its cause names the feed, the files and the reason",
                        "a-pull-fails"));
    }

    private List<Measure> ends(Wiring.Machine machine, Duration period) {
        return List.of(
                executions(machine, "failed", "ExecutionsFailed", period),
                executions(machine, "late", "ExecutionsTimedOut", period),
                executions(machine, "aborted", "ExecutionsAborted", period));
    }

    /**
     * Begins with the first attempt that fails, and goes on until one does not: as long as start-run says that the run fails, over two of its looks, so
     * that it does not end between them.
     */
    private Alarm runFailed(Wiring.Machine machine) {
        List<Measure> measures = new ArrayList<>(ends(machine, TWO_LOOKS));
        measures.add(ours("failing", Metrics.RUNS_FAILING, Of.MAXIMUM, TWO_LOOKS));
        return sum(
                "run-failed",
                measures,
                new AlarmText(
                        "a run failed, took longer than it may, or was stopped",
                        WITHIN,
                        "analysts keep reading the last release; it is tried again after 5, 10, 20, 40 minutes and so"
                                + " on, for a day",
                        "read the report of the run; if the next attempt fails too, mend what it names, then larder"
                                + " run tries at once",
                        "a-run-failed"));
    }

    /** Over two looks of the schedule, so that it does not end between them. */
    private Alarm runParked() {
        return Alarm.on(
                ours("parked", Metrics.RUNS_PARKED, Of.MAXIMUM, TWO_LOOKS),
                "run-parked",
                1,
                new AlarmText(
                        "a run failed for a day, or runs followed one another without news: none is begun by itself",
                        "within ten minutes",
                        "analysts keep reading the last release, and later deliveries wait behind it",
                        "read the report of its last attempt, mend what it names, then larder run takes it up again",
                        "a-run-is-parked"));
    }

    private Alarm runBlocked() {
        return Alarm.on(
                ours("blocked", Metrics.RUNS_BLOCKED, Of.SUM, FIVE_MINUTES),
                "run-blocked",
                1,
                new AlarmText(
                        "data tests, or a mistake in the project, blocked a run",
                        WITHIN,
                        "analysts keep reading the last release, and later deliveries wait behind it",
                        "read the report of the run; have the delivery corrected, or put it on hold",
                        "a-run-is-blocked"));
    }

    private Alarm deliveryRejected() {
        return Alarm.on(
                ours("rejected", Metrics.DELIVERIES_REJECTED, Of.SUM, FIVE_MINUTES),
                "delivery-rejected",
                1,
                new AlarmText(
                        "a delivery was rejected",
                        WITHIN,
                        "nothing of it is loaded; the supplier has a receipt with every problem",
                        "nothing, unless the supplier does not send a corrected file",
                        "a-delivery-is-rejected"));
    }

    /** Looked at over two looks of the schedule, so that it does not end between them. */
    private Alarm feedLate() {
        return Alarm.on(
                ours("late", Metrics.FEEDS_LATE, Of.MAXIMUM, LarderWiring.LOOKS.multipliedBy(2)),
                "feed-late",
                1,
                new AlarmText(
                        "a file that was due, or that a set waits for, has not come",
                        WITHIN,
                        "the warehouse shows what the supplier sent before",
                        "larder status says which feed, and since when; ask the supplier, who reads the same on the"
                                + " page beside the receipts; larder close loads a set without it",
                        "a-feed-is-late"));
    }

    private Alarm deadLetters() {
        List<Measure> lengths = new ArrayList<>();
        for (String queue : deadLetterQueues(wiring, arns.names())) {
            lengths.add(ofQueue("q" + lengths.size(), "ApproximateNumberOfMessagesVisible", queue));
        }
        return sum(
                "dead-letters",
                lengths,
                new AlarmText(
                        "a message lies in a dead-letter queue of the environment",
                        WITHIN,
                        "a file may have no receipt, or a run may not have been started; nothing is lost for 14 days",
                        "find the queue on the dashboard, read the log of its function, then redrive the queue",
                        "a-message-lies-in-a-dead-letter-queue"));
    }

    /** SQS leaves out what was received three times, so a function that fails ends in {@link #deadLetters}; this is one that is not called. */
    private Alarm waits(Wiring.Queue queue) {
        return Alarm.on(
                ofQueue("age", "ApproximateAgeOfOldestMessage", arns.names().queue(queue.name())),
                queue.name() + "-waits",
                HOUR.toSeconds(),
                new AlarmText(
                        "the oldest message of the queue %s is an hour old".formatted(queue.name()),
                        WITHIN,
                        queue.name().equals(LarderWiring.LANDED)
                                ? "files wait for their receipts"
                                : "accepted deliveries wait for a run",
                        "look why the function %s is not called: it is throttled, or its event source mapping is disabled"
                                .formatted(queue.consumer()),
                        "a-queue-waits"));
    }

    /** All metrics are counted whenever start-run looks, so none is ever missing while the schedule runs. A run that fails has an alarm that goes on. */
    private Alarm noRelease(int hours) {
        return new Alarm(
                "no-release",
                List.of(
                        ours("waiting", Metrics.CAUSES_WAITING, Of.MINIMUM, HOUR),
                        ours("published", Metrics.RUNS_PUBLISHED, Of.SUM, HOUR),
                        ours("failing", Metrics.RUNS_FAILING, Of.MAXIMUM, HOUR)),
                Optional.of("IF(waiting > 0 AND published < 1 AND failing < 1, 1, 0)"),
                1,
                hours,
                new AlarmText(
                        "nothing was published though deliveries, or decisions, wait",
                        "for %d hours".formatted(hours),
                        "analysts read a release that is older than what was accepted",
                        "larder status says what waits and why; look for a blocked run",
                        "no-release-though-deliveries-wait"));
    }

    private static Alarm sum(String name, List<Measure> measures, AlarmText text) {
        String expression = measures.stream().map(Measure::id).collect(Collectors.joining(" + "));
        return new Alarm(name, measures, Optional.of(expression), 1, 1, text);
    }

    private Measure executions(Wiring.Machine machine, String id, String metric, Duration period) {
        return new Measure(
                id, "AWS/States", metric, Map.of("StateMachineArn", arns.machine(machine.name())), Of.SUM, period);
    }

    private static Measure ofQueue(String id, String metric, String queue) {
        return new Measure(id, "AWS/SQS", metric, Map.of("QueueName", queue), Of.MAXIMUM, FIVE_MINUTES);
    }

    private Measure ours(String id, String metric, Of of, Duration period) {
        return new Measure(
                id,
                Metrics.NAMESPACE,
                metric,
                Map.of(Metrics.DIMENSION, arns.names().environment()),
                of,
                period);
    }
}
