package dev.larder.functions.pull;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.functions.memory.MemoryPorts;
import dev.larder.functions.pull.PlanPull.Answer;
import dev.larder.functions.pull.PlanPull.Request;
import dev.larder.functions.pull.PlanPull.Result;
import dev.larder.functions.pull.PlanPull.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Looks at a server without a state machine and a connector: the test plays both. */
final class PlanPullTest {
    private static final Source SOURCE = new Source("acme/sale", "files.acme.example", "/out", "sale_.*");
    private static final String FOLDER = "pulled/acme/sale/";
    private static final String LISTING = "c-1.json";

    private final MemoryPorts ports = new MemoryPorts();
    private final PlanPull function = new PlanPull(ports.environment("0".repeat(64)));
    private final List<String> listed = new ArrayList<>();

    private void lists(String name, long size, int minute) {
        listed.add("{\"filePath\":\"/out/%s\",\"modifiedTimestamp\":\"2026-01-05T07:%02d:00Z\",\"size\":%d}"
                .formatted(name, minute, size));
        put("false");
    }

    private void put(String truncated) {
        ports.incoming()
                .put(
                        FOLDER + LISTING,
                        "{\"files\":[%s],\"paths\":[],\"truncated\":\"%s\"}"
                                .formatted(String.join(",", listed), truncated));
    }

    private Answer choose(String look, int round) {
        return function.step(request(PullStep.CHOOSE, look, round, null, null));
    }

    private Answer land(String look, int round, Result... results) {
        return function.step(request(PullStep.LAND, look, round, List.of(results), null));
    }

    private static Request request(
            PullStep step, String look, int round, @Nullable List<Result> results, @Nullable String trouble) {
        return new Request(step, look, SOURCE, LISTING, round, results, trouble);
    }

    private void fetches(String look, int round, String name, String content) {
        ports.incoming().put(FOLDER + look + "/" + round + "/" + name, content);
    }

    private static Result whole(String name) {
        return new Result("/out/" + name, "COMPLETED", ": ");
    }

    private List<String> landed() {
        return ports.supplier().all("suppliers/").stream()
                .map(version -> version.landed().key())
                .toList();
    }

    @Test
    void without_a_listing_it_waits() {
        assertThat(choose("first", 0).verdict()).isEqualTo(PullVerdict.WAITING);
    }

    @Test
    void what_is_new_is_fetched_beside_the_deliveries_landed_and_known_from_then_on() {
        lists("sale_a", 1, 2);
        lists("sale_b", 1, 1);
        lists("sale_c.partial", 1, 1);

        assertThat(choose("first", 0))
                .isEqualTo(new Answer(
                        PullVerdict.FETCH, List.of("/out/sale_b", "/out/sale_a"), "/landing/pulled/acme/sale/first/0"));
        fetches("first", 0, "sale_a", "a");
        fetches("first", 0, "sale_b", "b");
        assertThat(landed()).isEmpty();
        assertThat(land("first", 0, whole("sale_a"), whole("sale_b")).verdict()).isEqualTo(PullVerdict.LANDED);

        assertThat(landed()).containsExactly("suppliers/acme/sale/sale_a", "suppliers/acme/sale/sale_b");
        assertThat(ports.incoming().keys()).containsExactly(FOLDER + LISTING);
        assertThat(choose("first", 1).verdict()).isEqualTo(PullVerdict.DONE);
        assertThat(choose("second", 0).verdict()).isEqualTo(PullVerdict.DONE);
    }

    @Test
    void a_file_with_another_size_lands_again_and_one_with_another_time_only_if_its_content_is_another() {
        lists("sale_a", 1, 1);
        pull("first", "sale_a", "a");
        listed.clear();
        lists("sale_a", 1, 2);
        pull("second", "sale_a", "a");
        assertThat(landed()).hasSize(1);
        listed.clear();
        lists("sale_a", 1, 3);
        pull("third", "sale_a", "b");
        listed.clear();
        lists("sale_a", 2, 3);
        pull("fourth", "sale_a", "bb");
        assertThat(landed()).hasSize(3);
    }

