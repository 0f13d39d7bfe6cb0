package dev.standin.aws.states;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.standin.aws.states.internal.history.Closing;
import dev.standin.aws.states.language.Definition;
import dev.standin.aws.states.language.InvalidDefinition;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** Whatever is too long or too deep is told by its limit, and ends no thread without a word. */
class LongOrDeepTest {
    private static String machine(String expression) {
        return "{\"QueryLanguage\": \"JSONata\", \"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Pass\", \"Output\": "
                + JsonMapper.shared().writeValueAsString("{% " + expression + " %}") + ", \"End\": true}}}";
    }

    private static List<String> tooDeep() {
        return List.of(
                "(".repeat(1_000) + "1" + ")".repeat(1_000),
                "1 + ".repeat(2_000) + "1",
                "$not(".repeat(3_000) + "true" + ")".repeat(3_000),
                "[".repeat(20_000) + "]".repeat(20_000),
                "1 + ".repeat(100_000) + "1");
    }

    @ParameterizedTest
    @MethodSource("tooDeep")
    void an_expression_that_is_too_deep_is_refused_by_the_limit(String expression) {
        assertThatThrownBy(() -> Definition.parse(machine(expression)))
                .isInstanceOf(InvalidDefinition.class)
                .hasMessageContaining(
                        "INVALID_JSONATA_EXPRESSION: the JSONata expression is nested too deeply; at most 500 levels")
                .hasMessageContaining("/States/A/Output");
    }

    private static List<String> onlyLong() {
        return List.of(
                "\"" + "a(\\\"".repeat(50_000) + "\"",
                "/* " + "(".repeat(100_000) + " */ 1",
                "[" + "1, ".repeat(50_000) + "1]",
                "(".repeat(200) + "1" + ")".repeat(200));
    }

    @ParameterizedTest
    @MethodSource("onlyLong")
    void an_expression_that_is_long_and_not_deep_is_taken(String expression) {
        assertThatCode(() -> Definition.parse(machine(expression))).doesNotThrowAnyException();
    }

    @Test
    void a_definition_of_more_than_a_mebibyte_is_refused_by_its_size() {
        assertThatThrownBy(() -> Definition.parse(machine("'" + "x".repeat(1 << 20) + "'")))
                .isInstanceOf(InvalidDefinition.class)
                .hasMessageContaining("at most 1048576");
    }

    @Test
    void states_in_states_in_states_are_refused_or_taken() {
        String inner = "{\"Type\": \"Succeed\"}";
        for (int level = 0; level < 2_000; level++) {
            inner = "{\"Type\": \"Parallel\", \"End\": true, \"Branches\": [{\"StartAt\": \"S" + level
                    + "\", \"States\": {\"S" + level + "\": " + inner + "}}]}";
        }
        String definition = "{\"QueryLanguage\": \"JSONata\", \"StartAt\": \"A\", \"States\": {\"A\": " + inner + "}}";

        assertThatThrownBy(() -> Definition.parse(definition))
                .isInstanceOf(InvalidDefinition.class)
                .hasMessageContaining("500");
    }

    private static List<String> failing() {
        return List.of(
                "(".repeat(200) + "1" + ")".repeat(200),
                "($f := function($n) { 1 + $f($n + 1) }; $f(0))",
                "$reduce([1..2000], function($before, $next) { {\"in\": $before} })");
    }

    @ParameterizedTest
    @MethodSource("failing")
    void an_evaluation_that_is_too_deep_is_a_query_evaluation_error(String expression) {
        Closing closing = new Bench(machine(expression)).run("{}");

        assertThat(closing.error()).isEqualTo("States.QueryEvaluationError");
        assertThat(closing.cause()).contains("Output").doesNotContain("java.");
    }

    @Test
    void an_error_of_the_jvm_in_a_branch_or_a_task_ends_the_execution() {
        Bench bench = new Bench("""
                {"QueryLanguage": "JSONata", "StartAt": "Both", "TimeoutSeconds": 600, "States": {"Both": {"Type": "Parallel", "End": true, "Branches": [
                {"StartAt": "Ask", "States": {"Ask": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "TimeoutSeconds": 60,
                "Arguments": {"FunctionName": "f"}, "End": true}}},
                {"StartAt": "Rest", "States": {"Rest": {"Type": "Succeed"}}}]}}}""");
        bench.functions.add("f", payload -> {
            throw new StackOverflowError();
        });

        assertThat(bench.run("{}").error()).isEqualTo("Lambda.ServiceException");
    }
}
