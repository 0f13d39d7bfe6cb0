package dev.standin.aws.states.service;

import dev.standin.aws.Callers;

/** The ARNs of the local machines and executions. */
final class Arns {
    private static final String PREFIX = "arn:aws:states:us-east-1:" + Callers.ACCOUNT + ":";

    private Arns() {}

    static String machine(String name) {
        return PREFIX + "stateMachine:" + name;
    }

    static String execution(String machineName, String name) {
        return PREFIX + "execution:" + machineName + ":" + name;
    }
}
