package dev.larder.cli.pull;

import java.util.Locale;
import java.util.Map;

/** Passwords and private keys by name, from the variables of the process: in no file of a project, in no lake and in no log. */
public record Secrets(Map<String, String> variables) {
    /** Copies the map. */
    public Secrets {
        variables = Map.copyOf(variables);
    }

    /** Those of this process. */
    public static Secrets ofProcess() {
        return new Secrets(System.getenv());
    }

    /** The variable that has a secret. */
    static String variable(String name) {
        return "LARDER_SECRET_" + name.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    /** A password, or the text of a private key, which begins with {@code -----BEGIN}. */
    String value(String name) throws PullFailed {
        String value = variables.getOrDefault(variable(name), "");
        if (value.isBlank()) {
            throw new PullFailed(
                    "the secret %s is not known here; put the password or the private key into the variable %s"
                            .formatted(name, variable(name)));
        }
        return value;
    }

    /** Without the values. */
    @Override
    public String toString() {
        return "secrets";
    }
}
