package dev.larder.functions.port;

import dev.larder.core.wiring.LarderWiring;
import dev.larder.core.wiring.Names;
import dev.larder.core.wiring.RegionCode;
import java.util.Map;

/**
 * What an environment tells its functions, by environment variables.
 *
 * @param environment the environment's name, for example {@code main} or {@code feature-x-1a2b3c}
 * @param plan hash of the compiled project that is in force; the plan lies in the lake
 * @param copyRoles ARNs of the roles that COPY takes on one after the other, the namespace's first, as {@code iam_role} wants them
 * @param landedQueue URL of the queue that announces landed objects
 * @param acceptedQueue URL of the queue that pokes {@code start-run}
 * @param machine ARN of {@code build-warehouse}
 */
public record Settings(
        String environment,
        String landingBucket,
        String lakeBucket,
        String plan,
        String workgroup,
        String database,
        String copyRoles,
        String landedQueue,
        String acceptedQueue,
        String machine) {

    /** Reads {@code LARDER_*}; throws {@link IllegalStateException} naming the first variable that is missing. */
    public static Settings of(Map<String, String> variables) {
        return new Settings(
                required(variables, "LARDER_ENVIRONMENT"),
                required(variables, "LARDER_LANDING_BUCKET"),
                required(variables, "LARDER_LAKE_BUCKET"),
                required(variables, "LARDER_PLAN"),
                required(variables, "LARDER_WORKGROUP"),
                required(variables, "LARDER_DATABASE"),
                required(variables, "LARDER_NAMESPACE_ROLE") + "," + required(variables, "LARDER_COPY_ROLE"),
                required(variables, "LARDER_LANDED_QUEUE"),
                required(variables, "LARDER_ACCEPTED_QUEUE"),
                required(variables, "LARDER_MACHINE"));
    }

    /** The names of what the environment has; those of buckets without what stands behind them on AWS. */
    public Names names() {
        return new Names(environment, RegionCode.of(machine.split(":", -1)[3]));
    }

    /** ARN of the execution of this name. */
    public String execution(String name) {
        return execution(machine, name);
    }

    /** ARN of an execution of a machine. */
    public static String execution(String machine, String name) {
        return machine.replace(":stateMachine:", ":execution:") + ":" + name;
    }

    /** ARN of {@code pull-files}, which only environments that fetch files have. */
    public String pullMachine() {
        return machine.replaceFirst(LarderWiring.BUILD_WAREHOUSE + "$", LarderWiring.PULL_FILES);
    }

    private static String required(Map<String, String> variables, String name) {
        String value = variables.get(name);
        if (value == null || value.isEmpty()) {
            throw new IllegalStateException(
                    "environment variable " + name + " is not set; the wiring sets it for every function");
        }
        return value;
    }
}
