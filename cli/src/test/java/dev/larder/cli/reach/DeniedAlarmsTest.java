package dev.larder.cli.reach;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cli.Typed;
import dev.larder.cli.grants.HeldGrant;
import dev.larder.core.wiring.LarderWiring;
import dev.larder.local.LocalLarder;
import dev.standin.aws.local.LocalAws;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An environment of a version whose operators were not granted to ask for alarms. */
final class DeniedAlarmsTest {
    private static final String SENTENCE =
            "not seen, since cloudwatch:DescribeAlarms is denied to you, as to the operators of an environment that a"
                    + " former version deployed; they are on the dashboard larder-workshop-use1 of CloudWatch";

    @Test
    void alarms_that_an_operator_may_not_see_are_a_sentence_and_the_rest_of_the_status_is_told(@TempDir Path folder) {
        LocalLarder.Options options = new LocalLarder.Options(folder.resolve("state"), "workshop", "0".repeat(64), 0);
        try (LocalLarder aws = LocalLarder.open(
                options,
                LocalAws.Watch.NOTHING,
                HeldGrant.without("cloudwatch:DescribeAlarms", LarderWiring.wiring()),
                Clock.systemUTC())) {
            Typed text = Typed.within(Operator.of(aws.variables()), "status", "--env", "workshop");
            assertThat(text.exit()).as(text.err()).isZero();
            assertThat(text.out()).startsWith("Alarms: " + SENTENCE + "\n").contains("Deliveries: none");
            assertThat(text.err()).isEmpty();
            assertThat(Typed.within(Operator.of(aws.variables()), "status", "--env", "workshop", "--json")
                            .out())
                    .contains("\"alarmsElsewhere\" : \"" + SENTENCE + "\"");
        }
    }
}
