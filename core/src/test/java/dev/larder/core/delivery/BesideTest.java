package dev.larder.core.delivery;

import static dev.larder.core.contract.ColumnBuilder.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.contract.Completeness;
import dev.larder.core.contract.Completeness.Control;
import dev.larder.core.contract.Completeness.Totals;
import dev.larder.core.contract.Compression;
import dev.larder.core.contract.Contract;
import dev.larder.core.contract.ContractBuilder;
import dev.larder.core.contract.FileDialect;
import dev.larder.core.contract.Layout;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BesideTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 22);
    private static final String DATA = "suppliers/acme/rx/rx_1.csv";
    private static final List<Contract> ASKS = List.of(contract(new Control(".ok", false, null)));
    private static final List<Contract> SAYS =
            List.of(contract(new Control(".ctl", true, new Totals("rows=([0-9]+)", new TreeMap<>()))));

    @Test
    void a_contract_may_ask_for_a_file_beside() {
        assertThat(Beside.controlOf(DATA, DAY, ASKS)).contains(DATA + ".ok");
        assertThat(Beside.controlOf(DATA, DAY, SAYS)).contains("suppliers/acme/rx/rx_1.ctl");
        assertThat(Beside.controlOf(DATA, DAY, List.of(contract(null)))).isEmpty();
        assertThat(Beside.controlOf("suppliers/other/rx/rx_1.csv", DAY, ASKS)).isEmpty();
        assertThat(Beside.controlOf("elsewhere", DAY, ASKS)).isEmpty();
    }

    @Test
    void only_a_file_that_says_totals_must_have_a_text() {
        assertThat(Beside.saysTotals(DATA, DAY, SAYS)).isTrue();
        assertThat(Beside.saysTotals(DATA, DAY, ASKS)).isFalse();
    }

    @Test
    void a_file_with_that_ending_is_no_delivery() {
        assertThat(Beside.isControl(DATA + ".ok", DAY, ASKS)).isTrue();
        assertThat(Beside.isControl("suppliers/acme/rx/anything.ok", DAY, ASKS)).isTrue();
        assertThat(Beside.isControl(DATA, DAY, ASKS)).isFalse();
        assertThat(Beside.isControl(DATA + ".ok", DAY, SAYS)).isFalse();
        assertThat(Beside.isControl("suppliers/other/rx/rx_1.csv.ok", DAY, ASKS))
                .isFalse();
    }

    private static Contract contract(@Nullable Control control) {
        FileDialect dialect = new FileDialect(
                "UTF-8",
                ',',
                '.',
                "UTC",
                Compression.NONE,
                Layout.USUAL,
                List.of(),
                null,
                List.of(),
                null,
                new Completeness(null, control));
        return ContractBuilder.rx(text("npi"))
                .fileName("rx_[0-9]+\\.csv")
                .dialect(dialect)
                .build();
    }
}
