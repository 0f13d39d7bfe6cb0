package dev.larder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever has no AWS account at hand is told so in a sentence without a class of the SDK. */
final class NoAccountTest {
    @ParameterizedTest
    @CsvSource({"'', which AWS region?", "eu-central-1, 'there are no credentials, or no connection'"})
    void who_has_no_region_or_no_credentials_reads_no_names_of_classes(String region, String sentence)
            throws Exception {
        ProcessBuilder larder = new ProcessBuilder(
                System.getProperty("java.home") + "/bin/java",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.larder.cli.Main",
                "environments");
        larder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
        larder.environment().put("AWS_EC2_METADATA_DISABLED", "true");
        larder.environment().put("AWS_CONFIG_FILE", "/dev/null");
        larder.environment().put("AWS_SHARED_CREDENTIALS_FILE", "/dev/null");
        if (!region.isEmpty()) {
            larder.environment().put("AWS_REGION", region);
        }
        Process process = larder.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(said).isEqualTo(2);
        assertThat(said).contains("larder: ", sentence).doesNotContain("Provider", "software.amazon");
    }
}
