package dev.larder.functions.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.functions.port.Landing;
import dev.larder.functions.port.Landing.Version;
import dev.larder.functions.port.ObjectStore;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The bucket that suppliers write to. Tests share it; each has keys of its own. */
public abstract class LandingContract {
    /** The bucket. */
    protected abstract Landing landing();

    /** The lake that versions are copied to. */
    protected abstract ObjectStore lake();

    /** A supplier puts a file; gives the id of the new version. */
    protected abstract String put(String key, String content);

    @Test
    void what_did_not_land_is_not_found() {
        String version = put("suppliers/a/found/x.csv", "1");

        assertThat(landing().find("suppliers/a/found/y.csv", version)).isEmpty();
        assertThat(landing().find("suppliers/a/found/x", version)).isEmpty();
        assertThat(landing().find("suppliers/a/found/x.csv", "another")).isEmpty();
        assertThat(landing().all("suppliers/nobody/")).isEmpty();
    }

    @Test
    void a_version_has_its_place_size_and_revision() {
        String version = put("suppliers/a/rx/x.csv", "12345");
        put("suppliers/a/rx/x.csv.sig", "another key that begins alike");

        Version found = landing().find("suppliers/a/rx/x.csv", version).orElseThrow();

        assertThat(found.bytes()).isEqualTo(5);
        assertThat(found.latest()).isTrue();
        assertThat(found.landed().bucket()).isEqualTo(bucket());
        assertThat(found.landed().key()).isEqualTo("suppliers/a/rx/x.csv");
        assertThat(found.landed().versionId()).isEqualTo(version);
        assertThat(found.landed().revision()).isEqualTo(1);
    }

    @Test
    void revisions_count_from_a_keys_oldest_version_and_only_its_newest_is_the_latest() {
        List<String> versions = List.of(
                put("suppliers/a/again/x.csv", "1"),
                put("suppliers/a/again/x.csv", "22"),
                put("suppliers/a/again/x.csv", "333"));

        for (int i = 0; i < versions.size(); i++) {
            Version found =
                    landing().find("suppliers/a/again/x.csv", versions.get(i)).orElseThrow();
            assertThat(found.landed().revision()).isEqualTo(i + 1);
            assertThat(found.bytes()).isEqualTo(i + 1);
            assertThat(found.latest()).isEqualTo(i == 2);
        }
    }

    @Test
    void all_versions_come_by_key_and_from_a_keys_newest() {
        put("suppliers/a/all/y.csv", "1");
        put("suppliers/a/all/x.csv", "1");
        put("suppliers/a/all/x.csv", "22");
        put("suppliers/a/allure/x.csv", "not below the prefix");

        assertThat(landing().all("suppliers/a/all/"))
                .extracting(version ->
                        version.landed().key() + " " + version.landed().revision() + " " + version.bytes())
                .containsExactly("suppliers/a/all/x.csv 2 2", "suppliers/a/all/x.csv 1 1", "suppliers/a/all/y.csv 1 1");
    }

    @Test
    void exactly_this_version_is_read_and_copied() throws IOException {
        String first = put("suppliers/a/copy/x.csv", "first");
        String second = put("suppliers/a/copy/x.csv", "second");

        assertThat(read("suppliers/a/copy/x.csv", first)).isEqualTo("first");
        assertThat(read("suppliers/a/copy/x.csv", second)).isEqualTo("second");
        landing().copyToLake(landing().find("suppliers/a/copy/x.csv", first).orElseThrow(), "originals/copied");
        assertThat(lake().read("originals/copied").map(bytes -> new String(bytes, UTF_8)))
                .contains("first");
    }

    @Test
    void some_of_a_versions_bytes_are_read() throws IOException {
        String version = put("suppliers/a/part/x.zip", "0123456789");
        put("suppliers/a/part/x.zip", "another");
        Version found = landing().find("suppliers/a/part/x.zip", version).orElseThrow();

        assertThat(some(found, 0, 3)).isEqualTo("012");
        assertThat(some(found, 4, 10)).isEqualTo("456789");
        assertThat(some(found, 4, 4)).isEmpty();
    }

    private String some(Version version, long from, long until) throws IOException {
        try (InputStream file = landing().open(version.landed(), from, until)) {
            return new String(file.readAllBytes(), UTF_8);
        }
    }

    @Test
    void an_empty_file_lands_too() throws IOException {
        String version = put("suppliers/a/empty/x.csv", "");

        assertThat(landing()
                        .find("suppliers/a/empty/x.csv", version)
                        .orElseThrow()
                        .bytes())
                .isZero();
        assertThat(read("suppliers/a/empty/x.csv", version)).isEmpty();
    }

    /** The bucket's name. */
    protected abstract String bucket();

    private String read(String key, String version) throws IOException {
        try (InputStream file =
                landing().open(landing().find(key, version).orElseThrow().landed())) {
            return new String(file.readAllBytes(), UTF_8);
        }
    }
}
