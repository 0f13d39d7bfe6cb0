package dev.standin.aws.internal.signature;

import java.util.Optional;

/** Whose signature, and what it is good for. */
record Credential(String accessKeyId, Scope scope) {

    /** Reads {@code AKID/20260314/us-east-1/s3/aws4_request}; empty for a text of any other form. */
    static Optional<Credential> of(String text) {
        String[] parts = text.split("/", -1);
        if (parts.length != 5 || parts[0].isEmpty() || !parts[4].equals(Scope.END)) {
            return Optional.empty();
        }
        return Optional.of(new Credential(parts[0], new Scope(parts[1], parts[2], parts[3])));
    }
}
