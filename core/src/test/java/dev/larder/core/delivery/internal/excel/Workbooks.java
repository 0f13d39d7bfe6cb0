package dev.larder.core.delivery.internal.excel;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A workbook written by hand: its parts, as Excel names them. */
final class Workbooks {
    static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    private final Map<String, String> changed = new LinkedHashMap<>();
    private final List<String> sheets = new ArrayList<>();
    private final List<String> shared = new ArrayList<>();
    private final StringBuilder rows = new StringBuilder();
    private String date1904 = "";
    private int row;

    /** A workbook whose second sheet is this one. */
    static Workbooks named(String sheet) {
        Workbooks workbook = new Workbooks();
        workbook.sheets.add("Notes");
        workbook.sheets.add(sheet);
        return workbook;
    }

    Workbooks from1904() {
        date1904 = "<workbookPr date1904=\"1\"/>";
        return this;
    }

    /** Puts another text in the place of a part, or adds one. */
    Workbooks with(String part, String text) {
        changed.put(part, text);
        return this;
    }

    /** Adds a row of cells, which {@link #number} and the like make; an empty one is left out. */
    Workbooks row(String... cells) {
        row++;
        return rowAt(row, cells);
    }

    /** Adds a row of this number. */
    Workbooks rowAt(int number, String... cells) {
        row = number;
        rows.append("<row r=\"").append(number).append("\" spans=\"1:3\">");
        for (int i = 0; i < cells.length; i++) {
            rows.append(cells[i].replace("@", reference(i) + number));
        }
        rows.append("</row>\n");
        return this;
    }

    /** Adds XML between the rows. */
    Workbooks raw(String xml) {
        rows.append(xml);
        return this;
    }

    private static String reference(int column) {
        return column < 26
                ? String.valueOf((char) ('A' + column))
                : reference(column / 26 - 1) + reference(column % 26);
    }

    String text(String value) {
        shared.add("<si><t xml:space=\"preserve\">" + escaped(value) + "</t></si>");
        return "<c r=\"@\" s=\"1\" t=\"s\"><v>" + (shared.size() - 1) + "</v></c>";
    }

    /** A shared text in runs, with how it is pronounced. */
    String rich(String first, String second) {
        shared.add("<si><r><t>" + first + "</t></r><r><rPr><b/></rPr><t>" + second
                + "</t></r><rPh sb=\"0\" eb=\"1\"><t>spoken</t></rPh></si>");
        return "<c r=\"@\" t=\"s\"><v>" + (shared.size() - 1) + "</v></c>";
    }

    static String inline(String value) {
        return "<c r=\"@\" t=\"inlineStr\"><is><t>" + escaped(value) + "</t></is></c>";
    }

    static String formula(String value) {
        return "<c r=\"@\" t=\"str\"><f>A1&amp;\"\"</f><v>" + escaped(value) + "</v></c>";
    }

    static String number(String value) {
        return "<c r=\"@\"><v>" + value + "</v></c>";
    }

    static String cell(String type, String value) {
        return "<c r=\"@\" s=\"3\" t=\"" + type + "\"><v>" + value + "</v></c>";
    }

    static String styled() {
        return "<c r=\"@\" s=\"4\"/>";
    }

    static String escaped(String value) {
        return value.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace("\r", "_x000D_")
                .replace("\u001f", "_x001F_")
                .replace("\u001e", "_x001e_");
    }

    /** The text of a part. */
    String part(String name) {
        return Objects.requireNonNull(parts().get(name));
    }

    Map<String, String> parts() {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put(
                "[Content_Types].xml",
                HEAD
                        + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\""
                        + " ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\""
                        + TYPES
                        + "sheet.main+xml\"/></Types>");
        parts.put(
                "_rels/.rels",
                HEAD + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"/>");
        parts.put("xl/workbook.xml", workbook());
        parts.put("xl/_rels/workbook.xml.rels", relations());
        parts.put("xl/worksheets/sheet1.xml", sheet("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>"));
        parts.put("xl/worksheets/sheet2.xml", sheet(rows.toString()));
        parts.put("xl/sharedStrings.xml", HEAD + "<sst xmlns=\"" + MAIN + "\">" + String.join("", shared) + "</sst>");
        parts.putAll(changed);
        return parts;
    }

    private String workbook() {
        StringBuilder names = new StringBuilder();
        for (int i = 0; i < sheets.size(); i++) {
            names.append("<sheet name=\"%s\" sheetId=\"%d\" r:id=\"rId%d\"/>"
                    .formatted(escaped(sheets.get(i)), i + 1, i + 1));
        }
        return HEAD + "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + OFFICE + "\">" + date1904 + "<sheets>" + names
                + "</sheets></workbook>";
    }

    private String relations() {
        StringBuilder all = new StringBuilder();
        for (int i = 1; i <= sheets.size(); i++) {
            all.append(relation("rId" + i, "worksheet", "worksheets/sheet" + i + ".xml"));
        }
        all.append(relation("rId90", "styles", "styles.xml"));
        all.append(relation("rId91", "sharedStrings", "/xl/sharedStrings.xml"));
        return HEAD + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" + all
                + "</Relationships>";
    }

    private static String relation(String id, String type, String target) {
        return "<Relationship Id=\"%s\" Type=\"%s/%s\" Target=\"%s\"/>".formatted(id, OFFICE, type, target);
    }

    static String sheet(String rows) {
        return HEAD + "<worksheet xmlns=\"" + MAIN
                + "\"><cols><col min=\"2\" max=\"2\" hidden=\"1\"/></cols><sheetData>" + rows
                + "</sheetData><mergeCells count=\"1\"><mergeCell ref=\"A1:B1\"/></mergeCells></worksheet>";
    }

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> part : parts().entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
