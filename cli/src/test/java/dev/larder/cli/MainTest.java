package dev.larder.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** The command in a process of its own. */
final class MainTest {

    @Test
    void it_ends_by_itself_and_what_tools_log_is_not_for_who_called_it() throws Exception {
        Process process = OwnJvm.of(System.getProperty("java.class.path"), Noisy.class, List.of("--version"))
                .start();
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), UTF_8);

        assertThat(process.waitFor()).isZero();
        assertThat(out).startsWith("larder ").endsWith("\nbehind the command\n");
        assertThat(err).isEmpty();
    }

    /** A tool that logs behind the command, which did not end the process. */
    static final class Noisy {
        private Noisy() {}

        public static void main(String[] arguments) {
            Main.main(arguments);
            Logger.getLogger("a tool").severe("noise");
            System.getLogger("another").log(System.Logger.Level.ERROR, "noise");
            System.out.println("behind the command");
        }
    }
}
