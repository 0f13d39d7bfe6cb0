package dev.standin.aws.local;

import dev.standin.aws.StateFolder;
import dev.standin.aws.cloudwatch.Alarms;
import dev.standin.aws.cloudwatch.Alarms.Standing;
import dev.standin.aws.cloudwatch.EmbeddedMetrics;
import dev.standin.aws.cloudwatch.Metric;
import dev.standin.aws.cloudwatch.Metrics;
import dev.standin.aws.lambda.FunctionLog;
import dev.standin.aws.lambda.Outcome;
import dev.standin.aws.sqs.Queue;
import dev.standin.aws.sqs.QueueStore;
import dev.standin.aws.states.StatusChange;
import dev.standin.aws.states.StatusListener;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * CloudWatch: counts what functions write in the embedded metric format and what SQS, Lambda and Step Functions count by themselves, and
 * evaluates the stack's alarms each minute. Everything here goes by the account's clock; safe for use by many threads.
 *
 * <p>Sources: SQS Developer Guide, sqs-available-cloudwatch-metrics.html; Lambda Developer Guide, monitoring-metrics-types.html; Step
 * Functions Developer Guide, procedure-cw-metrics.html. Of their metrics only those that are counted below exist here.
 */
final class Monitor implements AutoCloseable, FunctionLog, StatusListener {
    /** Where all alarms are told. */
    static final String TOPIC = "alarms";

    private static final Logger LOG = System.getLogger(Monitor.class.getName());
    private static final Duration ACTIVE_AFTERWARDS = Duration.ofHours(6);
    private static final Map<String, String> EXECUTIONS = Map.of(
            "RUNNING", "ExecutionsStarted",
            "SUCCEEDED", "ExecutionsSucceeded",
            "FAILED", "ExecutionsFailed",
            "TIMED_OUT", "ExecutionsTimedOut",
            "ABORTED", "ExecutionsAborted");

    private final Metrics metrics = new Metrics();
    private final Alarms alarms;
    private final Place place;
    private final QueueStore queues;
    private final StateFolder folder;
    private @Nullable List<FiringAlarm> announced;
    private volatile Consumer<Standing> told = standing -> {};
    private final Map<String, Instant> activeUntil = new HashMap<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("alarms").factory());

    Monitor(Place place, QueueStore queues, StateFolder folder) {
        this.place = place;
        this.queues = queues;
        this.folder = folder;
        this.alarms = new Alarms(metrics, place.stack().alarms(), clock().instant());
    }

    private Clock clock() {
        return place.clock();
    }

    /** Looks each minute from now on. */
    void start() {
        var _ = timer.scheduleAtFixedRate(this::lookSafely, 1, 1, TimeUnit.MINUTES);
    }

    /** Samples the queues and evaluates all alarms, now. */
    synchronized void look() {
        Instant now = clock().instant();
        queues.list().forEach(queue -> sample(queue, now));
        alarms.evaluate(now, standing -> {
            if (isAdmitted(standing)) {
                told.accept(standing);
            }
        });
        announce(FiringAlarm.of(alarms.standings()));
    }

    /**
     * Whoever is told reads it from the topic {@code alarms}, whose key may not admit the alarm: then nobody hears of it. Source: CloudWatch
     * User Guide, Notify_Users_Alarm_Changes.html.
     */
    private boolean isAdmitted(Standing standing) {
        String alarm = standing.alarm().arn();
        return place.keys().admits("cloudwatch.amazonaws.com", "sns:Publish", Arns.topic(TOPIC), alarm);
    }

    /** For other processes; one that cannot be told is no reason not to evaluate alarms. */
    private void announce(List<FiringAlarm> firing) {
        if (firing.equals(announced) || !folder.isThere()) {
            return;
        }
        try {
            FiringAlarm.announce(folder.root(), firing);
            announced = firing;
        } catch (IOException full) {
            LOG.log(Level.WARNING, "the alarms are not written down", full);
        }
    }

    /** Tells of every change of an alarm from now on. */
    void tell(Consumer<Standing> whom) {
        told = whom;
    }

    List<Standing> standings() {
        return alarms.standings();
    }

    /** Counts a value of a metric of a service that is not here. */
    void count(Metric metric, double value) {
        metrics.count(metric, value, clock().instant());
    }

    private void lookSafely() {
        try {
            look();
        } catch (RuntimeException failed) {
            // Rethrown, it would end all further looks.
            LOG.log(Level.ERROR, "the alarms were not evaluated", failed);
        }
    }

    /** An idle, empty queue that nobody reads tells nothing after six hours. */
    private void sample(Queue queue, Instant now) {
        Queue.Counts counts = queue.counts();
        boolean isRead = place.stack().mappings().stream()
                .anyMatch(mapping -> mapping.queue().equals(queue.name()));
        if (isRead || counts.visible() + counts.inFlight() + counts.delayed() > 0) {
            activeUntil.put(queue.name(), now.plus(ACTIVE_AFTERWARDS));
        }
        if (now.isAfter(activeUntil.getOrDefault(queue.name(), Instant.MIN))) {
            return;
        }
        metrics.count(ofQueue(queue, "ApproximateNumberOfMessagesVisible"), counts.visible(), now);
        queue.ageOfOldest()
                .ifPresent(age ->
                        metrics.count(ofQueue(queue, "ApproximateAgeOfOldestMessage"), (double) age.toSeconds(), now));
    }

    private static Metric ofQueue(Queue queue, String name) {
        return new Metric("AWS/SQS", name, Map.of("QueueName", queue.name()));
    }

    /** Functions have the machine's clock: what they say happened so long ago happened so long ago. */
    @Override
    public void line(String function, String line) {
        EmbeddedMetrics written = EmbeddedMetrics.of(line);
        if (written.counted().isEmpty()) {
            System.getLogger("dev.standin.aws.lambda." + function).log(Level.INFO, line);
            return;
        }
        Duration ago = Duration.between(written.at(), Instant.now());
        Instant at = clock().instant().minus(ago.isNegative() ? Duration.ZERO : ago);
        written.counted().forEach(counted -> metrics.count(counted.metric(), counted.value(), at));
    }

    /** An invocation ended. */
    void invoked(String function, Outcome outcome) {
        Map<String, String> dimensions = Map.of("FunctionName", function);
        int errors = switch (outcome) {
            case Outcome.Returned _ -> 0;
            case Outcome.Failed _ -> 1;
        };
        count(new Metric("AWS/Lambda", "Invocations", dimensions), 1);
        count(new Metric("AWS/Lambda", "Errors", dimensions), errors);
    }

    @Override
    public void changed(StatusChange change) {
        String name = EXECUTIONS.get(change.status());
        if (name == null) {
            throw new IllegalArgumentException("an execution has the status " + change.status());
        }
        count(
                new Metric(
                        "AWS/States",
                        name,
                        Map.of("StateMachineArn", change.execution().stateMachineArn())),
                1);
    }

    @Override
    public void close() {
        timer.close();
    }
}
