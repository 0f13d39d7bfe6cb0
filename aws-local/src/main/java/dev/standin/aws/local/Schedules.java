package dev.standin.aws.local;

import dev.standin.aws.lambda.AsyncInvocations;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.json.JsonMapper;

/**
 * Invokes functions at the stack's rates, the first time at once. A tick is skipped while an earlier invocation of the
 * function, by schedule or otherwise, is not done: on AWS they would run side by side.
 */
final class Schedules implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Schedules.class.getName());

    private final Place place;
    private final AsyncInvocations events;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("schedules").factory());

    private Schedules(Place place, AsyncInvocations events) {
        this.place = place;
        this.events = events;
    }

    static Schedules start(Place place, AsyncInvocations events) {
        Schedules schedules = new Schedules(place, events);
        for (Stack.Schedule schedule : place.stack().schedules()) {
            long rate = schedule.rate().toMillis();
            var _ = schedules.timer.scheduleWithFixedDelay(
                    () -> schedules.tick(schedule), 0, rate, TimeUnit.MILLISECONDS);
        }
        return schedules;
    }

    private void tick(Stack.Schedule schedule) {
        String function = schedule.function();
        try {
            if (!events.isBusy(function)) {
                events.submit(function, event(schedule));
            }
        } catch (RuntimeException failed) {
            // Rethrown, it would end all further ticks.
            LOG.log(Level.ERROR, "a tick of " + function + " was lost", failed);
        }
    }

    /** Source: EventBridge User Guide, "Scheduled Event". */
    private String event(Stack.Schedule schedule) {
        String rule = Arns.rule(schedule.rule());
        return new BusEvent(
                        "aws.events",
                        "Scheduled Event",
                        rule,
                        JsonMapper.shared().createObjectNode())
                .json(place.clock().instant());
    }

    /** Ends the ticking; a tick that is being written down is finished. */
    @Override
    public void close() {
        timer.close();
    }
}
