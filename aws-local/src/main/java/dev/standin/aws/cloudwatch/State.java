package dev.standin.aws.cloudwatch;

/** The states of an alarm. */
public enum State {
    OK,
    ALARM,
    INSUFFICIENT_DATA
}
