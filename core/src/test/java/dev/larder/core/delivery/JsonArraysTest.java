package dev.larder.core.delivery;

import static dev.larder.core.contract.ColumnBuilder.column;
import static dev.larder.core.contract.ColumnBuilder.text;
import static dev.larder.core.delivery.Checks.check;
import static dev.larder.core.delivery.Writings.NO;
import static dev.larder.core.delivery.Writings.notes;
import static dev.larder.core.delivery.Writings.rows;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.contract.ColumnBuilder;
import dev.larder.core.contract.ColumnType.Kind;
import dev.larder.core.contract.Compression;
import dev.larder.core.contract.Contract;
import dev.larder.core.contract.ContractBuilder;
import dev.larder.core.contract.FeedId;
import dev.larder.core.contract.FileDialect;
import dev.larder.core.contract.FileDialect.Keys;
import dev.larder.core.contract.Layout;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

final class JsonArraysTest {
    private static final String PRETTY = """
            [
              {
                "name": "a, [b] {c} \\" \\\\",
                "count": 1
              },

              { "count": 2, "name": null }
            ]
            """;

    @Test
    void an_array_of_objects_is_read_however_it_is_laid_out() {
        assertThat(rows(json(""), PRETTY)).containsExactly("a, [b] {c} \" \\|1", "\\N|2");
        assertThat(rows(json(""), "\uFEFF[{\"name\":\"a\",\"count\":1},{\"name\":\"\\u001eb\"}]"))
                .containsExactly("a|1", "\u001eb|\\N");
        assertThat(rows(json(""), " [ ] \r\n")).isEmpty();
    }

    @Test
    void the_array_may_be_a_member_of_the_files_object() {
        String file = """
                {"meta": {"records": [{"name": "not this one"}], "of": "]}"}, "more": [1, [2]],
                 "records": [{"name": "a"}, {"name": "b"}], "count": 2}
                """;

        assertThat(rows(json("records"), file)).containsExactly("a|\\N", "b|\\N");
    }

    @Test
    void a_problem_is_told_on_the_line_where_its_record_begins() {
        assertThat(notes(json(""), PRETTY.replace("1\n", "x\n").replace("2,", "2.5,")))
                .extracting(note -> note.replaceFirst("(object: \\S+ \\S+).*", "$1"))
                .containsExactly("2 is not a JSON object: Unrecognized token", "7 2.5 is not a whole number");
        assertThat(notes(json(""), "[{\"count\":1},{\"count\":\"x\"},3,[4],{\"kount\":1}]"))
                .as("of records on one line, each counts as on the next one")
                .containsExactly(
                        "2 x is not a whole number",
                        "3 is not a JSON object",
                        "4 is not a JSON object",
                        "5 has the key \"kount\", which is not in the contract");
    }

    @Test
    void what_is_no_whole_array_is_refused_with_its_line() {
        assertThat(notes(json(""), "{\"name\": \"a\"}"))
                .containsExactly("0 the JSON is not an array of objects (line 1)");
        assertThat(notes(json(""), "[{\"name\": \"a\"},\n{\"name\": \"b\""))
                .containsExactly("0 the JSON ends in the middle; was it cut off? (line 2)");
        assertThat(notes(json(""), "[{\"name\": \"a\"}]\n[]"))
                .containsExactly("0 the JSON goes on behind its end (line 2)");
        assertThat(notes(json(""), "[{\"name\": \"a\"}\n{\"name\": \"b\"}]"))
                .containsExactly("0 the JSON has no comma between elements (line 2)");
        assertThat(notes(json(""), "[{\"name\": \"a\"},]"))
                .containsExactly("0 the JSON has a comma without an element (line 1)");
        assertThat(notes(json(""), "\n"))
                .containsExactly("0 the JSON is empty, an array of objects is expected (line 2)");
        assertThat(notes(json("records"), "{\"rows\": []}"))
                .containsExactly("0 the JSON has no array \"records\" (line 1)");
        assertThat(notes(json("records"), "{\"records\": {}}"))
                .containsExactly("0 the JSON is not an array of objects as \"records\" (line 1)");
        assertThat(notes(json("records"), "{\"records\": [], \"records\": []}"))
                .containsExactly("0 the JSON has \"records\" twice (line 1)");
    }

