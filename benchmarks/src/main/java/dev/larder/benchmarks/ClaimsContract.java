package dev.larder.benchmarks;

import dev.larder.core.contract.BadRows;
import dev.larder.core.contract.Column;
import dev.larder.core.contract.ColumnType;
import dev.larder.core.contract.ColumnType.Kind;
import dev.larder.core.contract.Compression;
import dev.larder.core.contract.Contract;
import dev.larder.core.contract.Contract.ExtraColumns;
import dev.larder.core.contract.Contract.PeriodRule;
import dev.larder.core.contract.Contract.Redelivery;
import dev.larder.core.contract.Coverage;
import dev.larder.core.contract.FeedId;
import dev.larder.core.contract.FileDialect;
import dev.larder.core.contract.Layout;
import dev.larder.core.period.PeriodUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The contract of {@code project/contracts} as it is compiled, in the variants that are measured. */
final class ClaimsContract {
    private ClaimsContract() {}

    /**
     * A variant.
     *
     * @param badRows records that may be left out; null when none may
     */
    static Contract of(boolean hasKey, Compression compression, @Nullable Long badRows) {
        return new Contract(
                new FeedId("meridian", "claims"),
                "1.0.0",
                "claims",
                null,
                null,
                "claims_[0-9]{8}\\.csv",
                Coverage.PERIOD,
                Redelivery.REPLACES,
                new PeriodRule(PeriodUnit.MONTH, "dispensed_on"),
                new FileDialect("UTF-8", ',', '.', "UTC", compression, Layout.USUAL, List.of(), null, List.of(), null),
                ExtraColumns.REJECT,
                columns(),
                hasKey ? List.of("claim_id") : List.of(),
                1L,
                "launch",
                "data-desk@example.com",
                null,
                badRows == null ? null : new BadRows(badRows, null));
    }

    private static List<Column> columns() {
        return List.of(
                text("claim_id", 12, null, List.of()),
                column("dispensed_on", Kind.DATE),
                column("filled_at", Kind.TIMESTAMPTZ),
                text("npi", 10, "[0-9]{10}", List.of()),
                text("territory_code", 6, null, List.of()),
                text("product_code", 11, null, List.of()),
                text("pharmacy", 60, null, List.of()),
                number("plan_id", new ColumnType(Kind.INTEGER, 0, 0), false, null, null),
                text("channel", 9, null, List.of("retail", "mail", "specialty")),
                column("patient_id", Kind.BIGINT),
                number("quantity", new ColumnType(Kind.DECIMAL, 9, 3), true, "0", null),
                number("days_supply", new ColumnType(Kind.INTEGER, 0, 0), true, "1", "365"),
                number("refill", new ColumnType(Kind.INTEGER, 0, 0), true, "0", "11"),
                column("is_new", Kind.BOOLEAN),
                number("gross_amount", new ColumnType(Kind.DECIMAL, 12, 2), true, null, null));
    }

    private static Column text(String name, int length, @Nullable String pattern, List<String> valid) {
        ColumnType type = new ColumnType(Kind.VARCHAR, length, 0);
        return new Column(name, name, type, true, null, pattern, null, null, valid, false);
    }

    private static Column number(
            String name, ColumnType type, boolean isRequired, @Nullable String least, @Nullable String most) {
        return new Column(name, name, type, isRequired, null, null, least, most, List.of(), false);
    }

    private static Column column(String name, Kind kind) {
        return number(name, new ColumnType(kind, 0, 0), true, null, null);
    }
}
