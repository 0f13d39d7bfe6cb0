package dev.standin.aws.kms;

import java.util.List;

/**
 * A key of the account.
 *
 * @param name stands in its ARN where AWS has an identifier
 * @param encrypts ARNs, or patterns of them, of the buckets' objects, queues, topics and secrets that it encrypts
 */
public record Key(String name, List<KeyStatement> policy, List<String> encrypts) {
    /** Copies the lists. */
    public Key {
        policy = List.copyOf(policy);
        encrypts = List.copyOf(encrypts);
    }
}
