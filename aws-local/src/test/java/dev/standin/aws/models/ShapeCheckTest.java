package dev.standin.aws.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.standin.aws.internal.json.ServiceFailure;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

final class ShapeCheckTest {
    private static final SmithyModel STATES = SmithyModel.stepFunctions();

    @ParameterizedTest(name = "{0} is told: {1}")
    @CsvSource(
            delimiter = '|',
            nullValues = "nothing",
            value = {
                "{'executionArn':'arn','startDate':1.5}                | nothing",
                "{'executionArn':'arn'}                                | answer: expected member startDate",
                "{'executionArn':'arn','startDate':'today'}            | answer.startDate: expected a number, found \"today\"",
                "{'executionArn':7,'startDate':1}                      | answer.executionArn: expected a text, found 7",
                "{'executionArn':'','startDate':1}                     | answer.executionArn: expected a longer text",
                "{'executionArn':'arn','startDate':1,'status':'GOING'} | answer.status: expected no such member",
                "[]                                                    | answer: expected a structure, found []",
            })
    void what_does_not_fit_is_told_with_its_place(String answer, @Nullable String misfit) {
        List<String> misfits = ShapeCheck.misfits(
                STATES,
                STATES.answerOf("StartExecution").orElseThrow(),
                JsonMapper.shared().readTree(answer.replace('\'', '"')));
        if (misfit == null) {
            assertThat(misfits).isEmpty();
        } else {
            assertThat(misfits).anyMatch(each -> each.startsWith(misfit));
        }
    }

    @Test
    void enumerations_lists_and_unions_are_looked_into() {
        assertThat(misfits("ListExecutions", "{'executions':[{'status':'GOING'}]}"))
                .anyMatch(each -> each.startsWith("answer.executions[].status: expected one of [RUNNING, "))
                .anyMatch(each -> each.startsWith("answer.executions[]: expected member executionArn"));
        SmithyModel data = SmithyModel.redshiftData();
        assertThat(ShapeCheck.misfits(
                        data,
                        data.answerOf("GetStatementResult").orElseThrow(),
                        JsonMapper.shared().readTree("{\"Records\":[[{\"longValue\":1,\"isNull\":true}]]}")))
                .containsExactly(
                        "answer.Records[][]: expected exactly one member, found {\"longValue\":1,\"isNull\":true}");
    }

    @Test
    void an_error_has_a_name_of_its_operation_and_the_status_and_older_name_of_the_model() {
        SmithyModel queues = SmithyModel.queues();
        assertThat(queues.misfit(
                        "SendMessage",
                        new ServiceFailure("QueueDoesNotExist", "x", 400, "AWS.SimpleQueueService.NonExistentQueue")))
                .isNull();
        assertThat(queues.misfit(
                        "SendMessage",
                        new ServiceFailure("QueueDoesNotExist", "x", 404, "AWS.SimpleQueueService.NonExistentQueue")))
                .contains("has status 400");
        assertThat(queues.misfit("SendMessage", new ServiceFailure("QueueDoesNotExist", "x", 400)))
                .contains("NonExistentQueue");
        assertThat(queues.misfit("SendMessage", new ServiceFailure("QueueNameExists", "x", 400)))
                .isEqualTo("QueueNameExists is no error of SendMessage");
        assertThat(queues.answerOf("SendMessages")).isEmpty();
    }

    private static List<String> misfits(String operation, String answer) {
        return ShapeCheck.misfits(
                STATES,
                STATES.answerOf(operation).orElseThrow(),
                JsonMapper.shared().readTree(answer.replace('\'', '"')));
    }
}
