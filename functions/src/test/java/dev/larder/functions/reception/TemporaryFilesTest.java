package dev.larder.functions.reception;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.larder.core.scratch.ScratchFile;
import dev.larder.functions.memory.Furnished;
import dev.larder.functions.memory.SmallProject;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

final class TemporaryFilesTest {
    private static final String KEY = "suppliers/zenith/call/call_15.csv";

    @TempDir
    Path folder;

    @Test
    void bytes_are_read_where_they_were_written() throws IOException {
        try (TemporaryFiles files = new TemporaryFiles(folder)) {
            ScratchFile file = files.create();
            file.append(new byte[] {9, 1, 2, 3, 9}, 1, 3);
            file.append(new byte[] {4, 5}, 0, 2);
            byte[] read = new byte[5];

            file.read(2, read, 1, 3);

            assertThat(read).containsExactly(0, 3, 4, 5, 0);
            assertThatThrownBy(() -> file.read(3, read, 0, 3))
                    .isInstanceOf(EOFException.class)
                    .hasMessage("a scratch file ends at byte 5, expected 6 bytes");
        }
    }

    @Test
    void two_files_are_apart_and_closed_with_their_space() throws IOException {
        TemporaryFiles files = new TemporaryFiles(folder);
        ScratchFile one = files.create();
        ScratchFile other = files.create();
        one.append(new byte[] {1}, 0, 1);
        other.append(new byte[] {2}, 0, 1);
        byte[] read = new byte[1];
        other.read(0, read, 0, 1);

        one.close();
        files.close();

        assertThat(read).containsExactly(2);
        assertThatThrownBy(() -> other.append(read, 0, 1)).isInstanceOf(ClosedChannelException.class);
        assertThat(inFolder()).isEmpty();
    }

    @Test
    void what_was_lent_is_lent_again_as_soon_as_its_borrower_is_closed() throws IOException {
        Supplier<TemporaryFiles> inTurn = TemporaryFiles.inTurn();
        byte[] first;
        try (TemporaryFiles one = inTurn.get();
                TemporaryFiles atTheSameTime = inTurn.get()) {
            first = one.lend(100);

            assertThat(one.lend(100)).hasSize(100).isNotSameAs(first);
            assertThat(atTheSameTime.lend(100)).isNotSameAs(first);
        }
        try (TemporaryFiles next = inTurn.get()) {
            assertThat(List.of(next.lend(100), next.lend(100), next.lend(100)))
                    .anySatisfy(lent -> assertThat(lent).isSameAs(first));
            assertThat(next.lend(99)).hasSize(99);
        }
    }

    /** AWS Lambda does not clear {@code /tmp} when it starts a process anew that was killed (lambda-runtime-environment.html). */
    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "an open file keeps its name there")
    void a_process_that_is_killed_leaves_no_file() throws IOException {
        try (TemporaryFiles files = new TemporaryFiles(folder)) {
            files.create().append(new byte[100], 0, 100);

            assertThat(inFolder()).isEmpty();
        }
    }

    @Test
    void a_delivery_for_which_there_is_no_scratch_space_is_tried_again() throws IOException {
        Furnished furnished = new Furnished(SmallProject.plan());
        String version = furnished
                .ports()
                .supplier()
                .put(
                        KEY,
                        IntStream.range(0, 40_000)
                                .mapToObj("2026-03-15,s%06d,4\n"::formatted)
                                .collect(Collectors.joining("", "sold_on,shop,amount\n", "")));

        assertThat(failures(furnished, version, folder.resolve("missing"))).containsExactly("m");
        assertThat(furnished.environment().lake().objects().keys(""))
                .noneMatch(key -> key.startsWith("conformed/") || key.startsWith("deliveries/"));

        assertThat(failures(furnished, version, folder)).isEmpty();
        assertThat(furnished.environment().deliveries().all())
                .singleElement()
                .satisfies(record -> assertThat(record.accepted()).isTrue());
        assertThat(inFolder()).isEmpty();
    }

    private static List<String> failures(Furnished furnished, String version, Path folder) {
        SQSMessage message = new SQSMessage();
        message.setMessageId("m");
        message.setBody(
                "{\"detail\":{\"bucket\":{\"name\":\"landing\"},\"object\":{\"key\":\"%s\",\"version-id\":\"%s\"}}}"
                        .formatted(KEY, version));
        SQSEvent event = new SQSEvent();
        event.setRecords(List.of(message));
        return new ReceiveDelivery(furnished.environment(), () -> new TemporaryFiles(folder))
                .handle(event, Receiver.time(furnished.ports())).getBatchItemFailures().stream()
                        .map(failure -> failure.getItemIdentifier())
                        .toList();
    }

    private List<Path> inFolder() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
