package dev.standin.redshift;

import dev.standin.redshift.load.LakeFolder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers that the Redshift Database Developer Guide gives, each with its page. */
class DocumentedAnswersTest {
    private final Warehouse warehouse;
    private final Session session;

    DocumentedAnswersTest(@TempDir Path folder) throws Exception {
        LakeFolder lake = new LakeFolder(folder.resolve("lake"))
                .with("m", "{\"entries\": [{\"url\": \"s3://lake/gone\", \"mandatory\": false}]}".getBytes(StandardCharsets.UTF_8));
        warehouse = Warehouse.open(folder.resolve("redshift"), Clock.systemUTC(), lake);
        session = warehouse.database("dev").session("test", Map.of());
    }

    @AfterEach
    void close() {
        session.close();
        warehouse.close();
    }

    private Result execute(String sql) {
        return session.transaction(() -> session.execute(sql));
    }

    /** r_TO_DATE_function.html. */
    @Test
    void aDayThatTheMonthDoesNotHaveIsCarriedOver() {
        assertThat(execute("select to_date('20010631', 'YYYYMMDD'), to_date('29-02-2023', 'DD-MM-YYYY'), to_date('2024/02/29', 'YYYY/MM/DD'),"
                        + " to_date('12/31/2025', 'MM/DD/YYYY'), to_date(null, 'YYYY-MM-DD')").rows().toString())
                .isEqualTo("[[2001-07-01, 2023-03-01, 2024-02-29, 2025-12-31, null]]");
        assertThatThrownBy(() -> execute("select to_date('20011301', 'YYYYMMDD')")).hasMessageStartingWith("Not supported by the local Redshift: to_date");
        assertThatThrownBy(() -> execute("select to_date('2001-1-1', 'YYYY-MM-DD')")).hasMessageContaining("read in its plain form only");
    }

    /** cm_chap_system-tables.html: they exist on Redshift, so their absence here is not told as an error of the statement. */
    @Test
    void aSystemViewThatIsNotKeptIsRefusedByName() {
        for (String view : List.of("svv_table_info", "pg_catalog.pg_class", "information_schema.columns", "stl_query")) {
            assertThatThrownBy(() -> execute("select * from " + view)).hasMessage("Not supported by the local Redshift: the system view " + view);
        }
        assertThatThrownBy(() -> execute("select * from sale")).hasMessage("ERROR: relation \"sale\" does not exist");
    }

    /** loading-data-files-using-manifest.html: COPY fails if no file is found, mandatory or not. */
    @Test
    void aManifestWithoutAnyFileFailsTheCopy() {
        execute("create table t (n integer)");
        assertThatThrownBy(() -> execute("copy t from 's3://lake/m' iam_role default manifest format as csv")).hasMessageContaining("no file of the manifest s3://lake/m");
    }
}
