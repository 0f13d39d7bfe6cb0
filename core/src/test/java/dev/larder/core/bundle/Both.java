package dev.larder.core.bundle;

import static dev.larder.core.contract.ColumnBuilder.column;
import static dev.larder.core.contract.ColumnBuilder.text;

import dev.larder.core.bundle.Bundle.Accept;
import dev.larder.core.contract.ColumnType.Kind;
import dev.larder.core.contract.Contract;
import dev.larder.core.contract.Contract.ExtraColumns;
import dev.larder.core.contract.Contract.PeriodRule;
import dev.larder.core.contract.Contract.Redelivery;
import dev.larder.core.contract.Coverage;
import dev.larder.core.contract.FeedId;
import dev.larder.core.contract.FileDialect;
import dev.larder.core.delivery.Landed;
import dev.larder.core.period.PeriodUnit;
import java.time.Instant;
import java.util.List;

/** A supplier with three feeds, of which two come in a bundle. */
final class Both {
    static final Bundle EACH = new Bundle(new FeedId("acme", "both"), "both.*\\.zip", Accept.EACH, List.of("a", "b"));
    static final List<Contract> CONTRACTS = List.of(contract("a"), contract("b"), contract("c"));

    private Both() {}

    static Landed landed(String name) {
        return new Landed("landing", "suppliers/acme/both/" + name, "v1", Instant.parse("2026-03-22T08:00:00Z"), 1);
    }

    private static Contract contract(String feed) {
        return new Contract(
                new FeedId("acme", feed),
                "1.0.0",
                feed,
                null,
                null,
                feed + "_.*\\.csv",
                Coverage.FULL,
                Redelivery.REPLACES,
                new PeriodRule(PeriodUnit.NONE, null),
                new FileDialect("UTF-8", ';', '.', "UTC"),
                ExtraColumns.REJECT,
                List.of(text("n").build(), column("count", Kind.INTEGER).build()),
                List.of(),
                0L,
                "owner",
                "desk@example.com");
    }
}
