package dev.larder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What {@code larder up} prints for AWS's clients. */
final class UpAddressesTest {
    @Test
    void the_region_is_named_as_either_version_of_the_command_knows_it() {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);

        UpCommand.print(Map.of("AWS_REGION", "eu-central-1"), out);

        out.flush();
        assertThat(text.toString().lines())
                .contains("  export AWS_REGION=eu-central-1", "  export AWS_DEFAULT_REGION=eu-central-1");
    }
}
