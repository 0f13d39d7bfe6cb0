package dev.larder.cli.passing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.larder.aws.AwsClients;
import dev.larder.cli.TestProject;
import dev.larder.cli.grants.SmallProject;
import dev.larder.core.contract.FeedId;
import dev.larder.core.lake.LakeLayout;
import dev.larder.core.plan.Plan;
import dev.larder.core.plan.PlanJson;
import dev.larder.core.wiring.LarderWiring;
import dev.larder.functions.Environment;
import dev.larder.functions.calendar.Calendars;
import dev.larder.functions.calendar.Calendars.Standing;
import dev.larder.functions.port.Settings;
import dev.larder.local.LocalLarder;
import dev.standin.aws.cloudwatch.State;
import dev.standin.aws.lambda.Outcome;
import dev.standin.aws.local.LocalAws;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;

/** A file that does not come, on the clock of the local environment: no run, and nothing but the schedule, looks for it. */
class LateFeedTest {
    private static final Duration RATE = Duration.ofMinutes(5);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final MovedClock clock = new MovedClock();

    /** It is due tomorrow at noon (UTC), and may be two hours late; at another supplier's that day is a holiday. */
    @Test
    void a_late_file_is_alarmed_within_five_minutes_and_one_that_a_holiday_moved_is_not(@TempDir Path folder)
            throws IOException {
        LocalDate tomorrow =
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(1);
        Path project = SmallProject.in(folder.resolve("project"));
        due(project, tomorrow, "acme/sale", "");
        due(project, tomorrow, "zenith/rest", "\n  - {property: holidays, value: [\"" + tomorrow + "\"]}");
        Plan plan = TestProject.plan(project);
        LocalLarder.Options options = new LocalLarder.Options(folder.resolve("state"), "workshop", plan.hash(), 0);
        try (LocalLarder aws = LocalLarder.open(options, LocalAws.Watch.NOTHING, LarderWiring.wiring(), clock);
                AwsClients clients = new AwsClients(aws.variables());
                Environment environment = new Environment(Settings.of(aws.variables()), clients)) {
            environment
                    .lake()
                    .objects()
                    .write(
                            LakeLayout.plan(plan.hash()),
                            PlanJson.write(plan).getBytes(StandardCharsets.UTF_8),
                            "application/json");
            assertThat(aws.invoke("set-up", "{}")).isInstanceOf(Outcome.Returned.class);
            aws.receive();
            look(aws);
            Instant late = tomorrow.atTime(LocalTime.of(14, 0)).toInstant(ZoneOffset.UTC);
            clock.advance(Duration.between(clock.instant(), late.minus(Duration.ofMinutes(2))));

            look(aws);
            assertThat(isAlarmed(aws)).isFalse();
            clock.advance(RATE.minus(MINUTE));
            look(aws);

            Duration after = Duration.between(late, clock.instant());
            assertThat(after).isLessThanOrEqualTo(RATE);
            assertThat(isAlarmed(aws)).isTrue();
            assertThat(standings(environment))
                    .extracting(standing -> standing.feed() + " " + standing.late())
                    .containsExactly("acme/sale true", "zenith/rest false");
            assertThat(page(environment, "acme")).contains("1 LATE");
            assertThat(page(environment, "zenith")).contains("ALL ANSWERED", tomorrow.plusDays(1) + " 12:00 UTC");

            clients.s3()
                    .putObject(
                            put -> put.bucket(environment.settings().landingBucket())
                                    .key("suppliers/acme/sale/sale_1.csv"),
                            RequestBody.fromString(SmallProject.day("2026-01-01", 1)));
            await().until(() -> !environment
                            .lake()
                            .objects()
                            .keys(LakeLayout.arrivals())
                            .isEmpty()
                    && environment.lake().objects().keys("receipts/acme/sale/").size() == 3);
            clock.advance(Duration.ofMinutes(15));
            look(aws);
            assertThat(isAlarmed(aws)).isFalse();
            assertThat(page(environment, "acme")).contains("ALL ANSWERED", "sale_1.csv came late");
            assertThat(clients.stepFunctions()
                            .listExecutions(list ->
                                    list.stateMachineArn(environment.settings().machine()))
                            .executions())
                    .isEmpty();
        }
    }

    /** As the schedule calls it; a minute later CloudWatch looks. */
    private void look(LocalLarder aws) {
        String event =
                "{\"source\":\"aws.events\",\"time\":\"" + clock.instant().truncatedTo(ChronoUnit.SECONDS) + "\"}";
        assertThat(aws.invoke("reconcile-landing", event)).isInstanceOf(Outcome.Returned.class);
        clock.advance(MINUTE);
        aws.evaluateAlarms();
    }

    private static boolean isAlarmed(LocalLarder aws) {
        return aws.alarms().stream()
                .anyMatch(standing ->
                        standing.alarm().name().equals("larder-workshop-feed-late") && standing.state() == State.ALARM);
    }

    private List<Standing> standings(Environment environment) {
        return new Calendars(environment).at(clock.instant());
    }

    private static String page(Environment environment, String supplier) {
        return new String(
                environment
                        .lake()
                        .objects()
                        .read(LakeLayout.supplierPage(supplier))
                        .orElseThrow(),
                StandardCharsets.UTF_8);
    }

    /** Adds the feed, or says when the one that is there is due. */
    private static void due(Path project, LocalDate day, String feed, String more) throws IOException {
        FeedId id = FeedId.parse(feed);
        String contract = Files.readString(project.resolve("contracts/sale.yaml"))
                .replace("value: 31, unit: d", "value: 2, unit: h")
                .replace("\"0 0 * * *\"", "\"0 12 %d %d *\"".formatted(day.getDayOfMonth(), day.getMonthValue()))
                .replace("value: acme}", "value: " + id.supplier() + "}")
                .replace("feed, value: sale}", "feed, value: " + id.name() + "}")
                .replace("name: sale\n", "name: " + id.name() + "\n")
                .replace("timeZone, value: UTC}", "timeZone, value: UTC}" + more);
        Files.writeString(project.resolve("contracts/" + id.name() + ".yaml"), contract);
    }
}
