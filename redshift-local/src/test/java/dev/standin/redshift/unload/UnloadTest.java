package dev.standin.redshift.unload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.standin.redshift.Result;
import dev.standin.redshift.Session;
import dev.standin.redshift.Warehouse;
import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.SqlError;
import dev.standin.redshift.load.LakeFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** UNLOAD; r_UNLOAD.html, r_UNLOAD_command_examples.html. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnloadTest {
    private LakeFolder lake;
    private Warehouse warehouse;
    private Session session;

    @BeforeAll
    void open(@TempDir Path folder) throws IOException {
        lake = new LakeFolder(Files.createDirectories(folder.resolve("lake")));
        warehouse = Warehouse.open(folder.resolve("redshift"), Clock.systemUTC(), lake);
        session = warehouse.database("dev").session("admin", Map.of());
    }

    /** The rows of the page's example. */
    @BeforeEach
    void make() throws IOException {
        for (String key : keys()) {
            Files.delete(lake.file("lake", key));
        }
        for (String table : List.of("venue", "again")) {
            execute("drop table if exists " + table);
        }
        execute("create table venue (venueid int, venuename varchar(40), venuecity varchar(20), venuestate char(2),"
                + " venueseats int)");
        execute("insert into venue values (1, 'Pinewood Race|track', 'Akron', 'OH', 0),"
                + " (2, 'Columbus \"Crew\" Stadium', 'Columbus', 'OH', 0),"
                + " (4, 'Community, Ballpark, Arena', 'Kansas City', 'KS', null)");
    }

    @AfterAll
    void close() {
        session.close();
        warehouse.close();
    }

    private Result execute(String sql) {
        return session.transaction(() -> session.execute(sql));
    }

    private void unload(String options) {
        execute("unload ('select * from venue order by venueid') to 's3://lake/unload/venue_' iam_role default "
                + options);
    }

    private List<String> keys() {
        return lake.keys("lake", "unload/");
    }

    private String text(String key) throws IOException {
        return Files.readString(lake.file("lake", key));
    }

    @Test
    void text_has_pipes_between_its_fields_and_nulls_are_empty() throws IOException {
        unload("");
        assertThat(keys()).containsExactly("unload/venue_0000_part_00");
        assertThat(text("unload/venue_0000_part_00")).isEqualTo("""
                1|Pinewood Race|track|Akron|OH|0
                2|Columbus "Crew" Stadium|Columbus|OH|0
                4|Community, Ballpark, Arena|Kansas City|KS|
                """);
    }

    /** "Unload VENUE to a CSV file using a delimiter". */
    @Test
    void csv_quotes_what_needs_it() throws IOException {
        unload("csv delimiter as '|' null as 'none'");
        assertThat(text("unload/venue_0000_part_00")).isEqualTo("""
                1|"Pinewood Race|track"|Akron|OH|0
                2|"Columbus ""Crew"" Stadium"|Columbus|OH|0
                4|Community, Ballpark, Arena|Kansas City|KS|none
                """);
        unload("csv allowoverwrite header parallel off");
        assertThat(text("unload/venue_000")).startsWith("""
                venueid,venuename,venuecity,venuestate,venueseats
                1,Pinewood Race|track,Akron,OH,0
                2,"Columbus ""Crew"" Stadium",Columbus,OH,0
                """);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"csv", "escape", "csv gzip", "escape zstd", "csv null as 'none' manifest"})
    void what_is_unloaded_can_be_loaded_again(String options) {
        unload(options);
        execute("create table again (like venue)");
        boolean manifest = options.contains("manifest");
        execute("copy again from 's3://lake/unload/venue_" + (manifest ? "manifest" : "") + "' iam_role default "
                + options + (manifest ? "" : " emptyasnull"));
        assertThat(execute("select * from again order by venueid").rows())
                .isEqualTo(execute("select * from venue order by venueid").rows());
    }

    @Test
    void special_characters_are_escaped_in_texts_only() throws IOException {
        execute("create table odd (a varchar(20), b date)");
        execute("insert into odd values ('a-b\\\\c' || chr(10) || 'd', '2024-01-31')");
        execute("unload ('select a, b from odd') to 's3://lake/unload/odd_' iam_role default delimiter '-' escape");
        assertThat(text("unload/odd_0000_part_00")).isEqualTo("a\\-b\\\\c\\\nd-2024-01-31\n");
        execute("unload ('select ''\"x'' as a') to 's3://lake/unload/q_' iam_role default addquotes escape");
        assertThat(text("unload/q_0000_part_00")).isEqualTo("\"\\\"x\"\n");
    }

    @Test
    void values_are_written_as_texts_of_their_types() throws IOException {
        execute("unload ('select true as b, 1.50::decimal(8,2) as d, timestamp ''2024-01-31 10:00:00'' as t') to"
                + " 's3://lake/unload/v_' iam_role default");
        assertThat(text("unload/v_0000_part_00")).isEqualTo("t|1.50|2024-01-31 10:00:00\n");
    }

    @Test
    void parquet_is_put_into_folders_by_partitions() {
        execute("unload ('select * from venue') to 's3://lake/unload/venue_' iam_role default format as parquet"
                + " partition by (venuestate) manifest");
        assertThat(keys())
                .containsExactly(
                        "unload/venue_/manifest",
                        "unload/venue_/venuestate=KS/0000_part_00.parquet",
                        "unload/venue_/venuestate=OH/0000_part_00.parquet");
        execute("create table parts (venueid int, venuename varchar(40), venuecity varchar(20), venueseats int)");
        execute("copy parts from 's3://lake/unload/venue_/manifest' iam_role default format as parquet manifest");
        assertThat(execute("select venueid, venueseats from parts order by 1").rows())
                .hasToString("[[1, 0], [2, 0], [4, null]]");
    }

    @Test
    void a_null_partition_has_hives_name() {
        execute("unload ('select venueid, venueseats from venue') to 's3://lake/unload/' iam_role default parquet"
                + " partition by (venueseats)");
        assertThat(keys())
                .containsExactly(
                        "unload/venueseats=0/0000_part_00.parquet",
                        "unload/venueseats=__HIVE_DEFAULT_PARTITION__/0000_part_00.parquet");
    }

    @Test
    void a_manifest_lists_the_files() throws IOException {
        unload("manifest");
        assertThat(text("unload/venue_manifest")).isEqualTo("""
                {
                  "entries": [
                    {"url":"s3://lake/unload/venue_0000_part_00"}
                  ]
                }
                """);
    }

    @Test
    void nothing_is_overwritten_unless_that_is_allowed() throws IOException {
        unload("");
        assertThatThrownBy(() -> unload("csv"))
                .isInstanceOf(SqlError.class)
                .hasMessageContaining("destination on S3 is not empty");
        unload("csv allowoverwrite");
        assertThat(text("unload/venue_0000_part_00")).contains("\"Columbus \"\"Crew\"\" Stadium\"");
        lake.with("unload/venue_other", new byte[0]);
        Files.delete(lake.file("lake", "unload/venue_0000_part_00"));
        assertThatThrownBy(() -> unload("")).isInstanceOf(Refusal.class).hasMessageContaining("other files");
    }

    @Test
    void a_file_is_no_larger_than_maxfilesize() throws IOException {
        execute("create table wide (a varchar(60000))");
        execute("insert into wide select repeat('x', 50000) from (select 1 from venue a, venue b, venue c, venue d,"
                + " venue e)");
        execute("unload ('select a from wide') to 's3://lake/unload/wide_' iam_role default maxfilesize 5 mb parallel"
                + " off header");
        assertThat(keys()).containsExactly("unload/wide_000", "unload/wide_001", "unload/wide_002");
        for (String key : keys()) {
            assertThat(Files.size(lake.file("lake", key))).isLessThanOrEqualTo(5 << 20);
            assertThat(text(key)).startsWith("a\nxxx");
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '~',
            value = {
                "'select * from venue limit 10'!csv!Limit clause is not supported",
                "'delete from venue'!csv!something else than a query",
                "'select * from venue'!parquet gzip!not supported for UNLOAD to PARQUET",
                "'select * from venue'!parquet header!not supported for UNLOAD to PARQUET",
                "'select * from venue'!csv addquotes!not supported for UNLOAD to CSV",
                "'select * from venue'!maxfilesize 1 mb!between 5 MB and 6.2 GB",
                "'select venueid from venue'!parquet partition by (venueid)!a column that is not in PARTITION BY",
                "'select venueid from venue'!parquet partition by (x)!is not in the query",
                "'select * from nowhere'!csv!does not exist",
            })
    void what_redshift_rejects_is_an_error(String query, String options, String why) {
        assertThatThrownBy(() -> execute("unload (" + query + ") to 's3://lake/unload/e_' iam_role default " + options))
                .isInstanceOf(SqlError.class)
                .hasMessageContaining(why);
        assertThat(keys()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '~',
            value = {
                "'select 0.5::double precision as f'!csv!cast it",
                "'select ''a''::char(3) as c'!csv!does not fill its column",
                "'select 1 as a, 2 as a'!csv!two columns with the name a",
                "'select 1 as a, ''x/y'' as b'!parquet partition by (b)!other characters",
                "'select ''a\"'' as a'!addquotes!with quotes",
                "'select 1 as a'!json!JSON",
                "'select 1 as a'!cleanpath!CLEANPATH",
                "'select 1 as a'!manifest verbose!VERBOSE",
                "'select 1 as a'!region 'eu-west-1'!region",
            })
    void what_is_not_settled_or_not_there_is_refused(String query, String options, String why) {
        assertThatThrownBy(() -> execute("unload (" + query + ") to 's3://lake/unload/r_' iam_role default " + options))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(why);
    }
}
