package dev.larder.local.states;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.larder.local.states.language.Definition;
import dev.larder.local.states.language.InvalidDefinition;
import dev.larder.local.states.language.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
                "{\"Type\": \"Task\", \"Resource\": \"arn:aws:states:::sns:publish\", \"Arguments\": {\"FunctionName\": \"f\"}, \"End\": true}|/States/A/Resource",
                "{\"Type\": \"Pass\", \"Output\": \"{% $eval('1') %}\", \"End\": true}|/States/A/Output",
                "{\"Type\": \"Pass\", \"Output\": {\"x\": \"{% ( %}\"}, \"End\": true}|/States/A/Output/x",
                "{\"Type\": \"Pass\", \"Assign\": {\"states\": 1}, \"End\": true}|/States/A/Assign",
                "{\"Type\": \"Pass\", \"Next\": \"Gone\"}|/States/A/Next",
                "{\"Type\": \"Wait\", \"Timestamp\": \"2016-03-14\", \"End\": true}|/States/A/Timestamp",
                "{\"Type\": \"Map\", \"ToleratedFailureCount\": 1, \"ItemProcessor\": {\"StartAt\": \"B\", \"States\": {\"B\": {\"Type\": \"Succeed\"}}}, \"End\": true}|/States/A/ToleratedFailureCount",
            })
    void whatIsNotSupportedIsRefusedByPointer(String state, String pointer) {
        List<Problem> problems = problems("{\"QueryLanguage\": \"JSONata\", \"StartAt\": \"A\", \"States\": {\"A\": " + state + "}}");

        assertThat(problems).extracting(Problem::pointer).containsExactly(pointer);
    }

    @Test
    void everyProblemIsToldAtOnce() {
        assertThat(problems("{\"StartAt\": \"X\", \"Extra\": 1, \"States\": {\"A\": {\"Type\": \"Pass\", \"End\": true}}}"))
                .extracting(Problem::pointer)
                .containsExactly("/Extra", "/StartAt", "/States/A");
    }

    @Test
    void theMachineOfThisRepositoryIsSupported() throws Exception {
        Path file = Path.of(System.getProperty("larder.root", "."), "statemachines", "build-warehouse.asl.json");
        assumeTrue(Files.exists(file), "no " + file);

        assertThat(Definition.parse(Files.readString(file)).edges()).isNotEmpty();
    }
}
