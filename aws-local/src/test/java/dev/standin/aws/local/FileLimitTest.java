package dev.standin.aws.local;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.standin.aws.OpeningRefused;
import org.junit.jupiter.api.Test;

final class FileLimitTest {

    @Test
    void a_process_that_may_open_too_few_files_is_refused_with_what_to_do() {
        assertThatThrownBy(() -> FileLimit.check(128))
                .isInstanceOf(OpeningRefused.class)
                .hasMessage(
                        "this process may open 128 files and needs 512; raise the limit with ulimit -n 1024 and start again");
        assertThatCode(() -> FileLimit.check(512)).doesNotThrowAnyException();
        assertThatCode(FileLimit::check).doesNotThrowAnyException();
    }
}
