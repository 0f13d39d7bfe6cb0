package dev.larder.functions.memory;

import dev.larder.functions.Environment;
import dev.larder.functions.Measures;
import dev.larder.functions.port.Executions;
import dev.larder.functions.port.Landing;
import dev.larder.functions.port.Ports;
import dev.larder.functions.port.Queues;
import dev.larder.functions.port.Settings;
import dev.larder.functions.port.Warehouse;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Everything outside that an environment reaches, in memory. Not thread-safe but for its lake. */
public final class MemoryPorts implements Ports {
    private final HandClock clock = new HandClock();
    private final MemoryObjects lake = new MemoryObjects(clock);
    private final MemoryLanding landing = new MemoryLanding(clock, lake);
    private final MemoryIncoming incoming = new MemoryIncoming(landing);
    private final MemoryExecutions pulls = new MemoryExecutions();
    private final MemoryWarehouse warehouse = new MemoryWarehouse(clock);
    private final MemoryExecutions executions = new MemoryExecutions();
    private final MemoryQueues queues = new MemoryQueues();
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private boolean closed;

    /** An environment that works with this plan. */
    public Environment environment(String plan) {
        Settings settings = new Settings(
                "test",
                "landing",
                "lake",
                plan,
                "workgroup",
                "database",
                "copy-role",
                "landed",
                "accepted",
                "arn:aws:states:us-east-1:000000000000:stateMachine:build-warehouse");
        Map<String, String> lambda = Map.of("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/test");
        PrintStream out = new PrintStream(log, true, StandardCharsets.UTF_8);
        return new Environment(settings, this, clock, new Measures(lambda, "test", clock, out));
    }

    /** What functions counted, each as the metric and its value. */
    public List<String> counted() {
        return log.toString(StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.substring(line.lastIndexOf(',') + 1).replaceAll("[\"}]", ""))
                .toList();
    }

    /** Its clock. */
    public HandClock clock() {
        return clock;
    }

    @Override
    public MemoryObjects lake() {
        return lake;
    }

    @Override
    public Landing landing() {
        return landing;
    }

    @Override
    public MemoryIncoming incoming() {
        return incoming;
    }

    @Override
    public MemoryExecutions pulls() {
        return pulls;
    }

    /** Its landing bucket, to be filled. */
    public MemoryLanding supplier() {
        return landing;
    }

    /** Its warehouse, to be scripted. */
    public MemoryWarehouse scripted() {
        return warehouse;
    }

    @Override
    public Warehouse warehouse() {
        return warehouse;
    }

    /** Its executions, to be looked at. */
    public MemoryExecutions machine() {
        return executions;
    }

    @Override
    public Executions executions() {
        return executions;
    }

    @Override
    public Queues queues() {
        return queues;
    }

    /** Its queues, to be looked at. */
    public MemoryQueues messages() {
        return queues;
    }

    /** Whether nobody needs it any more. */
    public boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        closed = true;
    }
}
