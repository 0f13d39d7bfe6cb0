package dev.larder.core.wiring;

import dev.larder.core.lake.LakeLayout;
import dev.larder.core.wiring.Wiring.Bucket;
import dev.larder.core.wiring.Wiring.Landing;
import dev.larder.core.wiring.Wiring.Machine;
import dev.larder.core.wiring.Wiring.Notices;
import dev.larder.core.wiring.Wiring.Queue;
import dev.larder.core.wiring.Wiring.Schedule;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The wiring of every Larder environment. {@code copy}, {@code transform} and {@code publish} are one handler with three names. */
public final class LarderWiring {
    /** The queue that announces landed objects. */
    public static final String LANDED = "landed";
    /** The queue that pokes {@code start-run}. */
    public static final String ACCEPTED = "accepted";
    /** The topic that tells people what became of a delivery. */
    public static final String NOTICES = "notices";
    /** The state machine that builds the warehouse. */
    public static final String BUILD_WAREHOUSE = "build-warehouse";

    /** The state machine that fetches files from a supplier's server, where an environment does. */
    public static final String PULL_FILES = "pull-files";

    /** The function that a deployment calls when anything of it has changed. */
    public static final String SET_UP = "set-up";

    /** The function that finds what has no record, and what is late. */
    public static final String RECONCILE_LANDING = "reconcile-landing";

    /**
     * How often it is called: with the minute that an alarm takes to evaluate what was counted, and half a one of the call and of the metric's way,
     * a file that is late is alarmed within five minutes.
     */
    public static final Duration LOOKS = Duration.ofMinutes(3);

    /** The function that is told of runs which ended badly. */
    public static final String REPORT_FAILURE = "report-failure";

    /** How long queues and their dead-letter queues keep a message after it was first sent; SQS allows no more. */
    public static final Duration RETENTION = Duration.ofDays(14);

    /** The role as which functions speak to the database. */
    public static final String WAREHOUSE_ROLE = "warehouse";

    /** The role that the warehouse takes on while it COPYs; no function has it. */
    public static final String COPY_ROLE = "warehouse-copy";

    /** The role that a person takes on to operate the environment. */
    public static final String OPERATOR_ROLE = "operator";

    /** The name of every session in which a function speaks to the database, so that each sees the statements of all. */
    public static final String WAREHOUSE_SESSION = "larder";

    /** Pokes that are one to {@code start-run}: a thousand deliveries at once make few calls, and their event is far below Lambda's 6 MB. */
    private static final int POKES = 1_000;

    private LarderWiring() {}

    /** The declaration; the same for every branch. */
    public static Wiring wiring() {
        return withRoles(bare());
    }

    private static Wiring withRoles(Wiring bare) {
        return new Wiring(
                bare.functions(),
                LarderRoles.all(bare.deadLetters()),
                bare.queues(),
                bare.buckets(),
                bare.landings(),
                bare.machines(),
                bare.schedules(),
                bare.notices());
    }

    /** Without the roles, of which one names the dead-letter queues of all the rest. */
    private static Wiring bare() {
        return new Wiring(
                LarderFunctions.all(),
                List.of(),
                List.of(
                        queue(LANDED, LarderFunctions.receiveDelivery(), 1, Duration.ZERO),
                        queue(ACCEPTED, LarderFunctions.startRun(), POKES, Duration.ofSeconds(1))),
                List.of(new Bucket("landing"), new Bucket("lake")),
                List.of(new Landing("landing", "suppliers/", LANDED)),
                List.of(new Machine(
                        BUILD_WAREHOUSE,
                        "build-warehouse.asl.json",
                        Duration.ofHours(4),
                        List.of(
                                "plan-run",
                                "copy",
                                "transform",
                                "test-data",
                                "find-culprit",
                                "publish",
                                "write-report"),
                        List.of(),
                        Optional.of(REPORT_FAILURE))),
                List.of(new Schedule(RECONCILE_LANDING, LOOKS), new Schedule("start-run", Duration.ofMinutes(5))),
                List.of(new Notices("lake", LakeLayout.notices(), NOTICES)));
    }

    /**
     * The same, and what fetches files from suppliers' servers: only an environment that does has it, since nothing else of Larder may write
     * where files are delivered.
     */
    public static Wiring pulling() {
        Wiring usual = bare();
        return withRoles(new Wiring(
                joined(usual.functions(), LarderFunctions.planPull()),
                usual.roles(),
                usual.queues(),
                usual.buckets(),
                usual.landings(),
                joined(
                        usual.machines(),
                        new Machine(
                                PULL_FILES,
                                "pull-files.asl.json",
                                Duration.ofHours(6),
                                List.of("plan-pull"),
                                ConnectorAccess.CALLS,
                                Optional.empty())),
                usual.schedules(),
                usual.notices()));
    }

    /** That of an environment that fetches files, or of one that does not. */
    public static Wiring of(boolean pulls) {
        return pulls ? pulling() : wiring();
    }

    private static <T> List<T> joined(List<T> some, T more) {
        return Stream.concat(some.stream(), Stream.of(more)).toList();
    }

    /**
     * A message is hidden for six times the function's timeout and the batching window, so that Lambda can try again when it was throttled
     * (Lambda Developer Guide, services-sqs-configure.html). One whose call was cut off therefore waits; a landed file does not, since
     * {@code reconcile-landing} announces it again.
     */
    private static Queue queue(String name, Wiring.Function consumer, int batch, Duration window) {
        Duration visibility = consumer.timeout().multipliedBy(6).plus(window);
        return new Queue(name, consumer.name(), batch, window, visibility, 5);
    }

    /**
     * What empties the buckets of an environment that is deleted. It is in no {@link #wiring}: only the stacks of stages that are
     * deleted with their data have it.
     */
    public static Wiring.Function emptyBuckets() {
        return LarderFunctions.emptyBuckets();
    }
}