    private void pull(String look, String name, String content) {
        assertThat(choose(look, 0).paths()).containsExactly("/out/" + name);
        fetches(look, 0, name, content);
        land(look, 0, whole(name));
        assertThat(choose(look, 1).verdict()).isEqualTo(PullVerdict.DONE);
    }

    @Test
    void who_is_cut_off_after_any_file_goes_on_without_landing_it_twice() {
        lists("sale_a", 1, 1);
        lists("sale_b", 1, 2);
        choose("first", 0);
        fetches("first", 0, "sale_a", "a");
        fetches("first", 0, "sale_b", "b");
        land("first", 0, whole("sale_a"));

        land("first", 0, whole("sale_a"), whole("sale_b"));

        assertThat(landed()).containsExactly("suppliers/acme/sale/sale_a", "suppliers/acme/sale/sale_b");
        assertThat(choose("first", 1).verdict()).isEqualTo(PullVerdict.DONE);
    }

    @Test
    void a_look_that_ended_before_it_landed_is_followed_by_one_that_fetches_again() {
        lists("sale_a", 1, 1);
        choose("first", 0);
        ports.pulls().start("first", "{}");
        assertThat(choose("second", 0).verdict()).isEqualTo(PullVerdict.BUSY);
        ports.pulls().end("first");
        assertThat(choose("second", 0).paths()).containsExactly("/out/sale_a");
    }

    @Test
    void a_file_that_failed_is_named_at_the_end_and_tried_by_the_next_look() {
        lists("sale_a", 1, 1);
        lists("sale_b", 1, 2);
        lists("sale_c", 1, 3);
        choose("first", 0);
        fetches("first", 0, "sale_c", "c");
        land("first", 0, new Result("/out/sale_a", "FAILED", "NO_ACCESS: denied"), whole("sale_b"), whole("sale_c"));

        assertThat(landed()).containsExactly("suppliers/acme/sale/sale_c");
        assertThatThrownBy(() -> choose("first", 1))
                .isInstanceOf(PullFailed.class)
                .hasMessage(
                        "acme/sale: not everything could be fetched from /out of files.acme.example: sale_a: NO_ACCESS: denied;"
                                + " sale_b: the connector says that it was fetched, and there is no"
                                + " pulled/acme/sale/first/0/sale_b; the next look tries again");
        assertThat(choose("second", 0).paths()).containsExactly("/out/sale_a", "/out/sale_b");
    }

    @Test
    void a_file_that_changed_while_it_was_fetched_is_left_to_the_next_look() {
        lists("sale_a", 5, 1);
        choose("first", 0);
        fetches("first", 0, "sale_a", "a");
        land("first", 0, whole("sale_a"));
        assertThat(landed()).isEmpty();
        assertThat(choose("first", 1).verdict()).isEqualTo(PullVerdict.DONE);
        assertThat(choose("second", 0).paths()).containsExactly("/out/sale_a");
    }

    @Test
    void ten_files_are_fetched_a_round_and_what_is_left_after_a_hundred_rounds_by_the_next_look() {
        IntStream.range(10, 35).forEach(minute -> lists("sale_" + minute, 1, minute));
        assertThat(choose("first", 0).paths()).hasSize(10);
        assertThat(choose("first", 99).into()).isEqualTo("/landing/pulled/acme/sale/first/99");
        assertThat(choose("first", 100).verdict()).isEqualTo(PullVerdict.DONE);
    }

    @Test
    void a_folder_with_more_than_is_listed_and_a_file_that_is_too_large_are_told() {
        lists("sale_a", (5L << 30) + 1, 1);
        put("true");
        assertThatThrownBy(() -> choose("first", 0))
                .hasMessageContaining("sale_a: it has 5,368,709,121 bytes, and S3 takes 5,368,709,120 at once")
                .hasMessageContaining("the folder has more than the listed 1; ask the supplier");
    }

    @Test
    void a_listing_that_does_not_come_is_explained() {
        assertThatThrownBy(() -> function.step(request(PullStep.EXPLAIN, "first", 0, null, "the host key is another")))
                .isInstanceOf(PullFailed.class)
                .hasMessage(
                        "acme/sale: the folder /out of files.acme.example was not listed: the host key is another; nothing is"
                                + " fetched before it is");
    }
}
