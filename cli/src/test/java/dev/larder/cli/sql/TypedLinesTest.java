package dev.larder.cli.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.engine.Batch;
import dev.larder.functions.port.Warehouse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.ExternalTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys that a person presses, through the real line editor. */
final class TypedLinesTest {
    private static final String CONTROL_C = "\u0003";
    private static final String CONTROL_D = "\u0004";
    private static final String UP = "\u001bOA";

    @TempDir
    private Path folder = Path.of("");

    /** The entries that are typed; each text is pressed at a prompt of its own, and Control-D at the last. */
    private List<String> pressed(String... keys) throws IOException {
        Path history = TypedLines.owned(folder.resolve("h").resolve("sql_history"));
        Person person = new Person(keys);
        try (Terminal terminal =
                new ExternalTerminal("test", "xterm", person.keyboard, person, StandardCharsets.UTF_8)) {
            Completion completion = new Completion(new Catalogue(new Reading("sql", new Names(), null)));
            TypedLines lines = new TypedLines(terminal, completion, history);
            List<String> typed = new ArrayList<>();
            while (true) {
                person.sit();
                Optional<String> next = lines.next();
                if (next.isEmpty()) {
                    return typed;
                }
                typed.add(next.get());
            }
        }
    }

    /** Looks at the screen, and types when a prompt is there: before it the keys would not be the editor's. */
    private static final class Person extends ByteArrayOutputStream {
        private final PipedInputStream keyboard = new PipedInputStream(4096);
        private final PipedOutputStream fingers = new PipedOutputStream(keyboard);
        private final Deque<String> keys;
        private int read = Integer.MAX_VALUE;

        Person(String... keys) throws IOException {
            this.keys = new ArrayDeque<>(List.of(keys));
            this.keys.add(CONTROL_D);
        }

        /** Waits for the next prompt. */
        synchronized void sit() {
            read = count;
        }

        @Override
        public synchronized void write(byte[] bytes, int from, int length) {
            super.write(bytes, from, length);
            look();
        }

        @Override
        public synchronized void write(int b) {
            super.write(b);
            look();
        }

        private void look() {
            int prompt = toString(StandardCharsets.ISO_8859_1).indexOf("larder> ", read);
            if (prompt >= 0 && !keys.isEmpty()) {
                String next = keys.remove();
                read = next.endsWith(CONTROL_C) ? count : Integer.MAX_VALUE;
                press(next);
            }
        }

        private void press(String text) {
            try {
                fingers.write(text.getBytes(StandardCharsets.UTF_8));
                fingers.flush();
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }

    @Test
    void a_statement_goes_on_until_its_semicolon() throws IOException {
        assertThat(pressed("select 'ü;\r'\r;\r", "\\d\r")).containsExactly("select 'ü;\n'\n;", "\\d");
    }

    @Test
    void control_c_drops_what_is_being_typed() throws IOException {
        assertThat(pressed("select 1" + CONTROL_C, "select 2;\r")).containsExactly("select 2;");
    }

    @Test
    void tab_completes_tables_and_then_their_columns() throws IOException {
        assertThat(pressed("select * from star.fct_s\t;\r")).containsExactly("select * from star.fct_sale ;");
        assertThat(pressed("select s.am\t from star.fct_sale s;\r"))
                .containsExactly("select s.amount  from star.fct_sale s;");
    }

    @Test
    void what_was_typed_is_remembered_by_the_next_session_for_its_owner_alone() throws IOException {
        pressed("select 42;\r");
        assertThat(pressed(UP + "\r")).containsExactly("select 42;");
        Path history = folder.resolve("h").resolve("sql_history");
        assertThat(Files.getPosixFilePermissions(history)).hasToString("[OWNER_READ, OWNER_WRITE]");
    }

    /** Answers the one question that completion asks. */
    private static final class Names implements Warehouse {
        @Override
        public Outcome submit(String token, String name, Batch batch) {
            return new Outcome("1", Status.FINISHED, null, List.of("1:1"), -1);
        }

        @Override
        public Optional<Outcome> find(String id) {
            return Optional.empty();
        }

        @Override
        public void cancel(String id) {}

        @Override
        public Rows rows(String statementId) {
            return new Rows(
                    List.of("table_schema", "table_name", "column_name"),
                    List.of("varchar", "varchar", "varchar"),
                    List.of(List.of("star", "fct_sale", "amount"), List.of("raw", "sale", "note")));
        }
    }
}
