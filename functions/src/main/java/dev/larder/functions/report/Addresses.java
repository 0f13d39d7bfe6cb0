package dev.larder.functions.report;

import dev.larder.functions.port.Settings;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Where a person sees a run in AWS's console. On a laptop, whose ARNs are those of an account that nobody has, the addresses lead nowhere.
 *
 * @param settings of the run's environment
 */
record Addresses(Settings settings) {
    private static final Map<String, String> CONSOLES = Map.of(
            "aws",
            "console.aws.amazon.com",
            "aws-cn",
            "console.amazonaws.cn",
            "aws-us-gov",
            "console.amazonaws-us-gov.com");

    /** The execution, state by state. */
    String run(String run) {
        return "https://%s.%s/states/home?region=%s#/v2/executions/details/%s"
                .formatted(region(), console(), region(), settings.execution(run));
    }

    /** The report, as an object to be opened. */
    String report(String key) {
        return "https://%s.%s/s3/object/%s?region=%s&prefix=%s"
                .formatted(
                        region(),
                        console(),
                        settings.lakeBucket(),
                        region(),
                        URLEncoder.encode(key, StandardCharsets.UTF_8));
    }

    private String console() {
        return CONSOLES.getOrDefault(part(1), "console.aws.amazon.com");
    }

    private String region() {
        return part(3);
    }

    private String part(int number) {
        return settings.machine().split(":", -1)[number];
    }
}
