package dev.larder.core.delivery;

import static dev.larder.core.contract.ColumnBuilder.column;
import static dev.larder.core.contract.ColumnBuilder.text;
import static dev.larder.core.delivery.Checks.accepted;
import static dev.larder.core.delivery.Checks.check;

import de.siegmar.fastcsv.reader.CsvReader;
import dev.larder.core.contract.ColumnType.Kind;
import dev.larder.core.contract.Compression;
import dev.larder.core.contract.Contract;
import dev.larder.core.contract.ContractBuilder;
import dev.larder.core.contract.FileDialect;
import dev.larder.core.contract.Layout;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Small files in every writing that a contract can name, of two columns, a text and a number, and what becomes of them. */
final class Writings {
    private Writings() {}

    static final char NO = Layout.NO;
    static final Layout PLAIN = new Layout(NO, NO, NO, 0, 1, null);

    static Contract contract(String encoding, Compression compression, Layout layout, String... missing) {
        return ContractBuilder.rx(text("name").required(), column("count", Kind.INTEGER))
                .dialect(new FileDialect(
                        encoding, ';', '.', "UTC", compression, layout, List.of(missing), null, List.of(), null))
                .build();
    }

    static Contract contract(Layout layout, String... missing) {
        return contract("UTF-8", Compression.NONE, layout, missing);
    }

    /** The conformed rows, without lineage, with a bar between their values. */
    static List<String> rows(Contract contract, byte[] file) {
        MemoryParts parts = new MemoryParts();
        accepted(check(contract, file, parts));
        return CsvReader.builder().ofCsvRecord(parts.text()).stream()
                .map(row -> row.getField(0) + "|" + row.getField(1))
                .toList();
    }

    static List<String> rows(Contract contract, String file) {
        return rows(contract, file.getBytes(StandardCharsets.UTF_8));
    }

    static List<String> notes(Contract contract, byte[] file) {
        return check(contract, file, new MemoryParts()).problems().stream()
                .map(problem ->
                        problem.line() + " " + (problem.cell() == null ? "" : problem.cell() + " ") + problem.note())
                .toList();
    }

    static List<String> notes(Contract contract, String file) {
        return notes(contract, file.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] gzip(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** An archive of files by name and text. */
    static byte[] zip(String... namesAndTexts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
                zip.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static byte[] joined(byte[]... pieces) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Arrays.stream(pieces).forEach(bytes::writeBytes);
        return bytes.toByteArray();
    }
}
