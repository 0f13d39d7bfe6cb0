package dev.standin.aws.states;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.standin.aws.states.language.Definition;
import dev.standin.aws.states.language.InvalidDefinition;
import dev.standin.aws.states.language.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class DefinitionTest {
    private static List<Problem> problems(String definition) {
        InvalidDefinition invalid = catchThrowableOfType(InvalidDefinition.class, () -> Definition.parse(definition));
        assertThat(invalid).as(definition).isNotNull();
        return invalid.problems();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"Type\": \"Pass\", \"Result\": 1, \"End\": true}|/States/A/Result",
                "{\"Type\": \"Pass\", \"Surprise\": 1, \"End\": true}|/States/A/Surprise",
                "{\"Type\": \"Pass\", \"QueryLanguage\": \"JSONPath\", \"End\": true}|/States/A",
                "{\"Type\": \"Task\", \"Resource\": \"arn:aws:states:::sns:publish\", \"Arguments\":"
                        + " {\"FunctionName\": \"f\"}, \"End\": true}|/States/A/Resource",
                "{\"Type\": \"Pass\", \"Output\": \"{% $eval('1') %}\", \"End\": true}|/States/A/Output",
                "{\"Type\": \"Pass\", \"Output\": {\"x\": \"{% ( %}\"}, \"End\": true}|/States/A/Output/x",
                "{\"Type\": \"Pass\", \"Assign\": {\"states\": 1}, \"End\": true}|/States/A/Assign",
                "{\"Type\": \"Map\", \"ItemProcessor\": {\"StartAt\": \"B\", \"States\": {\"B\": {\"Type\":"
                        + " \"Succeed\"}}}, \"Catch\": [{\"ErrorEquals\": [\"States.ALL\"], \"Next\": \"Gone\"}], \"End\":"
                        + " true}|/States/A/Catch/0/Next",
                "{\"Type\": \"Map\", \"ItemProcessor\": {\"ProcessorConfig\": 1, \"StartAt\": \"B\", \"States\":"
                        + " {\"B\": {\"Type\": \"Succeed\"}}}, \"End\": true}|/States/A/ItemProcessor/ProcessorConfig",
                "{\"Type\": \"Parallel\", \"Branches\": [{\"StartAt\": \"B\", \"States\": {\"B\": {\"Type\":"
                        + " \"Succeed\"}}}], \"Retry\": [{\"ErrorEquals\": [\"States.ALL\"], \"MaxDelaySeconds\":"
                        + " 31622400}], \"End\": true}|/States/A/Retry/0/MaxDelaySeconds",
                "{\"Type\": \"Wait\", \"Timestamp\": \"2016-03-14\", \"End\": true}|/States/A/Timestamp",
                "{\"Type\": \"Task\", \"Resource\": \"arn:aws:states:::lambda:invoke\", \"Arguments\":"
                        + " {\"FunctionName\": \"f\"}, \"HeartbeatSeconds\": 5, \"End\": true}|/States/A/HeartbeatSeconds",
                "{\"Type\": \"Map\", \"ToleratedFailureCount\": 1, \"ItemProcessor\": {\"StartAt\": \"B\", \"States\":"
                        + " {\"B\": {\"Type\": \"Succeed\"}}}, \"End\": true}|/States/A/ToleratedFailureCount",
            })
    void what_is_not_supported_is_refused_by_pointer(String state, String pointer) {
        List<Problem> problems =
                problems("{\"QueryLanguage\": \"JSONata\", \"StartAt\": \"A\", \"States\": {\"A\": " + state + "}}");

        assertThat(problems).extracting(Problem::pointer).containsExactly(pointer);
    }

    /** floci-io/floci issues 2670, 2735 and 2745, measured with ValidateStateMachineDefinition on AWS. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "phone|UNSUPPORTED_JSONATA_EXPRESSION: Reference to 'phone' at the top level is not supported. at"
                        + " /States/A/Output",
                "$exists(phone.home)|UNSUPPORTED_JSONATA_EXPRESSION: Reference to 'phone' at the top level is not"
                        + " supported. at /States/A/Output",
                "$map($states.input.a, function($x){ b })|UNSUPPORTED_JSONATA_EXPRESSION: Reference to 'b' at the top"
                        + " level is not supported. at /States/A/Output",
                "{aaa: 1}|UNSUPPORTED_JSONATA_EXPRESSION: Reference to 'aaa' at the top level is not supported. at"
                        + " /States/A/Output",
                "$|UNSUPPORTED_JSONATA_EXPRESSION: Reference to '$' at the top level is not supported. at"
                        + " /States/A/Output",
                "$$|UNSUPPORTED_JSONATA_EXPRESSION: Reference to '$$' is not supported. at /States/A/Output",
                "$states.errorOutput|UNSUPPORTED_JSONATA_EXPRESSION: Field '$states.errorOutput' does not exist. at"
                        + " /States/A/Output",
                "a[1,2)|INVALID_JSONATA_EXPRESSION: Expected \"]\", got \",\" at /States/A/Output",
                "1 +|INVALID_JSONATA_EXPRESSION: Unexpected end of expression at /States/A/Output",
                "$match('a', /abc|INVALID_JSONATA_EXPRESSION: No terminating / in regular expression at"
                        + " /States/A/Output",
            })
    void an_expression_that_aws_refuses_is_refused_in_its_words(String expression, String problem) {
        assertThat(problems(pass(expression))).extracting(Problem::toString).containsExactly(problem);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$states.input.items[value > 3]^(>price).name",
                "$undefined",
                "$states.input.items{kind: $sum(price)}",
                "($x := $states.input; $x.phone)",
                "$states.input ~> |items|{'price': price * 2}|",
            })
    void a_name_behind_the_first_step_is_no_reference(String expression) throws Exception {
        assertThat(Definition.parse(pass(expression)).edges()).isNotEmpty();
    }

    private static String pass(String expression) {
        ObjectNode state = JsonMapper.shared()
                .createObjectNode()
                .put("Type", "Pass")
                .put("Output", "{% " + expression + " %}")
                .put("End", true);
        return "{\"QueryLanguage\": \"JSONata\", \"StartAt\": \"A\", \"States\": {\"A\": " + state + "}}";
    }

    /** floci-io/floci pull request 2786, measured on AWS: only that, whatever else is not reached. */
    @Test
    void states_that_never_come_to_an_end_are_refused() {
        assertThat(problems("{\"QueryLanguage\": \"JSONata\", \"StartAt\": \"A\", \"States\": {\"A\": {\"Type\":"
                        + " \"Pass\", \"Next\": \"B\"},\"B\": {\"Type\": \"Pass\", \"Next\": \"A\"},"
                        + " \"C\": {\"Type\": \"Pass\", \"Next\": \"A\"}}}"))
                .extracting(Problem::code, Problem::message)
                .containsExactly(tuple("MISSING_END_STATE", "Workflow has no terminal state"));
    }

    /** state-choice.html and the interpreter's sources say different things of such an Assign. */
    @Test
    void an_assign_of_a_choice_that_a_rule_does_not_replace_is_refused() {
        String choice =
                "{\"QueryLanguage\": \"JSONata\", \"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Choice\","
                        + " \"Assign\": {\"x\": 1}, \"Default\": \"B\",\"Choices\": [{\"Condition\": true, \"Next\":"
                        + " \"B\"}]}, \"B\": {\"Type\": \"Succeed\"}}}";

        assertThat(problems(choice)).extracting(Problem::pointer).containsExactly("/States/A/Assign");
    }

    @Test
    void every_problem_is_told_at_once() {
        assertThat(problems(
                        "{\"StartAt\": \"X\", \"Extra\": 1, \"States\": {\"A\": {\"Type\": \"Pass\", \"End\": true}}}"))
                .extracting(Problem::pointer)
                .containsExactly("/Extra", "/StartAt", "/States/A");
    }

    @Test
    void the_machine_of_this_repository_is_supported() throws Exception {
        Path file = Path.of(System.getProperty("larder.root", "."), "statemachines", "build-warehouse.asl.json");
        assumeTrue(Files.exists(file), "no " + file);

        assertThat(Definition.parse(Files.readString(file)).edges()).isNotEmpty();
    }
}