    @Test
    void a_line_end_within_a_text_is_no_json() {
        assertThat(notes(json(""), "[{\"name\": \"a\nb\"}]"))
                .singleElement()
                .asString()
                .startsWith("1 is not a JSON object: Illegal unquoted character");
    }

    /** Blank lines cost next to nothing, however many. */
    @Test
    void a_million_blank_lines_between_two_records_are_counted() {
        assertThat(notes(json(""), "[{}," + "\n".repeat(1_000_000) + "{\"count\": \"x\"}]"))
                .containsExactly("1000001 x is not a whole number");
    }

    @Test
    void random_arrays_are_read_as_jackson_reads_them() {
        Random random = new Random(20261127);
        String letters = "ab,[]{}:\"\\\n\r\t\u001e\u001fÖ🙂 ";
        for (int round = 0; round < 300; round++) {
            ArrayNode array = JsonMapper.shared().createArrayNode();
            List<String> expected = new ArrayList<>();
            for (int i = random.nextInt(6); i > 0; i--) {
                ObjectNode object = array.addObject();
                StringBuilder name = new StringBuilder("x");
                for (int j = random.nextInt(12); j > 0; j--) {
                    name.appendCodePoint(letters.codePoints()
                            .toArray()[random.nextInt((int) letters.codePoints().count())]);
                }
                if (random.nextBoolean()) {
                    object.put("count", i);
                    object.put("name", name.toString());
                } else {
                    object.put("name", name.toString());
                }
                JsonNode count = object.path("count");
                expected.add(name + "|" + (count.isMissingNode() ? "\\N" : count.asString()));
            }
            String json = random.nextBoolean() ? array.toPrettyString() : array.toString();
            assertThat(rows(json(""), json.getBytes(StandardCharsets.UTF_8)))
                    .as(json)
                    .isEqualTo(expected);
        }
    }

    /** Records have no header: without the question, the column would only be empty. */
    @Test
    void a_key_that_may_be_a_slip_of_the_pen_for_a_column_that_is_missed_is_asked_about() {
        String file = "[{\"Name\": \"a\", \"colour\": \"red\"}, {\"Name\": \"b\"}]";
        Contract needed = json("", true, text("name").required());

        assertThat(check(needed, file).warnings())
                .containsExactly("the key \"Name\" is in no column of the contract; did you mean \"name\"?");
        assertThat(check(needed, "[{\"name\": \"a\", \"Name\": \"b\"}]").warnings())
                .isEmpty();
        assertThat(recorded(check(json("", true, text("name")), file)).warnings())
                .containsExactly(
                        "columns that the contract does not know were left out: Name (did you mean name?), colour");
    }

    private static DeliveryRecord recorded(Checked checked) {
        FeedId feed = new FeedId("acme", "rx");
        Landed landed = new Landed("landing", "suppliers/acme/rx/rx.json", "v1", Instant.EPOCH, 1);
        return new DeliveryDraft("d", feed, landed, "originals/x", List.of(), List.of(), null, null).record(checked);
    }

    private static Contract json(String array) {
        return json(array, false, text("name"));
    }

    private static Contract json(String array, boolean parks, ColumnBuilder name) {
        return ContractBuilder.rx(name, column("count", Kind.INTEGER))
                .minimumRows(0)
                .dialect(new FileDialect(
                        "UTF-8",
                        '\u001f',
                        '.',
                        "UTC",
                        Compression.NONE,
                        new Layout(NO, '\\', Keys.NO_RECORD, 0, 0, null),
                        List.of(),
                        null,
                        List.of(),
                        new Keys(List.of("name", "count"), parks, array)))
                .build();
    }
}
