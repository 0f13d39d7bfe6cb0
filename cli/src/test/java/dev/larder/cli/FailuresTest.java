package dev.larder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Failures that cannot be had by typing, at least not by every user, in a person's words. */
final class FailuresTest {
    @Test
    void what_the_user_may_not_touch_is_a_matter_of_the_command_line() {
        AccessDeniedException denied = new AccessDeniedException("/theirs/lock");

        assertThat(explained(denied, 2))
                .isEqualTo(
                        "larder: /theirs/lock may not be read or written by this user\n  help: name another one, or get the right to this one\n")
                .isEqualTo(explained(new UncheckedIOException("cannot open the state folder", denied), 2));
    }

    @Test
    void a_call_that_a_service_refuses_is_told_in_the_services_words_alone() {
        AwsErrorDetails details = AwsErrorDetails.builder()
                .serviceName("S3")
                .errorMessage("Your key is too long")
                .errorCode("KeyTooLongError")
                .build();

        assertThat(explained(
                        S3Exception.builder()
                                .awsErrorDetails(details)
                                .requestId("4711")
                                .statusCode(400)
                                .build(),
                        4))
                .isEqualTo("larder: S3: Your key is too long\n");
    }

    @Test
    void a_failure_without_words_has_those_of_its_cause_and_then_the_name_of_its_kind() {
        assertThat(explained(
                        new IllegalStateException(null, new IllegalArgumentException("no room\nat dev.larder")), 4))
                .isEqualTo("larder: no room\n");
        assertThat(explained(new IllegalStateException(), 4)).isEqualTo("larder: failed with IllegalStateException\n");
    }

    private static String explained(Throwable failed, int exit) {
        StringWriter err = new StringWriter();
        assertThat(Failures.explain(failed, new PrintWriter(err, true))).isEqualTo(exit);
        return err.toString();
    }
}
