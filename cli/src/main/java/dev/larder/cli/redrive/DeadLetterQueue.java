package dev.larder.cli.redrive;

import dev.larder.core.wiring.LarderWiring;
import dev.larder.core.wiring.Names;
import dev.larder.core.wiring.Wiring;
import dev.larder.functions.port.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A queue in which lies what could not be handed over.
 *
 * @param name its physical name
 * @param url where it is
 * @param kind what its messages are
 * @param back URL of the queue that takes them again, if there is one
 * @param consumer the function that failed at them; empty where EventBridge could not deliver
 */
record DeadLetterQueue(String name, String url, Kind kind, Optional<String> back, Optional<String> consumer) {
    /** What messages are. */
    enum Kind {
        /** A version of an object landed. */
        LANDED,
        /** Something may be there to run. */
        POKE,
        /** A schedule's tick; the next one does the same. */
        TICK,
        /** A run ended badly. */
        ENDING,
        /** People were to be told of a notice. */
        NOTICE
    }

    /** All of an environment that is wired so, in the order of the wiring. */
    static List<DeadLetterQueue> all(Settings settings, Wiring wiring) {
        Names names = settings.names();
        String queues =
                settings.landedQueue().substring(0, settings.landedQueue().lastIndexOf('/') + 1);
        List<DeadLetterQueue> all = new ArrayList<>();
        for (Wiring.Queue queue : wiring.queues()) {
            String name = names.deadLetterQueue(queue.name());
            all.add(new DeadLetterQueue(
                    name,
                    queues + name,
                    queue.name().equals(LarderWiring.LANDED) ? Kind.LANDED : Kind.POKE,
                    Optional.of(queues + names.queue(queue.name())),
                    Optional.of(names.function(queue.consumer()))));
        }
        for (Wiring.Landing landing : wiring.landings()) {
            String name = names.deadLetterQueue(Wiring.undelivered(landing.rule()));
            all.add(new DeadLetterQueue(
                    name,
                    queues + name,
                    Kind.LANDED,
                    Optional.of(queues + names.queue(landing.queue())),
                    Optional.empty()));
        }
        wiring.machines().stream()
                .filter(machine -> machine.onEnd().isPresent())
                .forEach(machine -> all.add(undelivered(names, queues, machine.rule(), Kind.ENDING)));
        wiring.machines().stream()
                .filter(machine -> !machine.onConnectors().isEmpty())
                .forEach(machine -> all.add(undelivered(names, queues, machine.name(), Kind.TICK)));
        wiring.schedules().forEach(schedule -> all.add(undelivered(names, queues, schedule.rule(), Kind.TICK)));
        wiring.notices().forEach(notices -> all.add(undelivered(names, queues, notices.rule(), Kind.NOTICE)));
        return all;
    }

    private static DeadLetterQueue undelivered(Names names, String queues, String rule, Kind kind) {
        String name = names.deadLetterQueue(Wiring.undelivered(rule));
        return new DeadLetterQueue(name, queues + name, kind, Optional.empty(), Optional.empty());
    }
}
