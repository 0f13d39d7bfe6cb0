package dev.larder.core.wiring;

/**
 * The ARNs of an environment's resources.
 *
 * @param partition {@code aws}, or CDK's token for it; so are region and account
 * @param workgroup ARN of the Redshift Serverless workgroup
 */
public record Arns(String partition, String region, String account, String workgroup, Names names) {

    /** ARNs in the partition {@code aws}, with the workgroup's name in place of the identifier that AWS gives it. */
    public static Arns of(String region, String account, Names names) {
        String workgroup = "arn:aws:redshift-serverless:%s:%s:workgroup/%s".formatted(region, account, Names.WORKGROUP);
        return new Arns("aws", region, account, workgroup, names);
    }

    /** The bucket itself; its objects are below {@code <bucket>/}. */
    public String bucket(String name) {
        return "arn:%s:s3:::%s".formatted(partition, names.bucket(name));
    }

    /** A queue of the wiring. */
    public String queue(String name) {
        return regional("sqs", names.queue(name));
    }

    /** A function of the wiring. */
    public String function(String name) {
        return regional("lambda", "function:" + names.function(name));
    }

    /** A state machine of the wiring. */
    public String machine(String name) {
        return regional("states", "stateMachine:" + names.machine(name));
    }

    /** Every execution of a state machine. */
    public String executions(String machine) {
        return regional("states", "execution:" + names.machine(machine) + ":*");
    }

    /** The role that the warehouse takes on to read the lake. */
    public String copyRole() {
        return "arn:%s:iam::%s:role/%s".formatted(partition, account, names.copyRole());
    }

    /**
     * The ARN, or the pattern of ARNs, that a {@link Wiring.Grant}'s {@code on} means.
     *
     * @throws IllegalArgumentException if it is none of the forms that the grant's description lists
     */
    public String resolve(String on) {
        if (on.equals("*")) {
            return on;
        }
        if (on.equals("warehouse")) {
            return workgroup;
        }
        int colon = on.indexOf(':');
        String kind = on.substring(0, Math.max(colon, 0));
        String name = on.substring(colon + 1);
        return switch (kind) {
            case "bucket" -> bucketOrObjects(name);
            case "queue" -> queue(name);
            case "machine" -> machine(name);
            case "execution" -> executions(name);
            default ->
                throw new IllegalArgumentException(
                        "a grant is on '%s'; expected bucket:, queue:, machine:, execution:, warehouse or *"
                                .formatted(on));
        };
    }

    private String bucketOrObjects(String name) {
        int slash = name.indexOf('/');
        return slash < 0 ? bucket(name) : bucket(name.substring(0, slash)) + name.substring(slash);
    }

    private String regional(String service, String resource) {
        return "arn:%s:%s:%s:%s:%s".formatted(partition, service, region, account, resource);
    }
}
