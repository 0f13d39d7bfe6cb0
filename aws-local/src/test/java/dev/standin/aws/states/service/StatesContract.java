package dev.standin.aws.states.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;
import software.amazon.awssdk.services.sfn.model.InvalidDefinitionException;
import software.amazon.awssdk.services.sfn.model.InvalidExecutionInputException;
import software.amazon.awssdk.services.sfn.model.StateMachineAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;

/** What is relied on in Step Functions, without its functions; runs against every endpoint that says it is one. */
abstract class StatesContract {
    private static final String ROLE = "arn:aws:iam::000000000000:role/machine";
    private static final String SUMS = machine("Add", """
            "Add": {"Type": "Pass", "Output": {"sum": "{% $states.input.a + $states.input.b %}", "name": "{% $states.context.Execution.Name %}"},
            "End": true}""");
    private static final String WAITS = machine("Rest", """
            "Rest": {"Type": "Wait", "Seconds": 600, "End": true}""");

    private static int machines;

    private String name = "";

    /** A client of the endpoint under test whose caller may do everything. */
    abstract SfnClient sfn();

    @BeforeEach
    void nameAMachine() {
        name = "contract-" + System.nanoTime() + "-" + machines++;
    }

    @Test
    void an_execution_has_the_output_that_its_expressions_give() {
        String execution = start(create(SUMS), "one", "{\"a\": 1, \"b\": 2}");

        DescribeExecutionResponse end = end(execution);

        assertThat(end.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(end.output()).isEqualTo("{\"sum\":3,\"name\":\"one\"}");
        assertThat(end.input()).isEqualTo("{\"a\": 1, \"b\": 2}");
        assertThat(end.stopDate()).isAfterOrEqualTo(end.startDate());
        assertThat(types(execution))
                .containsExactly(
                        HistoryEventType.EXECUTION_STARTED,
                        HistoryEventType.PASS_STATE_ENTERED,
                        HistoryEventType.PASS_STATE_EXITED,
                        HistoryEventType.EXECUTION_SUCCEEDED);
    }

    @Test
    void a_name_is_taken_for_ever_except_by_the_same_open_execution() {
        String machine = create(WAITS);
        String execution = start(machine, "one", "{\"a\": 1}");

        assertThat(start(machine, "one", "{\"a\": 1}")).isEqualTo(execution);
        assertThatThrownBy(() -> start(machine, "one", "{\"a\": 2}"))
                .isInstanceOf(ExecutionAlreadyExistsException.class);
        sfn().stopExecution(stop -> stop.executionArn(execution));
        await().until(() -> describe(execution).status() == ExecutionStatus.ABORTED);
        assertThatThrownBy(() -> start(machine, "one", "{\"a\": 1}"))
                .isInstanceOf(ExecutionAlreadyExistsException.class);
    }

    @Test
    void a_failure_is_told_with_error_and_cause() {
        String execution = start(create(machine("Give up", """
                "Give up": {"Type": "Fail", "Error": "Mine.Rejected", "Cause": "{% 'because of ' & $states.input.why %}"}""")), "one", "{\"why\": \"rain\"}");

        DescribeExecutionResponse end = end(execution);

        assertThat(end.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(end.error()).isEqualTo("Mine.Rejected");
        assertThat(end.cause()).isEqualTo("because of rain");
        HistoryEvent last = events(execution).getLast();
        assertThat(last.type()).isEqualTo(HistoryEventType.EXECUTION_FAILED);
        assertThat(last.executionFailedEventDetails().error()).isEqualTo("Mine.Rejected");
    }

    @Test
    void an_answer_that_no_choice_knows_fails_the_execution() {
        String execution = start(create(machine("Is it done?", """
                "Is it done?": {"Type": "Choice", "Choices": [{"Condition": "{% $states.input.verdict = 'done' %}", "Next": "Yes"}]},
                "Yes": {"Type": "Succeed"}""")), "one", "{\"verdict\": \"perhaps\"}");

        assertThat(end(execution).status()).isEqualTo(ExecutionStatus.FAILED);
    }

    @Test
    void an_expression_without_a_value_fails_the_execution() {
        String execution = start(create(SUMS), "one", "{\"a\": 1}");

        assertThat(end(execution).error()).isEqualTo("States.QueryEvaluationError");
    }

    @Test
    void a_machine_that_takes_too_long_is_timed_out() {
        String execution = start(create(WAITS.replaceFirst("\\{", "{\"TimeoutSeconds\": 1, ")), "one", "{}");

        assertThat(end(execution).status()).isEqualTo(ExecutionStatus.TIMED_OUT);
        assertThat(types(execution)).last().isEqualTo(HistoryEventType.EXECUTION_TIMED_OUT);
    }

    @Test
    void a_stopped_execution_is_aborted_with_the_words_of_who_stopped_it() {
        String execution = start(create(WAITS), "one", "{}");

        sfn().stopExecution(stop -> stop.executionArn(execution).error("Mine").cause("why not"));

        DescribeExecutionResponse end = end(execution);
        assertThat(end.status()).isEqualTo(ExecutionStatus.ABORTED);
        assertThat(end.error()).isEqualTo("Mine");
        assertThat(end.cause()).isEqualTo("why not");
    }

    @Test
    void executions_are_listed_newest_first_page_by_page_and_by_status() {
        String machine = create(SUMS);
        for (String each : List.of("one", "two", "three")) {
            end(start(machine, each, "{\"a\": 1, \"b\": 2}"));
        }
        end(start(machine, "four", "{}"));

        assertThat(
                        sfn()
                                .listExecutionsPaginator(
                                        list -> list.stateMachineArn(machine).maxResults(2))
                                .executions()
                                .stream()
                                .map(ExecutionListItem::name))
                .containsExactly("four", "three", "two", "one");
        assertThat(sfn().listExecutions(list -> list.stateMachineArn(machine).statusFilter(ExecutionStatus.FAILED))
                        .executions())
                .extracting(ExecutionListItem::name)
                .containsExactly("four");
    }

    @Test
    void the_same_machine_may_be_created_again_and_another_one_of_its_name_may_not() {
        String machine = create(SUMS);

        assertThat(create(SUMS)).isEqualTo(machine);
        assertThatThrownBy(() -> create(WAITS)).isInstanceOf(StateMachineAlreadyExistsException.class);
        sfn().updateStateMachine(update -> update.stateMachineArn(machine).definition(WAITS));
        assertThat(sfn().describeStateMachine(describe -> describe.stateMachineArn(machine))
                        .definition())
                .isEqualTo(WAITS);
    }

    @Test
    void parts_that_run_side_by_side_give_their_outputs_in_order() {
        String execution = start(create(machine("Both", """
                "Both": {"Type": "Parallel", "End": true, "Branches": [
                  {"StartAt": "Left", "States": {"Left": {"Type": "Wait", "Seconds": 1, "Output": "left", "End": true}}},
                  {"StartAt": "Right", "States": {"Right": {"Type": "Pass", "Output": "right", "End": true}}}]}""")), "one", "{}");

        assertThat(end(execution).output()).isEqualTo("[\"left\",\"right\"]");
    }

    @Test
    void what_is_not_there_and_what_is_wrong_is_refused_by_name() {
        String machine = create(SUMS);

        assertThatThrownBy(() -> describe(machine.replace(":stateMachine:", ":execution:") + ":none"))
                .isInstanceOf(ExecutionDoesNotExistException.class);
        assertThatThrownBy(() -> start(machine + "x", "one", "{}"))
                .isInstanceOf(StateMachineDoesNotExistException.class);
        assertThatThrownBy(() -> start(machine, "two", "no JSON")).isInstanceOf(InvalidExecutionInputException.class);
        name += "x";
        assertThatThrownBy(() -> create("{\"StartAt\": \"Nowhere\", \"States\": {}}"))
                .isInstanceOf(InvalidDefinitionException.class);
    }

    private static String machine(String first, String states) {
        return "{\"QueryLanguage\": \"JSONata\", \"StartAt\": \"" + first + "\", \"States\": {" + states + "}}";
    }

    private String create(String definition) {
        return sfn().createStateMachine(
                        machine -> machine.name(name).definition(definition).roleArn(ROLE))
                .stateMachineArn();
    }

    private String start(String machine, String execution, String input) {
        return sfn().startExecution(
                        start -> start.stateMachineArn(machine).name(execution).input(input))
                .executionArn();
    }

    private DescribeExecutionResponse describe(String execution) {
        return sfn().describeExecution(describe -> describe.executionArn(execution));
    }

    private DescribeExecutionResponse end(String execution) {
        await().atMost(Duration.ofSeconds(30)).until(() -> describe(execution).status() != ExecutionStatus.RUNNING);
        return describe(execution);
    }

    private List<HistoryEvent> events(String execution) {
        return sfn().getExecutionHistory(history -> history.executionArn(execution))
                .events();
    }

    private List<HistoryEventType> types(String execution) {
        return events(execution).stream().map(HistoryEvent::type).toList();
    }
}
