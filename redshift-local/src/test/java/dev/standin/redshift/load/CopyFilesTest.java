package dev.standin.redshift.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records, lines and files of COPY. */
class CopyFilesTest {
    private final Loading loading;

    CopyFilesTest(@TempDir Path folder) {
        loading = new Loading(folder);
    }

    @AfterEach
    void close() {
        loading.close();
    }

    @Test
    void a_last_line_needs_no_line_end_and_a_file_no_line() throws IOException {
        assertThat(loading.rows("a integer, b varchar(9)", "1,x\r\n2,", ""))
                .isEqualTo(List.of(List.of(1L, "x"), List.of(2L, "")));
        assertThat(loading.rows("a integer", "", "")).isEmpty();
    }

    @Test
    void lines_are_counted_through_quoted_line_ends() {
        assertThatThrownBy(() ->
                        loading.rows("a varchar(99), b integer", "head,b\n\"x\ny\r\nz\",1\nq,w\n", "ignoreheader 1"))
                .hasMessageContaining("line 5")
                .hasMessageContaining("Invalid digit, Value 'w', Pos 0, Type: Integer");
    }

    @Test
    void a_record_may_be_longer_than_what_is_read_at_once() throws IOException {
        String long1 = "x".repeat(60_000);
        String records = IntStream.range(0, 40)
                .mapToObj(i -> i + ",\"" + long1 + "\"\"\n\"," + i)
                .collect(Collectors.joining("\n"));

        List<?> rows = loading.rows("a integer, b varchar(65535), c integer", records, "");

        assertThat(rows).hasSize(40).last().isEqualTo(List.of(39L, long1 + "\"\n", 39L));
    }

    /** r_COPY.html: a row has at most 4 MB. */
    @Test
    void a_row_of_more_than_4_mb_fails() {
        byte[] row = new byte[5 << 20];
        Arrays.fill(row, (byte) 'x');

        assertThatThrownBy(() -> loading.rows("a varchar(65535)", row, ""))
                .hasMessageContaining("a row of more than 4 MB");
    }

    @Test
    void rows_have_as_many_fields_as_the_copy_has_columns() {
        assertThatThrownBy(() -> loading.rows("a integer, b integer", "1,2\n3\n", ""))
                .hasMessageContaining("Delimiter not found: expected 2 columns, found 1")
                .hasMessageContaining("line 2");
        assertThatThrownBy(() -> loading.rows("a integer, b integer", "1,2,3\n", ""))
                .hasMessageContaining("Extra column(s) found: expected 2 columns, found 3");
    }

    @Test
    void columns_that_the_file_does_not_have_are_null_and_the_others_stand_in_the_order_of_the_copy()
            throws IOException {
        loading.lake().with("in/x", "5,a\n6,b\n".getBytes(StandardCharsets.UTF_8));
        loading.execute("create table p (a varchar(9), b date, c integer)");
        loading.execute("copy p (c, a) from 's3://lake/in/x' iam_role default csv");

        assertThat(loading.execute("select c, a, b from p order by c").rows().toString())
                .isEqualTo("[[5, a, null], [6, b, null]]");
    }

    @Test
    void gzip_and_zstd_are_unpacked_and_a_torn_one_fails() throws IOException {
        byte[] plain = "1\n2\n".repeat(10_000).getBytes(StandardCharsets.UTF_8);
        byte[] zstd = Zstd.compress(plain);
        ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(gzip)) {
            out.write(plain);
        }

        assertThat(loading.rows("a integer", zstd, "zstd")).hasSize(20_000);
        assertThat(loading.rows("a integer", gzip.toByteArray(), "gzip")).hasSize(20_000);
        assertThatThrownBy(() -> loading.rows("a integer", Arrays.copyOf(zstd, zstd.length - 3), "zstd"))
                .isInstanceOf(LoadError.class);
        assertThatThrownBy(() -> loading.rows("a integer", plain, "zstd")).isInstanceOf(LoadError.class);
    }

    @Test
    void a_byte_order_mark_and_a_lone_carriage_return_are_refused() {
        assertThatThrownBy(() -> loading.rows("a varchar(9)", "\uFEFFx\n", "")).hasMessageContaining("byte order mark");
        assertThatThrownBy(() -> loading.rows("a varchar(9)", "x\ry\n", "")).hasMessageContaining("carriage return");
    }

    @Test
    void a_failed_copy_leaves_nothing() throws IOException {
        loading.lake().with("in/half", ("2\n".repeat(5_000) + "x\n").getBytes(StandardCharsets.UTF_8));
        loading.execute("create table kept (a integer)");
        loading.execute("insert into kept values (1)");

        assertThatThrownBy(() -> loading.session().transaction(() -> {
                    loading.session().execute("delete from kept");
                    return loading.session().execute("copy kept from 's3://lake/in/half' iam_role default csv");
                }))
                .hasMessageContaining("line 5001");
        assertThat(loading.execute("select a from kept").rows().toString()).isEqualTo("[[1]]");
    }

    @Test
    void a_cancelled_session_stops_within_a_file() throws IOException {
        loading.lake().with("in/many", "1\n".repeat(1_000_000).getBytes(StandardCharsets.UTF_8));
        loading.execute("create table many (a integer)");
        loading.session().cancel();

        assertThatThrownBy(() -> loading.execute("copy many from 's3://lake/in/many' iam_role default csv"))
                .hasMessageContaining("Query cancelled on user's request");
    }
}
