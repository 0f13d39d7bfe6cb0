package dev.larder.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.functions.port.ServiceBusy;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.s3.model.S3Exception;

class StepHandlerTest {
    @Test
    void a_document_goes_in_and_another_comes_out() throws IOException {
        assertThat(call(request -> request + "!", "\"hello\"")).isEqualTo("\"hello!\"");
    }

    @Test
    void a_services_own_trouble_gets_the_name_that_the_state_machine_tries_again() {
        assertThatThrownBy(() -> call(failing(503, "SlowDown"), "\"x\""))
                .isInstanceOf(ServiceBusy.class)
                .hasMessageContaining("Please reduce your request rate");
        assertThatThrownBy(() -> call(failing(400, "ThrottlingException"), "\"x\""))
                .isInstanceOf(ServiceBusy.class);
    }

    @Test
    void what_trying_again_does_not_mend_keeps_its_name() {
        assertThatThrownBy(() -> call(failing(403, "AccessDenied"), "\"x\"")).isInstanceOf(S3Exception.class);
    }

    private static UnaryOperator<String> failing(int status, String code) {
        return request -> {
            throw S3Exception.builder()
                    .statusCode(status)
                    .message("Please reduce your request rate")
                    .awsErrorDetails(AwsErrorDetails.builder()
                            .errorCode(code)
                            .errorMessage("Please reduce your request rate")
                            .build())
                    .build();
        };
    }

    private static String call(UnaryOperator<String> step, String request) throws IOException {
        StepHandler<String, String> handler = new StepHandler<>(String.class) {
            @Override
            protected String step(String text) {
                return step.apply(text);
            }
        };
        ByteArrayOutputStream response = new ByteArrayOutputStream();
        handler.handle(new ByteArrayInputStream(request.getBytes(StandardCharsets.UTF_8)), response);
        return response.toString(StandardCharsets.UTF_8);
    }
}
