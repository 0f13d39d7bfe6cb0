package dev.standin.aws.secretsmanager;

import dev.standin.aws.Callers;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** A secret by its name, with its text; a database's is JSON with {@code username} and {@code password}. */
public record Secret(String name, String value) {
    private static final int SUFFIX = 6;

    /** With the six characters that AWS adds to a name; here they are the same for the same name. */
    public String arn() {
        String digits =
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
        return "arn:aws:secretsmanager:%s:%s:secret:%s-%s"
                .formatted(Callers.REGION, Callers.ACCOUNT, name, digits.substring(0, SUFFIX));
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return name;
    }
}
