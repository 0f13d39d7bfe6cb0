package dev.standin.aws.states.language;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The eight types of state; {@link #fields} is the feature list of the interpreter. */
public enum StateType {
    PASS("Pass"),
    TASK("Task"),
    CHOICE("Choice"),
    WAIT("Wait"),
    SUCCEED("Succeed"),
    FAIL("Fail"),
    PARALLEL("Parallel"),
    MAP("Map");

    private static final Set<String> COMMON = Set.of("Type", "Comment", "QueryLanguage");

    private final String word;

    StateType(String word) {
        this.word = word;
    }

    static Optional<StateType> of(String word) {
        return Stream.of(values()).filter(type -> type.word.equals(word)).findFirst();
    }

    /** The type as written in {@code Type} and at the start of event types. */
    public String word() {
        return word;
    }

    boolean allows(String field) {
        return COMMON.contains(field) || fields().contains(field);
    }

    /** What it may have besides what every state may have. */
    Set<String> fields() {
        return switch (this) {
            case PASS -> Set.of("Output", "Assign", "Next", "End");
            case TASK ->
                Set.of(
                        "Resource",
                        "Arguments",
                        "TimeoutSeconds",
                        "HeartbeatSeconds",
                        "Output",
                        "Assign",
                        "Retry",
                        "Catch",
                        "Next",
                        "End");
            case CHOICE -> Set.of("Choices", "Default", "Output", "Assign");
            case WAIT -> Set.of("Seconds", "Timestamp", "Output", "Assign", "Next", "End");
            case SUCCEED -> Set.of("Output");
            case FAIL -> Set.of("Error", "Cause");
            case PARALLEL -> Set.of("Branches", "Arguments", "Output", "Assign", "Retry", "Catch", "Next", "End");
            case MAP ->
                Set.of(
                        "Items",
                        "ItemSelector",
                        "ItemProcessor",
                        "MaxConcurrency",
                        "Output",
                        "Assign",
                        "Retry",
                        "Catch",
                        "Next",
                        "End");
        };
    }

    Set<String> required() {
        return switch (this) {
            case TASK -> Set.of("Resource");
            case CHOICE -> Set.of("Choices");
            case PARALLEL -> Set.of("Branches");
            case MAP -> Set.of("ItemProcessor");
            case PASS, WAIT, SUCCEED, FAIL -> Set.of();
        };
    }

    /** Whether it goes on by {@code Next} or {@code End}. */
    boolean leadsOn() {
        return fields().contains("Next");
    }
}
