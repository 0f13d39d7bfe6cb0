package dev.larder.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.wiring.BaseAlarms;
import dev.larder.functions.base.DatabaseProvider;
import dev.larder.functions.memory.HandClock;
import dev.standin.aws.cloudwatch.Alarm;
import dev.standin.aws.cloudwatch.Metric;
import dev.standin.aws.cloudwatch.State;
import dev.standin.aws.lambda.Function;
import dev.standin.aws.lambda.Outcome;
import dev.standin.aws.local.Arns;
import dev.standin.aws.local.LocalAws;
import dev.standin.aws.local.Stack;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The alarms of a base. What Redshift measures is replayed in its own words: Amazon Redshift Management Guide, "Monitoring
 * Redshift Serverless": {@code ComputeSeconds} by {@code Workgroup}; {@code UsageLimitConsumed} by {@code UsageLimitId}, {@code UsageType}
 * and {@code Workgroup}. The errors of the provider are those that the local Lambda counts.
 */
final class BaseAlarmsFireTest {
    private static final String PROVIDER = "larder-base-database-provider";
    private static final Metric SECONDS =
            new Metric("AWS/Redshift-Serverless", "ComputeSeconds", Map.of("Workgroup", "larder-base"));
    private static final Metric CONSUMED = new Metric(
            "AWS/Redshift-Serverless",
            "UsageLimitConsumed",
            Map.of("UsageLimitId", "limit-1", "UsageType", "SERVERLESS_COMPUTE", "Workgroup", "larder-base"));

    private final HandClock clock = new HandClock();

    @TempDir
    private Path state;

    private LocalAws aws;

    @BeforeEach
    void open() {
        List<Alarm> alarms =
                BaseAlarms.of(new BaseAlarms.Watched("larder-base", Optional.of("limit-1"), 200, PROVIDER)).stream()
                        .map(alarm -> StandInAlarms.of("larder-base-", alarm))
                        .toList();
        Function provider = new Function(
                PROVIDER,
                Arns.function(PROVIDER),
                DatabaseProvider.class.getName(),
                512,
                Duration.ofMinutes(1),
                Map.of(),
                List.of());
        Stack stack = new Stack(
                List.of(),
                List.of(),
                List.of(provider),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Stack.EMPTY.warehouse(),
                Stack.Kept.NOTHING,
                alarms,
                Map.of());
        aws = LocalAws.open(new LocalAws.Options(state, 0), LocalAws.Watch.NOTHING, endpoint -> stack, clock);
    }

    @AfterEach
    void close() {
        aws.close();
    }

    private List<String> on(Duration after) {
        clock.advance(after);
        aws.evaluateAlarms();
        return aws.alarms().stream()
                .filter(standing -> standing.state() == State.ALARM)
                .map(standing -> standing.alarm().name())
                .toList();
    }

    @Test
    void a_tenth_of_the_months_rpu_hours_in_one_day_raises_compute_seconds() {
        for (int hour = 0; hour < 20; hour++) {
            aws.count(SECONDS, 3599);
            assertThat(on(Duration.ofHours(1))).isEmpty();
        }
        aws.count(SECONDS, 20);
        assertThat(on(Duration.ofMinutes(1))).containsExactly("larder-base-compute-seconds");

        assertThat(on(Duration.ofDays(3))).isEmpty();
    }

    @Test
    void rpu_hours_that_are_used_up_raise_usage_limit_until_the_month_ends() {
        aws.count(CONSUMED, 199);
        assertThat(on(Duration.ofMinutes(1))).isEmpty();
        aws.count(CONSUMED, 200);
        assertThat(on(Duration.ofMinutes(1))).containsExactly("larder-base-usage-limit");

        clock.advance(Duration.ofHours(1));
        aws.count(CONSUMED, 0);
        assertThat(on(Duration.ofMinutes(1))).isEmpty();
    }

    @Test
    void a_provider_that_ends_with_an_error_raises_database_provider_failed() {
        assertThat(aws.invoke(PROVIDER, "{}")).isInstanceOf(Outcome.Failed.class);
        assertThat(on(Duration.ofMinutes(1))).containsExactly("larder-base-database-provider-failed");

        assertThat(on(Duration.ofMinutes(16))).isEmpty();
    }

    @Test
    void these_are_all() {
        assertThat(aws.alarms()).hasSize(3);
    }
}
