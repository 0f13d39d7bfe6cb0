package dev.larder.local;

import dev.larder.core.wiring.LarderWiring;
import dev.larder.core.wiring.Wiring;
import dev.larder.core.wiring.Wiring.Bucket;
import dev.larder.core.wiring.Wiring.Function;
import dev.larder.core.wiring.Wiring.Grant;
import dev.larder.core.wiring.Wiring.Landing;
import dev.larder.core.wiring.Wiring.Machine;
import dev.larder.core.wiring.Wiring.Queue;
import dev.larder.core.wiring.Wiring.Schedule;
import dev.standin.aws.local.LocalAws;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A wiring with one of everything. */
final class SmallWiring {

    static final String PLAN = "0".repeat(64);

    private SmallWiring() {}

    static LocalLarder open(Path state) {
        return LocalLarder.open(
                new LocalLarder.Options(state, "test", PLAN, 0), LocalAws.Watch.NOTHING, wiring(List.of()));
    }

    static Wiring ticking() {
        return wiring(List.of(new Schedule("tick", Duration.ofMillis(20))));
    }

    static Wiring wiring(List<Schedule> schedules) {
        return new Wiring(
                List.of(
                        function(
                                "receive",
                                SmallHandlers.Receive.class,
                                new Grant("sqs:ReceiveMessage", "queue:landed"),
                                new Grant("sqs:DeleteMessage", "queue:landed"),
                                new Grant("sqs:GetQueueAttributes", "queue:landed")),
                        function("step", SmallHandlers.Step.class, new Grant("s3:GetObject", "bucket:lake/plans/*")),
                        function("on-end", SmallHandlers.OnEnd.class),
                        function("tick", SmallHandlers.Tick.class)),
                LarderWiring.wiring().roles(),
                List.of(new Queue("landed", "receive", 5, Duration.ZERO, Duration.ofMinutes(15), 3)),
                List.of(new Bucket("landing"), new Bucket("lake")),
                List.of(new Landing("landing", "suppliers/", "landed")),
                List.of(new Machine(
                        "sample",
                        "sample.asl.json",
                        Duration.ofHours(1),
                        List.of("step"),
                        List.of(),
                        Optional.of("on-end"))),
                schedules,
                List.of());
    }

    private static Function function(String name, Class<?> handler, Grant... grants) {
        return new Function(name, handler.getName(), 512, Duration.ofMinutes(1), false, List.of(grants));
    }
}
