package dev.larder.core.contract;

import dev.larder.core.contract.Contract.ExtraColumns;
import dev.larder.core.contract.Contract.PeriodRule;
import dev.larder.core.contract.Contract.Redelivery;
import dev.larder.core.period.PeriodUnit;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes a contract for a test: acme/rx 1.4.0, coverage full, undated, any file name, commas, unless said otherwise. */
public final class ContractBuilder {
    private final List<Column> columns;
    private String version = "1.4.0";
    private @Nullable LocalDate validFrom;
    private @Nullable LocalDate validUntil;
    private String fileName = ".*";
    private Coverage coverage = Coverage.FULL;
    private Redelivery redelivery = Redelivery.REPLACES;
    private PeriodRule period = new PeriodRule(PeriodUnit.NONE, null);
    private FileDialect dialect = new FileDialect("UTF-8", ',', '.', "UTC");
    private ExtraColumns extraColumns = ExtraColumns.REJECT;
    private List<String> key = List.of();
    private @Nullable Long minimumRows;
    private @Nullable Schedule schedule;
    private @Nullable BadRows badRows;

    private ContractBuilder(List<Column> columns) {
        this.columns = columns;
    }

    public static ContractBuilder rx(ColumnBuilder... columns) {
        return new ContractBuilder(Stream.of(columns).map(ColumnBuilder::build).toList());
    }

    public ContractBuilder version(String number) {
        version = number;
        return this;
    }

    /** The landing dates, the first one included, the last one not. */
    public ContractBuilder valid(String from, String until) {
        validFrom = LocalDate.parse(from);
        validUntil = LocalDate.parse(until);
        return this;
    }

    public ContractBuilder fileName(String regex) {
        fileName = regex;
        return this;
    }

    public ContractBuilder coverage(Coverage what) {
        coverage = what;
        return this;
    }

    public ContractBuilder redelivery(Redelivery what) {
        redelivery = what;
        return this;
    }

    public ContractBuilder periodOf(String column, PeriodUnit unit) {
        period = new PeriodRule(unit, column);
        return this;
    }

    public ContractBuilder periodInName(PeriodUnit unit) {
        period = new PeriodRule(unit, null);
        return this;
    }

    /** The landing dates from this one on. */
    public ContractBuilder from(String first) {
        validFrom = LocalDate.parse(first);
        return this;
    }

    /** Semicolons between values, a comma before decimals, Rome's clock. */
    public ContractBuilder italian() {
        dialect = new FileDialect("UTF-8", ';', ',', "Europe/Rome");
        return this;
    }

    public ContractBuilder dialect(FileDialect what) {
        dialect = what;
        return this;
    }

    public ContractBuilder parkingExtraColumns() {
        extraColumns = ExtraColumns.PARK;
        return this;
    }

    public ContractBuilder key(String... names) {
        key = List.of(names);
        return this;
    }

    public ContractBuilder minimumRows(long rows) {
        minimumRows = rows;
        return this;
    }

    public ContractBuilder due(Schedule when) {
        schedule = when;
        return this;
    }

    /** So many records may be bad. */
    public ContractBuilder badRows(long records) {
        badRows = new BadRows(records, null);
        return this;
    }

    /** So many of a million records may be bad. */
    public ContractBuilder badPerMillion(long records) {
        badRows = new BadRows(null, records);
        return this;
    }

    public Contract build() {
        return new Contract(
                new FeedId("acme", "rx"),
                version,
                "rx",
                validFrom,
                validUntil,
                fileName,
                coverage,
                redelivery,
                period,
                dialect,
                extraColumns,
                columns,
                key,
                minimumRows,
                "launch",
                "data-desk@example.com",
                schedule,
                badRows);
    }
}
