package dev.larder.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class FoundationTest {
    private final Foundation foundation = new Foundation("larder_reader", "IAMR:operator");

    @Test
    void what_says_that_all_is_laid_comes_last_and_the_row_of_the_fence_first() {
        List<Batch> again = foundation.batches(OpsTables.names());

        assertThat(again).allSatisfy(batch -> {
            assertThat(batch.statements()).hasSizeLessThanOrEqualTo(Batch.MOST_STATEMENTS);
            assertThat(batch.statements().getFirst()).isEqualTo(Fence.ROW_FIRST);
        });
        assertThat(again.getLast().statements().getLast()).startsWith("insert into ops.foundation");
        assertThat(foundation.batches(List.of()).getFirst().statements().getFirst())
                .isNotEqualTo(Fence.ROW_FIRST);
    }

    @Test
    void the_same_is_laid_for_the_same_people_only() {
        assertThat(new Foundation("larder_reader", "IAMR:operator").lays()).isEqualTo(foundation.lays());
        assertThat(new Foundation("others", "IAMR:operator").lays()).isNotEqualTo(foundation.lays());
        assertThat(Foundation.isWhole(OpsTables.names())).isTrue();
        assertThat(Foundation.isWhole(List.of("foundation"))).isFalse();
        assertThat(Foundation.isTold(List.of("release"))).isFalse();
        assertThat(Foundation.laid().sql()).contains("ops.foundation");
        assertThat(Foundation.present().sql()).contains("svv_tables");
    }
}
