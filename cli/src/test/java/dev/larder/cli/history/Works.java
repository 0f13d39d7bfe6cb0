package dev.larder.cli.history;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.larder.core.delivery.Landed;
import dev.larder.core.lake.LakeLayout;
import dev.larder.core.plan.Plan;
import dev.larder.core.plan.PlanJson;
import dev.larder.core.run.ExecutionName;
import dev.larder.functions.Environment;
import dev.larder.functions.Lake;
import dev.larder.functions.blame.FindCulprit;
import dev.larder.functions.deployment.SetUp;
import dev.larder.functions.gate.TestData;
import dev.larder.functions.memory.HandClock;
import dev.larder.functions.memory.MemoryExecutions;
import dev.larder.functions.memory.MemoryQueues;
import dev.larder.functions.planning.PlanRun;
import dev.larder.functions.planning.StartRun;
import dev.larder.functions.port.Executions;
import dev.larder.functions.port.Incoming;
import dev.larder.functions.port.Landing;
import dev.larder.functions.port.ObjectStore;
import dev.larder.functions.port.Ports;
import dev.larder.functions.port.Queues;
import dev.larder.functions.port.Settings;
import dev.larder.functions.port.Warehouse;
import dev.larder.functions.reception.ReceiveDelivery;
import dev.larder.functions.reception.ReconcileLanding;
import dev.larder.functions.report.ReportFailure;
import dev.larder.functions.report.WriteReport;
import dev.larder.functions.step.RunStatements;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * An environment whose functions are called as the state machine and the queues call them, one after the other, on a lake in memory and a database. Not
 * thread-safe.
 */
final class Works implements Ports {
    private static final int MOST_CALLS = 200;
    /** A call that has the longest time that AWS gives. */
    private static final Context WITH_TIME = (Context) Proxy.newProxyInstance(
            Context.class.getClassLoader(), new Class<?>[] {Context.class}, (_, method, _) -> {
                if (!method.getName().equals("getRemainingTimeInMillis")) {
                    throw new UnsupportedOperationException(method.getName());
                }
                return (int) Duration.ofMinutes(15).toMillis();
            });

    private final HandClock clock;
    private final Cuts cuts;
    private final Calls calls;
    private final Plan plan;
    private final Bucket lake;
    private final Landings landing;
    private final DuckWarehouse warehouse;
    private final MemoryExecutions executions = new MemoryExecutions();
    /** Nobody reads them: each file is received when it lands, and everything is asked until nothing is left to do. */
    private final MemoryQueues queues = new MemoryQueues();

    private final List<String> late = new ArrayList<>();
    private Environment environment;

    Works(Plan plan, Place place, Planted planted) {
        this.plan = plan;
        this.clock = place.clock();
        this.cuts = place.cuts();
        this.calls = place.calls();
        this.lake = new Bucket(cuts, planted, calls);
        this.landing = new Landings(clock, lake, calls);
        this.warehouse = new DuckWarehouse(place, lake, planted);
        this.environment = fresh();
        lake.write(
                LakeLayout.plan(plan.hash()),
                PlanJson.write(plan).getBytes(StandardCharsets.UTF_8),
                "application/json");
    }

    /** Where it works. */
    record Place(HandClock clock, Cuts cuts, Calls calls, Path folder) {
        /** A new one. */
        static Place in(Path folder, HandClock clock) {
            return new Place(clock, new Cuts(), new Calls(), folder);
        }
    }

    private Environment fresh() {
        return new Environment(
                new Settings(
                        "test",
                        "landing",
                        lake.bucket(),
                        plan.hash(),
                        "workgroup",
                        "database",
                        "arn:aws:iam::000000000000:role/copy",
                        "landed",
                        "accepted",
                        "arn:aws:states:us-east-1:000000000000:stateMachine:build-warehouse"),
                this,
                clock);
    }

    Environment environment() {
        return environment;
    }

    HandClock time() {
        return clock;
    }

    Cuts cuts() {
        return cuts;
    }

    Calls calls() {
        return calls;
    }

    /** What a function remembers is gone, and so is what was under way; of every second run the event of its end comes after the next has run. */
    void restart() {
        environment = fresh();
        for (String name : running()) {
            executions.end(name);
            if (name.hashCode() % 2 == 0) {
                reportEnd(name);
            } else {
                late.add(name);
            }
        }
    }

    private void reportEnd(String run) {
        Map<String, String> detail = Map.of("name", run, "status", "FAILED", "error", "Local.Restarted");
        call(new ReportFailure(environment), Map.of("detail", detail));
    }

    /** As every deployment does. */
    void setUp() {
        call(new SetUp(environment, Optional.empty()), Map.of());
    }

    /** A supplier's file. */
    Landed land(String key, String content) {
        return landing.put(key, content);
    }

