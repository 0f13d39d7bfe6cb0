package dev.larder.functions.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.functions.port.ObjectStore;
import dev.larder.functions.port.Upload;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The objects of a bucket. Tests share the bucket; each has keys of its own. */
public abstract class ObjectStoreContract {
    private static final int MORE_THAN_A_PAGE = 1_001;
    private static final int MORE_THAN_A_PART = 9 << 20;

    /** The bucket. */
    protected abstract ObjectStore store();

    /** What the clock of the bucket says. */
    protected Instant now() {
        return Instant.now();
    }

    @Test
    void what_is_not_there_is_empty() {
        assertThat(store().read("nowhere/a.json")).isEmpty();
        assertThat(store().keys("nowhere/")).isEmpty();
    }

    @Test
    void an_object_is_read_as_it_was_written_last() {
        write("last/a.json", "first");
        write("last/a.json", "second");
        write("last/empty", "");

        assertThat(text("last/a.json")).isEqualTo("second");
        assertThat(text("last/empty")).isEmpty();
    }

    @Test
    void what_is_written_once_stays() {
        assertThat(once("once/a.json", "first")).isTrue();
        assertThat(once("once/a.json", "second")).isFalse();

        assertThat(text("once/a.json")).isEqualTo("first");
    }

    @Test
    void of_many_that_write_once_at_once_exactly_one_is_first() throws InterruptedException, ExecutionException {
        try (ExecutorService writers = Executors.newFixedThreadPool(8)) {
            List<Future<Boolean>> answers = IntStream.range(0, 16)
                    .mapToObj(i -> writers.submit(() -> once("race/a.json", "writer " + i)))
                    .toList();
            List<String> first = new ArrayList<>();
            for (int i = 0; i < answers.size(); i++) {
                if (answers.get(i).get()) {
                    first.add("writer " + i);
                }
            }
            assertThat(first).containsExactly(text("race/a.json"));
        }
    }

    @Test
    void keys_are_those_below_the_prefix_in_the_order_of_their_bytes() {
        List<String> ascending = List.of(
                "order/A", "order/a", "order/a-b", "order/a.b", "order/a/b", "order/ab", "order/\u00e9", "order/\uff5e", "order/\ud800\udc00");
        ascending.reversed().forEach(key -> write(key, "x"));
        write("order", "x");
        write("ordes/a", "x");

        assertThat(store().keys("order/")).isEqualTo(ascending);
        assertThat(store().keys("order/a")).isEqualTo(ascending.subList(1, 6));
    }

    @Test
    void keys_are_known_with_the_second_in_which_they_were_written_last() {
        Instant before = now().truncatedTo(ChronoUnit.SECONDS);
        write("written/b", "x");
        write("written/a", "x");

        assertThat(store().written("written/").keySet()).containsExactly("written/a", "written/b");
        assertThat(store().written("written/").values())
                .allMatch(at -> !at.isBefore(before) && !at.isAfter(now()))
                .allMatch(at -> at.truncatedTo(ChronoUnit.SECONDS).equals(at));
    }

    @Test
    void there_may_be_more_keys_than_a_page_holds() {
        IntStream.range(0, MORE_THAN_A_PAGE).parallel().forEach(i -> write("page/" + (10_000 + i), ""));

        assertThat(store().keys("page/")).hasSize(MORE_THAN_A_PAGE).startsWith("page/10000").endsWith("page/11000");
    }

    @Test
    void what_is_deleted_is_gone_and_what_is_not_there_is_no_error() {
        write("gone/a", "x");
        write("gone/b", "x");

        store().delete(List.of("gone/a", "gone/never"));

        assertThat(store().keys("gone/")).containsExactly("gone/b");
        assertThat(store().read("gone/a")).isEmpty();
    }

    @Test
    void an_upload_is_there_once_it_is_closed() {
        Upload upload = store().upload("upload/a.zst");
        upload.write(bytes("ab"), 0, 2);
        upload.write(bytes("xcx"), 1, 1);
        upload.write('d');

        assertThat(store().read("upload/a.zst")).isEmpty();
        assertThatThrownBy(upload::etag).isInstanceOf(IllegalStateException.class).hasMessageContaining("upload/a.zst");
        upload.close();

        assertThat(upload.key()).isEqualTo("upload/a.zst");
        assertThat(text("upload/a.zst")).isEqualTo("abcd");
        assertThat(upload.etag()).startsWith("\"").endsWith("\"").hasSizeGreaterThan(2);
    }

    @Test
    void a_large_upload_is_whole() {
        byte[] large = new byte[MORE_THAN_A_PART];
        for (int i = 0; i < large.length; i++) {
            large[i] = (byte) (i * 31 + i / 251);
        }
        Upload upload = store().upload("upload/large");
        upload.write(large, 0, 5 << 20);
        upload.write(large, 5 << 20, large.length - (5 << 20));
        upload.close();
        String etag = upload.etag();
        upload.close();

        assertThat(store().read("upload/large").orElseThrow()).isEqualTo(large);
        assertThat(upload.etag()).isEqualTo(etag);
    }

    @Test
    void an_upload_that_is_given_up_leaves_nothing_even_after_it_was_closed() {
        Upload open = store().upload("aborted/open");
        open.write(bytes("x"), 0, 1);
        Upload large = store().upload("aborted/large");
        large.write(new byte[MORE_THAN_A_PART], 0, MORE_THAN_A_PART);
        Upload closed = store().upload("aborted/closed");
        closed.write(bytes("x"), 0, 1);
        closed.close();

        for (Upload upload : List.of(open, large, closed, closed)) {
            upload.abort();
        }

        assertThat(store().keys("aborted/")).isEmpty();
    }

    @Test
    void an_upload_that_is_given_up_open_leaves_what_was_there() {
        write("kept/a", "before");

        Upload upload = store().upload("kept/a");
        upload.write(bytes("x"), 0, 1);
        upload.abort();

        assertThat(text("kept/a")).isEqualTo("before");
    }

    private void write(String key, String content) {
        store().write(key, bytes(content), "text/plain");
    }

    private boolean once(String key, String content) {
        return store().writeOnce(key, bytes(content), "text/plain");
    }

    private String text(String key) {
        return new String(store().read(key).orElseThrow(), UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
