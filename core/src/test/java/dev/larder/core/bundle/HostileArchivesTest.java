package dev.larder.core.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.SmallJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives that are made to exhaust whoever opens them, in a JVM of 64 MB. */
final class HostileArchivesTest {
    @TempDir
    private Path folder;

    @Test
    void an_archive_that_would_exhaust_the_function_is_refused_in_little_memory() throws Exception {
        byte[] bomb = Archives.zeros("a_1.csv", 300);
        List<Path> archives = List.of(
                written("bomb", bomb),
                written("crowd", Archives.crowd(100_000)),
                written("liar", Archives.changed(bomb, 0, Archives.BYTES, 1_000)),
                written("nested", Archives.zipOfBytes("a_1.csv", bomb)),
                written("binary", Archives.zeros("a_1.csv", 60)));

        List<String> answers = SmallJvm.run(HostileArchives.class, archives);

        assertThat(answers).hasSize(5);
        assertThat(answers.get(0)).contains("becomes 314,572,800 bytes from").contains("more than 250 times");
        assertThat(answers.get(1)).contains("has 100000 members, at most 1000");
        assertThat(answers.get(2)).contains("longer than 1000 bytes, as the archive's directory says");
        assertThat(answers.get(3)).contains("the file is zip, the contract says no compression");
        assertThat(answers.get(4)).contains("NUL bytes");
    }

    private Path written(String name, byte[] archive) throws IOException {
        return Files.write(folder.resolve(name + ".zip"), archive);
    }
}