    /** The event of a landed version; that of one which is answered already is harmless. */
    void receive(Landed landed) {
        String body = Lake.JSON.writeValueAsString(Map.of(
                "source",
                "aws.s3",
                "detail",
                Map.of(
                        "bucket",
                        Map.of("name", landed.bucket()),
                        "object",
                        Map.of("key", landed.key(), "version-id", landed.versionId()))));
        JsonNode answer = call(
                new ReceiveDelivery(environment),
                Map.of("Records", List.of(Map.of("messageId", "m", "eventSource", "aws:sqs", "body", body))));
        if (!answer.path("batchItemFailures").isEmpty()) {
            throw new AssertionError("not received: " + landed);
        }
    }

    /** What the schedule does for landed files and sets. */
    void reconcile() {
        call(new ReconcileLanding(environment), Map.of());
    }

    /** Runs until nothing is left to do; what start-run said last. */
    String settle() {
        String verdict = run();
        late.forEach(this::reportEnd);
        late.clear();
        return verdict;
    }

    private String run() {
        for (int calls = 0; calls < MOST_CALLS; calls++) {
            String verdict =
                    call(new StartRun(environment), Map.of()).path("verdict").asString();
            if (!verdict.equals("started") && !verdict.equals("reading")) {
                return verdict;
            }
            running().forEach(name -> {
                execute(name);
                executions.end(name);
            });
        }
        throw new AssertionError("it never settles");
    }

    private List<String> running() {
        return executions.started().stream().filter(executions::isRunning).toList();
    }

    private void execute(String name) {
        String identity = ExecutionName.parse(name).identity().text();
        String run = name;
        boolean probe = false;
        State state = State.PLAN;
        while (state != State.END) {
            JsonNode answer = call(state, run, identity);
            if (state == State.CULPRIT) {
                run = answer.path("run").asString();
                probe = answer.path("probe").asBoolean();
            }
            state = state.next(answer.path("verdict").asString(""), probe);
        }
    }

    private JsonNode call(State state, String run, String identity) {
        calls.made("transitions");
        return switch (state) {
            case PLAN -> call(new PlanRun(environment), Map.of("run", run, "identity", identity));
            case PREPARE, COPY, BUILD, DIFF, PUBLISH ->
                call(new RunStatements(environment), Map.of("run", run, "step", state.word()));
            case INPUT, LOGIC, OUTPUT -> call(new TestData(environment), Map.of("run", run, "gate", state.word()));
            case CULPRIT -> call(new FindCulprit(environment), Map.of("run", run));
            case PUBLISHED, BLOCKED, WAITING ->
                call(new WriteReport(environment), Map.of("run", run, "verdict", state.word()));
            case END -> throw new AssertionError("over");
        };
    }

    /** A state of the machine with what follows it, as {@code build-warehouse} has it. */
    private enum State {
        PLAN,
        PREPARE,
        COPY,
        INPUT,
        BUILD,
        LOGIC,
        DIFF,
        OUTPUT,
        CULPRIT,
        PUBLISH,
        PUBLISHED,
        BLOCKED,
        WAITING,
        END;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        State next(String verdict, boolean probe) {
            return switch (this + " " + verdict) {
                case "PLAN planned", "CULPRIT trial" -> PREPARE;
                case "PLAN live", "PLAN superseded" -> END;
                case "PREPARE done" -> COPY;
                case "COPY done" -> INPUT;
                case "INPUT passed" -> BUILD;
                case "BUILD done" -> LOGIC;
                case "LOGIC passed" -> DIFF;
                case "DIFF done", "CULPRIT publish" -> OUTPUT;
                case "OUTPUT passed" -> probe ? CULPRIT : PUBLISH;
                case "OUTPUT waiting" -> probe ? CULPRIT : WAITING;
                case "INPUT blocked", "BUILD blocked", "LOGIC blocked", "OUTPUT blocked" -> CULPRIT;
                case "CULPRIT blocked" -> BLOCKED;
                case "PUBLISH done" -> PUBLISHED;
                default -> {
                    if (this == PUBLISHED || this == BLOCKED || this == WAITING) {
                        yield END;
                    }
                    throw new AssertionError(this + " answered " + verdict);
                }
            };
        }
    }

    private JsonNode call(RequestStreamHandler handler, Map<String, ?> request) {
        return calls.by(handler.getClass().getSimpleName(), () -> answer(handler, request));
    }

    private static JsonNode answer(RequestStreamHandler handler, Map<String, ?> request) {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        try {
            handler.handleRequest(
                    new ByteArrayInputStream(request.isEmpty() ? new byte[0] : Lake.JSON.writeValueAsBytes(request)),
                    answer,
                    WITH_TIME);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return Lake.JSON.readTree(answer.toByteArray());
    }

    @Override
    public ObjectStore lake() {
        return lake;
    }

    @Override
    public Landing landing() {
        return landing;
    }

    @Override
    public Incoming incoming() {
        throw new UnsupportedOperationException("nothing is fetched");
    }

    @Override
    public Warehouse warehouse() {
        return warehouse;
    }

    @Override
    public Executions executions() {
        return executions;
    }

    @Override
    public Executions pulls() {
        return executions;
    }

    @Override
    public Queues queues() {
        return queues;
    }

    @Override
    public void close() {
        warehouse.close();
    }
}
