package dev.larder.infra.given;

import dev.larder.core.wiring.RegionCode;
import dev.larder.core.wiring.StackContext;
import dev.larder.core.wiring.Stage;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import software.constructs.Node;

/** What was given on the command line as {@code -c name=value}. */
public record Context(Node node) {

    /** A value that may be absent; blank is absent. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(node.tryGetContext(name))
                .map(Object::toString)
                .filter(value -> !value.isBlank());
    }

    /**
     * {@code stage}; empty if it was not given.
     *
     * @throws SetUpProblem if there is no such stage
     */
    public Optional<Stage> stage() {
        return text(StackContext.STAGE).map(Context::stage);
    }

    /** The stage of this name; throws {@link SetUpProblem} if there is none. */
    public static Stage stage(String name) {
        return Stage.of(name)
                .orElseThrow(
                        () -> new SetUpProblem("the stage is '%s'; expected one of %s".formatted(name, Stage.names())));
    }

    /**
     * {@code region}, or the one that CDK's command found in profile and variables.
     *
     * @throws SetUpProblem if neither says it, or it can be none
     */
    public String region() {
        String region = text(StackContext.REGION)
                .or(() -> Optional.ofNullable(System.getenv("CDK_DEFAULT_REGION")))
                .orElseThrow(() -> new SetUpProblem(
                        "which region? It is part of names; set AWS_REGION, or say -c region=eu-central-1"));
        try {
            RegionCode.of(region);
        } catch (IllegalArgumentException noRegion) {
            throw new SetUpProblem(String.valueOf(noRegion.getMessage()));
        }
        return region;
    }

    /** A whole number. */
    public int number(String name, int otherwise) {
        return text(name).map(value -> number(name, value)).orElse(otherwise);
    }

    private static int number(String name, String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException notANumber) {
            throw new SetUpProblem(
                    "-c %s is '%s'; expected a whole number, for example -c %s=8".formatted(name, value, name));
        }
    }

    /** {@code true} or {@code false}; absent is false. */
    public boolean flag(String name) {
        return flag(name, false);
    }

    /** {@code true} or {@code false}. */
    public boolean flag(String name, boolean otherwise) {
        String value = text(name).orElse("");
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            case "" -> otherwise;
            default -> throw new SetUpProblem("-c %s is '%s'; expected true or false".formatted(name, value));
        };
    }

    /** Values with commas between them. */
    public List<String> list(String name) {
        return text(name)
                .map(value ->
                        Arrays.stream(value.split(",", -1)).map(String::strip).toList())
                .orElse(List.of());
    }
}
