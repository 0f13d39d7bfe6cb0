package dev.standin.aws.states.service;

import java.time.Instant;

/**
 * One revision of a state machine.
 *
 * @param definition as given
 */
record Machine(Identity identity, String definition, String roleArn, Revision revision) {
    record Identity(String arn, String name, Instant creationDate) {}

    /** The id is a new UUID for every revision, so that a machine made again under its old name shares none. */
    record Revision(String id, Instant date) {}

    String arn() {
        return identity.arn();
    }
}
