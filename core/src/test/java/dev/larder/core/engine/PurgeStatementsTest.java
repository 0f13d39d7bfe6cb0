package dev.larder.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.plan.Plan;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class PurgeStatementsTest {
    private final Plan plan = SamplePlan.read();

    @Test
    void deliveries_are_taken_out_of_the_ledger_before_their_rows_and_in_bounded_batches() {
        List<String> ids =
                IntStream.range(0, 1_001).mapToObj(i -> "delivery-" + i).toList();

        List<Batch> batches = PurgeStatements.rows("run-1", plan, ids);

        assertThat(batches).hasSizeGreaterThanOrEqualTo(3).allSatisfy(batch -> {
            assertThat(batch.statements()).hasSizeLessThanOrEqualTo(Batch.MOST_STATEMENTS);
            assertThat(batch.statements()).allSatisfy(sql -> assertThat(sql).hasSizeLessThan(100_000));
        });
        List<String> first = batches.getFirst().statements();
        assertThat(at(first, "delete from ops.loaded_delivery"))
                .isLessThan(at(
                        first,
                        "delete from " + Relations.RAW + "."
                                + plan.feeds().getFirst().table()));
        assertThat(batches.getLast().statements().toString())
                .contains("'delivery-1000'")
                .doesNotContain("'delivery-999'");
    }

    @Test
    void what_is_said_of_releases_before_the_oldest_kept_one_is_forgotten() {
        assertThat(PurgeStatements.forget("run-1", 7).statements())
                .contains("delete from ops.aside where release < 7", "delete from ops.release where release < 7");
        assertThat(PurgeStatements.unnamed(7).sql()).contains("reach.oldest_known <= 7");
    }

    private static int at(List<String> statements, String begin) {
        return IntStream.range(0, statements.size())
                .filter(i -> statements.get(i).startsWith(begin))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no statement begins with " + begin));
    }
}
