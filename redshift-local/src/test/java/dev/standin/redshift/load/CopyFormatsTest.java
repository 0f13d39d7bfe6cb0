package dev.standin.redshift.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.SqlError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** COPY of JSON and Parquet. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CopyFormatsTest {
    private Path folder;
    private Loading loading;

    @BeforeAll
    void open(@TempDir Path folder) {
        this.folder = folder;
        loading = new Loading(folder);
    }

    @AfterAll
    void close() {
        loading.close();
    }

    private String json(String columns, String file, String options) throws IOException {
        return String.valueOf(
                loading.loaded(columns, file.getBytes(StandardCharsets.UTF_8), "format as json " + options));
    }

    /** copy-usage_notes-copy-from-json.html, "Escape characters in JSON". */
    @Test
    void escapes_are_what_they_stand_for() throws IOException {
        assertThat(json("backslash varchar(25), newline varchar(35), tab varchar(35)", """
                        {
                          "backslash": "This is a backslash: \\\\",
                          "newline": "This sentence\\n is on two lines.",
                          "tab": "This sentence \\t contains a tab."
                        }
                        """, "'auto'"))
                .isEqualTo("[[This is a backslash: \\, This sentence\n is on two lines.,"
                        + " This sentence \t contains a tab.]]");
    }

    /** copy-usage_notes-copy-from-json.html: two objects; copy-parameters-data-format.html: what does not match is ignored or null. */
    @Test
    void members_are_matched_by_name_and_what_is_missing_is_null() throws IOException {
        String file = """
                {
                    "id": 1006410,
                    "title": "Amazon Redshift Database Developer Guide"
                }
                {
                    "id": 100540,
                    "name": "Amazon Simple Storage Service User Guide", "other": {"a": [1, "}"]}
                }
                """;
        assertThat(json("id int, title varchar(50)", file, "'auto'"))
                .isEqualTo("[[1006410, Amazon Redshift Database Developer Guide], [100540, null]]");
        assertThat(json("id int, title varchar(50)", file.replace("\"id\"", "\"ID\""), "'auto'"))
                .startsWith("[[null, Amazon");
        assertThat(json("id int, title varchar(50)", file.replace("\"id\"", "\"ID\""), "'auto ignorecase'"))
                .startsWith("[[1006410, Amazon");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '~',
            value = {
                "decimal(8,2)!\"20.25\"!20.25",
                "decimal(8,2)!20.25!20.25",
                "double precision!1.5e3!1500.0",
                "boolean!true!true",
                "varchar(9)!7!7",
                "integer!\"\"!null",
                "varchar(9)!\"\"!",
                "varchar(9)!null!null",
                "date!\"2024-01-31\"!2024-01-31",
                "varchar(9)!\"\\u00e9\"!é",
            })
    void a_value_becomes_what_its_column_holds(String type, String value, String expected) throws IOException {
        assertThat(json("v " + type, "{\"v\": " + value + "}", "'auto'"))
                .isEqualTo("[[" + (expected == null ? "" : expected) + "]]");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '~',
            value = {
                "decimal(8,2)!{\"v\": 0.29}!a double does not hold exactly",
                "varchar(9)!{\"v\": {\"a\": 1}}!an object or array",
                "varchar(9)!{\"v\": 1.5}!a fraction",
                "integer!{\"v\": true}!true or false",
                "varchar(9)!{\"v\": 1, \"v\": 2}!two members",
                "varchar(9)![1]!JSONPaths",
                "varchar(9)!{\"v\": \"\\\\N\"}!the text \\N",
            })
    void what_the_pages_do_not_settle_is_refused(String type, String file, String why) {
        assertThatThrownBy(() -> json("v " + type, file, "'auto'"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(why);
    }

    @Test
    void a_jsonpaths_file_is_refused_and_not_ignored() {
        assertThatThrownBy(() -> json("v int", "{\"v\": 1}", "'s3://lake/paths.json'"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("s3://lake/paths.json");
        assertThatThrownBy(() -> json("v int", "{\"v\": 1}", "'noshred'")).isInstanceOf(Refusal.class);
    }

    @Test
    void errors_name_the_last_line_of_the_object() {
        assertThatThrownBy(() -> json("v int", "{\"v\":\n1}\n{\n\"v\": \"x\"\n}\n", "'auto'"))
                .isInstanceOf(LoadError.class)
                .hasMessageContaining("line 5, column v, value \"x\"");
        assertThatThrownBy(() -> json("v int", "{\"v\": 1} junk", "'auto'"))
                .isInstanceOf(LoadError.class)
                .hasMessageContaining("Invalid JSON");
        assertThatThrownBy(() -> json("v int", "{\"v\": 1", "'auto'")).hasMessageContaining("does not end");
        assertThatThrownBy(() -> json("v int", "{\"v\": 1 2}", "'auto'")).hasMessageContaining("Invalid JSON");
    }

    private byte[] parquet(String select) throws SQLException, IOException {
        Path file = folder.resolve("made.parquet");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("copy (" + select + ") to '" + file + "' (format parquet)");
        }
        return Files.readAllBytes(file);
    }

    /** copy-usage_notes-copy-from-columnar.html: in the order of the file's columns. */
    @Test
    void columns_of_parquet_are_taken_in_their_order() throws SQLException, IOException {
        byte[] file = parquet("select 7::bigint as x, 'é' as y, 1.50::decimal(8,2) as z, date '2024-01-31' as d,"
                + " timestamp '2024-01-31 10:00:00' as t, true as b, 0.5::double as f, null::varchar as n");
        assertThat(loading.loaded(
                        "a bigint, b varchar(9), c decimal(8,2), d date, e timestamp, f boolean, g double precision,"
                                + " h varchar(9)",
                        file,
                        "format as parquet"))
                .hasToString("[[7, é, 1.50, 2024-01-31, 2024-01-31 10:00:00, true, 0.5, null]]");
    }

    @Test
    void parquet_with_other_columns_is_not_loaded() throws SQLException, IOException {
        byte[] file = parquet("select 7::bigint as x");
        assertThatThrownBy(() -> loading.loaded("a bigint, b int", file, "parquet"))
                .isInstanceOf(SqlError.class)
                .hasMessageContaining("has 1 columns, the table has 2");
        assertThatThrownBy(() -> loading.loaded("a integer", file, "parquet"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("not of the type");
        assertThatThrownBy(() -> loading.loaded("a varchar(3)", parquet("select 'abcd' as a"), "parquet"))
                .isInstanceOf(SqlError.class)
                .hasMessageContaining("longer than the length");
        assertThatThrownBy(() -> loading.loaded("a varchar(3)", new byte[] {1, 2}, "parquet"))
                .isInstanceOf(SqlError.class)
                .hasMessageContaining("is no Parquet file");
    }
}
