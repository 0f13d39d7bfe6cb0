package dev.standin.aws.states.internal.request;

import java.util.regex.Pattern;

/** Names of machines and executions, as CreateStateMachine and StartExecution allow them. */
public final class Names {
    private static final int LONGEST = 80;
    private static final Pattern FORBIDDEN =
            Pattern.compile("[\\s<>{}\\[\\]?*\"#%\\\\^|~`$&,;:/\\p{Cntrl}]|[\\ud800-\\udfff\\ufffe\\uffff]");

    private Names() {}

    public static String checked(String name) {
        if (name.isEmpty() || name.length() > LONGEST || FORBIDDEN.matcher(name).find()) {
            throw Failures.of(
                    "InvalidName",
                    "Invalid Name: '" + name + "' must have 1 to " + LONGEST
                            + " characters, no spaces, brackets, wildcards or special characters.");
        }
        return name;
    }
}
