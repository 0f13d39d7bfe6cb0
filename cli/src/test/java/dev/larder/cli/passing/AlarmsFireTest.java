package dev.larder.cli.passing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.larder.cli.Typed;
import dev.larder.cli.reach.Operator;
import dev.larder.core.lake.LakeLayout;
import dev.larder.core.wiring.LarderWiring;
import dev.larder.functions.Lake;
import dev.larder.functions.run.AsideList;
import dev.larder.functions.run.Releases;
import dev.larder.functions.run.RunFolder;
import dev.standin.aws.cloudwatch.Alarms.Standing;
import dev.standin.aws.cloudwatch.State;
import dev.standin.aws.sqs.Queue;
import dev.standin.redshift.DurableWrites;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;

/** Each alarm of an environment: its cause is made, the alarm begins; the cause is mended, the alarm ends. One environment for all. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class AlarmsFireTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    /** Three periods of five minutes: as long as a breach that nothing follows is looked at. */
    private static final Duration REMEMBERED = Duration.ofMinutes(16);

    private static final String FAILED = "/failed-";
    private static final Duration REMEMBERED_BY_TWO_LOOKS = REMEMBERED.multipliedBy(2);

    private final MovedClock clock = new MovedClock();

    private Workshop shop;

    private LocalDate day = LocalDate.parse("2026-01-01");
    private int releases;

    private Path state = Path.of("");

    @BeforeAll
    void open(@TempDir Path folder) throws IOException {
        state = folder.resolve("state");
        shop = Workshop.open(folder, DurableWrites.UNOBSERVED, clock);
        shop.drop(nextDay(), 1);
        awaitNextRelease();
    }

    @BeforeEach
    void nothingIsWrong() {
        untilNothingIsQueued();
        pass(REMEMBERED);
        assertThat(on()).isEmpty();
    }

    @AfterAll
    void close() {
        shop.close();
    }

    private String nextDay() {
        day = day.plusDays(1);
        return day.toString();
    }

    private void awaitNextRelease() {
        releases++;
        shop.awaitRelease(releases);
        untilNothingIsQueued();
    }

    /** A batch is gathered by the machine's clock: what it holds would grow hours old while the other clock is moved. */
    private void untilNothingIsQueued() {
        until(() -> isEmpty(LarderWiring.LANDED) && isEmpty(LarderWiring.ACCEPTED));
    }

    private boolean isEmpty(String queue) {
        Queue.Counts counts = shop.aws().queue(queue).counts();
        return counts.visible() + counts.inFlight() == 0;
    }

    private Set<String> on() {
        return shop.aws().alarms().stream()
                .filter(standing -> standing.state() == State.ALARM)
                .map(standing -> standing.alarm().name().replace("larder-workshop-", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Minute by minute, as CloudWatch looks. */
    private void pass(Duration time) {
        for (Duration gone = Duration.ZERO; gone.compareTo(time) < 0; gone = gone.plus(MINUTE)) {
            clock.advance(MINUTE);
            shop.aws().evaluateAlarms();
        }
    }

    private static void until(Callable<Boolean> condition) {
        await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(50))
                .until(condition);
    }

    @Test
    void every_alarm_of_the_wiring_is_one_of_those_that_are_made_to_fire_here_or_in_the_late_feed_test() {
        assertThat(shop.aws().alarms().stream().map(Standing::alarm).map(alarm -> alarm.name()))
                .containsExactly(
                        "larder-workshop-run-failed",
                        "larder-workshop-run-parked",
                        "larder-workshop-run-blocked",
                        "larder-workshop-delivery-rejected",
                        "larder-workshop-feed-late",
                        "larder-workshop-dead-letters",
                        "larder-workshop-landed-waits",
                        "larder-workshop-accepted-waits",
                        "larder-workshop-no-release");
    }

    @Test
    void an_execution_that_fails_raises_run_failed() {
        String machine = shop.environment().settings().machine();
        shop.clients()
                .stepFunctions()
                .startExecution(start -> start.stateMachineArn(machine)
                        .name("2026-01-02-0123456789ab-1")
                        .input("{}"));
        until(() -> !shop.badEnds().isEmpty());
        pass(MINUTE.multipliedBy(2));
        assertThat(on()).containsExactly("run-failed");

        shop.drop(nextDay(), 1);
        awaitNextRelease();
        pass(REMEMBERED_BY_TWO_LOOKS);
        assertThat(on()).isEmpty();
    }

    /** The last one: the hours of waiting that others count begin where they did. */
    @Test
    @Order(Integer.MAX_VALUE)
    void a_run_that_fails_for_a_day_is_one_alarm_and_then_parked_and_one_command_takes_it_up() {
        int ofOtherRuns = failures();
        shop.sql("alter table ops.test_result rename to test_result_elsewhere");
        shop.aws().poll(Set.of(LarderWiring.LANDED));
        shop.drop(nextDay(), 1);
        until(() -> shop.aws().queue(LarderWiring.ACCEPTED).counts().visible() > 0);
        shop.aws().queue(LarderWiring.ACCEPTED).purge();
        List<String> begun = new ArrayList<>();
        Set<String> before = Set.of();
        for (int minute = 0; minute < TimeUnit.HOURS.toMinutes(26); minute += 10) {
            if (minute % 60 == 0) {
                haveFailedEarlier(Duration.ofHours(1));
            }
            if (minute % 20 == 0) {
                look();
            }
            clock.advance(Duration.ofMinutes(10));
            shop.aws().evaluateAlarms();
            Set<String> now = on();
            now.stream().filter(Predicate.not(before::contains)).forEach(begun::add);
            before = now;
        }
        look();
        assertThat(answer()).contains("parked");
        pass(MINUTE);
        assertThat(begun).as("each once").containsExactly("run-failed", "run-parked");
        assertThat(on()).containsExactly("run-failed", "run-parked");
        int attempts = failures() - ofOtherRuns;
        assertThat(attempts).isBetween(10, 20);
        assertThat(Typed.larder("status", "--state", state).out())
                .contains("The run has failed " + attempts + " times since ", "it is parked: nothing tries it again");

        shop.sql("alter table ops.test_result_elsewhere rename to test_result");
        shop.aws().start();
        Typed run = Typed.larder("run", "--project", state.resolveSibling("project"), "--state", state);
        assertThat(run.exit()).as(run.err()).isZero();
        awaitNextRelease();
        pass(REMEMBERED_BY_TWO_LOOKS);
        assertThat(on()).isEmpty();
    }

    /** As the schedule does, though every twenty minutes only; an attempt that it starts has failed when it is over. */
    private void look() {
        int before = failures();
        if (answer().contains("started")) {
            until(() -> failures() == before + 1);
        }
    }

    private int failures() {
        return failed().size();
    }

    private List<String> failed() {
        return lake().objects().keys("runs/").stream()
                .filter(key -> key.contains(FAILED))
                .toList();
    }

    /** Functions have the machine's clock, which no test moves. */
    private void haveFailedEarlier(Duration by) {
        List<String> failed = failed();
        for (String key : failed) {
            int at = key.indexOf(FAILED) + FAILED.length();
            Instant earlier = Instant.parse(key.substring(at)).minus(by);
            lake().objects().write(key.substring(0, at) + earlier, new byte[0], "text/plain");
        }
        lake().objects().delete(failed);
    }

    @Test
    void a_file_that_is_no_delivery_raises_delivery_rejected() {
        int before = receipts();
        put(nextDay(), "sale_no,sold_on,amount,note\n1,2026-01-02,many,\n");
        until(() -> receipts() == before + 1);
        untilNothingIsQueued();
        pass(MINUTE);
        assertThat(on()).containsExactly("delivery-rejected");
        String since = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
        assertThat(statusBothWays())
                .startsWith("Alarms\n")
                .containsPattern(
                        "larder-workshop-delivery-rejected +\\Q" + since + "\\E +a delivery was rejected +nothing,"
                                + " unless the supplier does not send a"
                                + " corrected file"
                                + " +docs/operator.md#a-delivery-is-rejected");

        pass(REMEMBERED);
        assertThat(on()).isEmpty();
        assertThat(statusBothWays()).startsWith("Alarms: none\n");
    }

    /** By the folder, and by the name as if it were deployed. */
    private String statusBothWays() {
        String seen = Typed.larder("status", "--state", state).out();
        assertThat(Typed.within(Operator.of(shop.aws().variables()), "status", "--env", "workshop")
                        .out())
                .isEqualTo(seen);
        return seen;
    }

    @Test
    void what_stands_aside_raises_run_blocked_once_and_a_run_that_is_blocked_whole_no_release_after_six_hours() {
        String tooMuch = nextDay();
        int live = Releases.newest(lake()).orElseThrow().number();
        shop.drop(tooMuch, 5000);
        until(() -> lake().find(LakeLayout.asides(live), AsideList.class).isPresent());
        untilNothingIsQueued();
        pass(MINUTE);
        assertThat(on()).containsExactly("run-blocked");
        passHours(7);
        assertThat(on()).as("nothing waits").isEmpty();

        blockWhole(live);
        until(() -> answer().contains("blocked"));
        untilNothingIsQueued();
        pass(MINUTE);
        assertThat(on()).containsExactly("run-blocked");
        passHours(5);
        assertThat(on()).isEmpty();
        passHours(1);
        assertThat(on()).containsExactly("no-release");

        shop.drop(tooMuch, 5);
        awaitNextRelease();
        passHours(1);
        assertThat(on()).isEmpty();
    }

    /** As if the run had found no culprit. */
    private void blockWhole(int live) {
        String run = lake().get(LakeLayout.asides(live), AsideList.class).run();
        lake().objects().delete(List.of(RunFolder.of(run).culprit(), LakeLayout.asides(live)));
        shop.aws().invoke("write-report", "{\"run\": \"" + run + "\", \"verdict\": \"blocked\"}");
        shop.environment().pokes().pending("again");
    }

    private Lake lake() {
        return shop.environment().lake();
    }

    /** With calls such as the schedule makes, though fewer. */
    private void passHours(int hours) {
        for (int halves = 0; halves < hours * 2; halves++) {
            answer();
            pass(Duration.ofMinutes(30));
        }
    }

    private String answer() {
        return shop.aws().invoke("start-run", "{}").payload();
    }

    @Test
    void files_that_nobody_receives_raise_landed_waits_after_an_hour() {
        shop.aws().poll(Set.of(LarderWiring.ACCEPTED));
        shop.drop(nextDay(), 1);
        pass(Duration.ofMinutes(60));
        assertThat(on()).isEmpty();
        pass(Duration.ofMinutes(2));
        assertThat(on()).containsExactly("landed-waits");

        shop.aws().start();
        awaitNextRelease();
        pass(REMEMBERED);
        assertThat(on()).isEmpty();
    }

    @Test
    void accepted_deliveries_that_start_no_run_raise_accepted_waits_after_an_hour() {
        shop.aws().poll(Set.of(LarderWiring.LANDED));
        shop.drop(nextDay(), 1);
        until(() -> shop.aws().queue(LarderWiring.ACCEPTED).counts().visible() > 0);
        pass(Duration.ofMinutes(62));
        assertThat(on()).containsExactly("accepted-waits");

        shop.aws().start();
        awaitNextRelease();
        pass(REMEMBERED);
        assertThat(on()).isEmpty();
    }

    /** The function refuses a message that no rule sent; what is hidden is visible again when the clock has moved. */
    @Test
    void a_message_that_no_function_can_read_raises_dead_letters() {
        var landed = shop.aws().queue(LarderWiring.LANDED);
        var dead = shop.aws().queue(LarderWiring.LANDED + "-dead");
        landed.send("no event");
        for (int receives = 1; receives <= 5; receives++) {
            until(() -> landed.counts().inFlight() == 1 && isEmpty(LarderWiring.ACCEPTED));
            clock.advance(
                    Duration.ofSeconds(landed.settings().visibilitySeconds()).plusSeconds(1));
            shop.drop(nextDay(), 1); // wakes the poller, which waits by the machine's clock
        }
        until(() -> dead.counts().visible() == 1);
        pass(Duration.ofMinutes(2));
        assertThat(on()).contains("dead-letters");

        dead.purge();
        pass(Duration.ofMinutes(7));
        assertThat(on()).doesNotContain("dead-letters");
        until(() -> unfinished() == 0);
        releases = Releases.newest(shop.environment().lake()).orElseThrow().number();
    }

    private long unfinished() {
        return shop.environment().lake().objects().keys(LakeLayout.pending()).size();
    }

    private int receipts() {
        return Math.toIntExact(shop.environment().lake().objects().keys(LakeLayout.receipts()).stream()
                .filter(key -> key.endsWith(".txt"))
                .count());
    }

    private void put(String day, String text) {
        shop.clients()
                .s3()
                .putObject(
                        put -> put.bucket(shop.environment().settings().landingBucket())
                                .key("suppliers/acme/sale/sale_" + day + ".csv"),
                        RequestBody.fromString(text));
    }
}
