package dev.larder.cli.reach;

import dev.larder.aws.AwsClients;
import dev.larder.cli.terminal.CommandFailure;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/**
 * How a command comes to AWS: as the AWS CLI does with the same variables and options.
 *
 * @param variables those that {@link AwsClients} reads; a region is among them
 */
record AwsAccess(Map<String, String> variables) {
    private static final String REGION = "AWS_REGION";
    private static final String PROFILE = "AWS_PROFILE";

    /** Copies the map. */
    AwsAccess {
        variables = Map.copyOf(variables);
    }

    /**
     * Asks nothing yet.
     *
     * @param process the process's variables
     * @param profile whose credentials and region are meant instead of the process's; null for none
     * @param region which is meant whatever else is said; null for none
     * @throws CommandFailure if nothing says which region is meant
     */
    static AwsAccess of(Map<String, String> process, @Nullable String profile, @Nullable String region) {
        Map<String, String> variables = new HashMap<>(process);
        if (profile != null) {
            // As with the AWS CLI a profile that is named goes before keys of the process.
            variables.keySet().removeIf(name -> name.matches("AWS_(ACCESS_KEY_ID|SECRET_ACCESS_KEY|SESSION_TOKEN)"));
            variables.put(PROFILE, profile);
        }
        variables.put(REGION, region != null ? region : region(variables, profile));
        return new AwsAccess(variables);
    }

    private static String region(Map<String, String> variables, @Nullable String profile) {
        for (String name : new String[] {REGION, "AWS_DEFAULT_REGION"}) {
            String region = variables.get(name);
            if (region != null && !region.isEmpty()) {
                return region;
            }
        }
        try {
            String chosen = profile != null ? profile : variables.get(PROFILE);
            return DefaultAwsRegionProviderChain.builder()
                    .profileName(chosen)
                    .build()
                    .getRegion()
                    .id();
        } catch (SdkClientException nowhere) {
            throw CommandFailure.usage(
                            "which AWS region? Neither AWS_REGION nor the profile says so",
                            "name it with --region, for example eu-central-1, or set AWS_REGION")
                    .because(nowhere);
        }
    }

    /** The region. */
    String region() {
        return String.valueOf(variables.get(REGION));
    }

    /** Clients, to be closed. */
    AwsClients clients() {
        return new AwsClients(variables);
    }

    /** A call; if AWS does not get or does not allow it, the command ends with a sentence for whoever typed it. */
    static <T> T asked(Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkClientException unreached) {
            throw CommandFailure.usage(
                            "AWS did not get the question: there are no credentials, or no connection",
                            "aws sts get-caller-identity says whether the AWS CLI reaches it with the same settings;"
                                    + " sign in, or name a profile with --profile")
                    .because(unreached);
        } catch (AwsServiceException refused) {
            if (isDenied(refused)) {
                throw CommandFailure.usage(
                                refused.awsErrorDetails().serviceName() + ": "
                                        + refused.awsErrorDetails().errorMessage(),
                                "take on the role of the environment's operators (docs/deploy.md, Operators); --profile"
                                        + " names a profile that does")
                        .because(refused);
            }
            throw refused;
        }
    }

    static boolean isDenied(AwsServiceException refused) {
        return refused.awsErrorDetails() != null
                && String.valueOf(refused.awsErrorDetails().errorCode()).startsWith("AccessDenied");
    }
}
