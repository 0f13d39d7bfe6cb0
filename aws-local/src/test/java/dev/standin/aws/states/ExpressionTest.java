package dev.standin.aws.states;

import static dev.standin.aws.states.InterpreterTest.machine;
import static dev.standin.aws.states.InterpreterTest.output;
import static org.assertj.core.api.Assertions.assertThat;

import dev.standin.aws.states.internal.history.Closing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Expressions whose value or failure was measured on AWS. */
class ExpressionTest {
    /** floci-io/floci pull requests 2676, 2683 and issue 2737, measured on AWS. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "$range(-1.7, 2, 1)|[-1,0,1,2]",
                "$range(3, 3, 1)|3",
                "$partition([1,2,3,4,5], 2.9)|[[1,2],[3,4],[5]]",
                "$partition([1,2,3])|[[1,2,3]]",
                "$partition([0], 5)|[[0]]",
                "$partition([0,1,2], 2)|[[0,1],[2]]",
                "$parse('-0')|0",
                "$parse('{\"Arg1\": 1, \"Arg2\": []}')|{\"Arg1\":1,\"Arg2\":[]}",
                "$contains(\"hello$world\", /^hello\\$/)|true",
                "$variable := 1|1",
                "$count($range(1, 360145, 1))|360145",
                "$count($range(-9223372036854775808, 9223372036854775807, 9223372036854775807))|3",
                "$random(42)|0.7275636800328681",
                "$random(0.9) = $random(0)|true",
                "$string(1e20)|\"100000000000000000000\"",
                "$string({'a': [1e20, 1e21, 0.5]})|\"{\\\"a\\\":[100000000000000000000,1e+21,0.5]}\"",
                "$parse('9223372036854775807')|9223372036854775807",
                "$parse('9223372036854775808')|9.223372036854776E18",
                "$count(null)|1",
                "[1,2,3] ~> $count|3",
                "false and $states.input.x|false",
                "$states.context.Execution.RedriveCount = 0 and {'a': true}.a|true",
                "{'l': [{'a': 1, 'b': true}, {'a': 2}]}.l[a = 1 and b].a|1",
                "$map([1,1e20], $string)|[\"1\",\"100000000000000000000\"]",
                "$map([[1],[2,3]], $count)|[1,2]",
                "$exists($states.input.x) or 1 = 1|true",
                "[1, 2][$ > 1 and $ < 3]|2",
                "$formatNumber(1234.5, '#,##0.00')|\"1,234.50\"",
            })
    void an_expression_gives_what_aws_gives(String expression, String expected) {
        assertThat(output(evaluate(expression))).isEqualTo(expected);
    }

    private static Closing evaluate(String expression) {
        ObjectNode state = JsonMapper.shared()
                .createObjectNode()
                .put("Type", "Pass")
                .put("Output", "{% " + expression + " %}")
                .put("End", true);
        return new Bench(machine("\"A\": " + state)).run("{}");
    }

    /** The same, and issue 2736 for the words. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "$range(5, 1, 1)| returned nothing (undefined).",
                "$range(1, 5, 0)| returned nothing (undefined).",
                "$range(1, 5)| returned nothing (undefined).",
                "$partition([], 2)| returned nothing (undefined).",
                "$partition([1], 0)| returned nothing (undefined).",
                "$hash('a')| returned nothing (undefined).",
                "true and 'x'| threw an error during evaluation. T0410: Argument 2 of function \"and\" does not match"
                        + " function signature",
                "true and $lookup({}, 'x') != null| threw an error during evaluation. T0410: Argument 2 of function"
                        + " \"and\" does not match function signature",
                "[{'a': 1}][a = 1 and b = 2].a| threw an error during evaluation. T0410: Argument 2 of function"
                        + " \"and\" does not match function signature",
                "$states.input.x or true| threw an error during evaluation. T0410: Argument 1 of function \"or\" does"
                        + " not match function signature",
                "$formatNumber(1, 'x')| threw an error during evaluation: D3086: the picture \"x\" of $formatNumber"
                        + " has no digit",
                "$abs('x')| threw an error during evaluation. T0410: Argument 1 of function \"abs\" does not match"
                        + " function signature",
                "$range(1, 360146, 1)| threw an error during evaluation: Expression evaluation memory limit exceeded:"
                        + " Check for excessive memory usage",
            })
    void a_failed_expression_is_told_in_the_words_of_aws(String expression, String words) {
        Closing closing = evaluate(expression);

        assertThat(closing.error()).isEqualTo("States.QueryEvaluationError");
        assertThat(closing.cause())
                .isEqualTo("An error occurred while executing the state 'A' (entered at the event id #2). The JSONata"
                        + " expression '"
                        + expression + "' specified for the field 'Output'" + (words.startsWith(" ") ? "" : " ")
                        + words);
    }

    /** floci-io/floci issue 2737: a hundred levels are the most. */
    @Test
    void an_expression_of_more_than_a_hundred_levels_fails() {
        assertThat(output(evaluate("1" + "+1".repeat(99)))).isEqualTo("100");
        assertThat(evaluate("1" + "+1".repeat(100)).cause()).endsWith("Depth=101 max=100");
    }

    /** localstack/localstack, test_base_scenarios.snapshot.json, test_map_state_items_input_types, whose causes have these words. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"Type\": \"Map\", \"Items\": \"{% true %}\", \"ItemProcessor\": {\"StartAt\": \"B\", \"States\":"
                        + " {\"B\": {\"Type\": \"Succeed\"}}}|'true' specified for the field 'Items' returned an"
                        + " unexpected result type. Expected 'array', but was 'boolean' for value: true",
                "\"Type\": \"Map\", \"Items\": \"{% {'a': 1} %}\", \"ItemProcessor\": {\"StartAt\": \"B\", \"States\":"
                        + " {\"B\": {\"Type\": \"Succeed\"}}}|'{'a': 1}' specified for the field 'Items' returned an"
                        + " unexpected result type. Expected 'array', but was 'object' for value: {\"a\":1}",
                "\"Type\": \"Wait\", \"Seconds\": \"{% 'x' %}\"|''x'' specified for the field 'Seconds' returned an"
                        + " unexpected result type. Expected 'number', but was 'string' for value: \"x\"",
            },
            quoteCharacter = '~')
    void a_result_of_the_wrong_type_is_told_in_the_words_of_aws(String state, String words) {
        Closing closing = new Bench(machine("\"A\": {" + state + ", \"End\": true}")).run("{}");

        assertThat(closing.error()).isEqualTo("States.QueryEvaluationError");
        assertThat(closing.cause())
                .isEqualTo("An error occurred while executing the state 'A' (entered at the event id #2). The JSONata"
                        + " expression "
                        + words);
    }
}
