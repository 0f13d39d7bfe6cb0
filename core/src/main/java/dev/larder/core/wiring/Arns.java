package dev.larder.core.wiring;

/**
 * The ARNs of an environment's resources.
 *
 * @param partition {@code aws}, or CDK's token for it; so are region and account
 * @param workgroup ARN of the Redshift Serverless workgroup
 * @param namespaceRole ARN of the role that its namespace has by itself
 */
public record Arns(
        String partition, String region, String account, String workgroup, String namespaceRole, Names names) {
    private static final String FUNCTION = "function:";

    /** ARNs in the partition {@code aws}, with the workgroup's name in place of the identifier that AWS gives it. */
    public static Arns of(String region, String account, Names names) {
        String workgroup = "arn:aws:redshift-serverless:%s:%s:workgroup/%s".formatted(region, account, Names.WORKGROUP);
        String namespaceRole = "arn:aws:iam::%s:role/%s"
                .formatted(account, Names.namespaceRole(Names.WORKGROUP, RegionCode.of(region)));
        return new Arns("aws", region, account, workgroup, namespaceRole, names);
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

    /** A role of the wiring. */
    public String role(String name) {
        return "arn:%s:iam::%s:role/%s".formatted(partition, account, names.role(name));
    }

    /** The role that the warehouse takes on to read the lake. */
    public String copyRole() {
        return role(LarderWiring.COPY_ROLE);
    }

    /** The pattern of the {@link #copyRole} of every environment of a region, which the namespace's role may take on and no other. */
    public static String everyCopyRole(String partition, String account, RegionCode region) {
        return "arn:%s:iam::%s:role/larder-*-%s-%s".formatted(partition, account, region, LarderWiring.COPY_ROLE);
    }

    /** The role as which functions speak to the database. */
    public String warehouseRole() {
        return role(LarderWiring.WAREHOUSE_ROLE);
    }

    /** The ARN of the role of one, or of the account, whom a {@link Wiring.Trust} names. */
    public String truster(String by) {
        if (by.equals("namespace")) {
            return namespaceRole;
        }
        if (by.equals(Wiring.Trust.ACCOUNT)) {
            return "arn:%s:iam::%s:root".formatted(partition, account);
        }
        if (!by.startsWith(FUNCTION)) {
            throw new IllegalArgumentException(
                    "a role is trusted to '%s'; expected function:<name>, namespace or account".formatted(by));
        }
        return role(by.substring(FUNCTION.length()));
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
        if (on.equals("facts")) {
            return regional("ssm", "parameter" + EnvironmentFacts.ROOT + names.environment() + "/*");
        }
        if (on.equals("alarms")) {
            return regional("cloudwatch", "alarm:" + EnvironmentAlarms.prefix(names) + "*");
        }
        int colon = on.indexOf(':');
        String kind = on.substring(0, Math.max(colon, 0));
        String name = on.substring(colon + 1);
        return switch (kind) {
            case "bucket" -> bucketOrObjects(name);
            case "queue" -> queue(name);
            case "function" -> function(name);
            case "dead-letters" -> regional("sqs", names.deadLetterQueue(name));
            case "machine" -> machine(name);
            case "execution" -> executions(name);
            case "role" -> role(name);
            default ->
                throw new IllegalArgumentException(
                        "a grant is on '%s'; expected bucket:, function:, queue:, dead-letters:, machine:, execution:, role:, warehouse, facts, alarms or *"
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
