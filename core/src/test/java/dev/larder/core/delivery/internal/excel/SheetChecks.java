package dev.larder.core.delivery.internal.excel;

import com.github.luben.zstd.ZstdInputStream;
import de.siegmar.fastcsv.reader.CsvReader;
import dev.larder.core.contract.ColumnBuilder;
import dev.larder.core.contract.Completeness;
import dev.larder.core.contract.Compression;
import dev.larder.core.contract.ContractBuilder;
import dev.larder.core.contract.FileDialect;
import dev.larder.core.contract.Layout;
import dev.larder.core.contract.Layout.Footer;
import dev.larder.core.delivery.CheckRequest;
import dev.larder.core.delivery.Checked;
import dev.larder.core.delivery.DeliveryCheck;
import dev.larder.core.delivery.Landed;
import dev.larder.core.delivery.PartSink.Kind;
import dev.larder.core.scratch.MemoryScratch;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks workbooks whose sheet "Rows" is wanted, and shows what becomes of them. */
final class SheetChecks {
    private SheetChecks() {}

    /** What a check said, its rows without lineage and its rejects. */
    record Outcome(Checked checked, String rows, String rejects, int openFiles) {
        /** Each with its line, the shown value and what is wrong. */
        List<String> notes() {
            return checked.problems().stream()
                    .map(problem -> problem.line() + " " + (problem.cell() == null ? "" : problem.cell() + " ")
                            + problem.note())
                    .toList();
        }

        /** The rows' values with bars between them. */
        List<String> values() {
            if (!notes().isEmpty() && checked instanceof Checked.Rejected) {
                throw new AssertionError(notes().toString());
            }
            return CsvReader.builder().ofCsvRecord(rows).stream()
                    .map(row -> String.join("|", row.getFields().subList(0, row.getFieldCount() - 3)))
                    .toList();
        }
    }

    static ContractBuilder contract(int skipped, int headerRows, @Nullable Footer footer, ColumnBuilder... columns) {
        return ContractBuilder.rx(columns)
                .dialect(new FileDialect(
                        "UTF-8",
                        '\u001f',
                        '.',
                        "Europe/Rome",
                        Compression.NONE,
                        new Layout(Layout.NO, '\\', Layout.NO, skipped, headerRows, footer),
                        List.of("n/a", "-9"),
                        null,
                        List.of(),
                        null,
                        Completeness.UNSAID,
                        "Rows"));
    }

    static ContractBuilder contract(ColumnBuilder... columns) {
        return contract(0, 1, null, columns);
    }

    static Outcome check(ContractBuilder contract, Workbooks workbook) {
        return check(contract, workbook.bytes());
    }

    static Outcome check(ContractBuilder contract, byte[] file) {
        Landed landed =
                new Landed("landing", "suppliers/acme/rx/rx.xlsx", "v1", Instant.parse("2026-03-22T08:00:00Z"), 1);
        ByteArrayOutputStream rows = new ByteArrayOutputStream();
        ByteArrayOutputStream rejects = new ByteArrayOutputStream();
        MemoryScratch scratch = new MemoryScratch();
        try {
            Checked checked = DeliveryCheck.check(
                    new CheckRequest(List.of(contract.build()), landed, "d1"),
                    new ByteArrayInputStream(file),
                    (kind, _) -> kind == Kind.ROWS ? rows : rejects,
                    scratch);
            return new Outcome(checked, text(rows), text(rejects), scratch.open());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(ByteArrayOutputStream part) throws IOException {
        if (part.size() == 0) {
            return "";
        }
        try (ZstdInputStream text = new ZstdInputStream(new ByteArrayInputStream(part.toByteArray()))) {
            text.setContinuous(true);
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
