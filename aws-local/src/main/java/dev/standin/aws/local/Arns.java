package dev.standin.aws.local;

import dev.standin.aws.Callers;
import dev.standin.aws.sqs.QueueStore;

/** ARNs of what is in the only account and region. */
public final class Arns {
    /** The account that every local ARN names. */
    public static final String ACCOUNT = Callers.ACCOUNT;
    /** The region that every local ARN names. */
    public static final String REGION = QueueStore.REGION;

    private Arns() {}

    /** A queue. */
    public static String queue(String name) {
        return regional("sqs", name);
    }

    /** A function. */
    public static String function(String name) {
        return regional("lambda", "function:" + name);
    }

    /** A state machine. */
    public static String machine(String name) {
        return regional("states", "stateMachine:" + name);
    }

    /** An EventBridge rule. */
    public static String rule(String name) {
        return regional("events", "rule/" + name);
    }

    /** A topic. */
    public static String topic(String name) {
        return regional("sns", name);
    }

    /** A workgroup, with its name in place of the identifier that AWS gives it. */
    public static String workgroup(String name) {
        return regional("redshift-serverless", "workgroup/" + name);
    }

    /** A role. */
    public static String role(String name) {
        return "arn:aws:iam::%s:role/%s".formatted(ACCOUNT, name);
    }

    private static String regional(String service, String resource) {
        return "arn:aws:%s:%s:%s:%s".formatted(service, REGION, ACCOUNT, resource);
    }
}
