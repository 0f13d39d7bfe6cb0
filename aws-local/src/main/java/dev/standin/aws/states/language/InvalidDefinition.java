package dev.standin.aws.states.language;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A text that is not a definition, or one that the interpreter does not carry out; carries every problem, by JSON pointer.
 */
public final class InvalidDefinition extends Exception {
    private final transient List<Problem> problems;

    InvalidDefinition(List<Problem> problems) {
        super(problems.stream()
                .map(Problem::toString)
                .collect(Collectors.joining(", ", "Invalid State Machine Definition: '", "'")));
        this.problems = List.copyOf(problems);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    public List<Problem> problems() {
        return problems;
    }
}
