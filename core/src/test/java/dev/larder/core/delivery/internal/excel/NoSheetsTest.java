package dev.larder.core.delivery.internal.excel;

import static dev.larder.core.contract.ColumnBuilder.column;
import static dev.larder.core.contract.ColumnBuilder.text;
import static dev.larder.core.delivery.internal.excel.SheetChecks.check;
import static dev.larder.core.delivery.internal.excel.SheetChecks.contract;
import static dev.larder.core.delivery.internal.excel.Workbooks.inline;
import static dev.larder.core.delivery.internal.excel.Workbooks.number;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.contract.ColumnType.Kind;
import dev.larder.core.contract.ContractBuilder;
import dev.larder.core.delivery.Checked;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that are no workbook with such a sheet, each refused for what it is. */
final class NoSheetsTest {
    private static final ContractBuilder CONTRACT = contract(text("a"), column("n", Kind.INTEGER));

    private static Workbooks book() {
        Workbooks book = Workbooks.named("Rows");
        return book.row(book.text("a"), book.text("n")).row(inline("x"), number("1"));
    }

    private static String note(byte[] file) {
        SheetChecks.Outcome outcome = check(CONTRACT, file);
        assertThat(outcome.checked()).isInstanceOf(Checked.Rejected.class);
        assertThat(outcome.openFiles()).as("scratch files left").isZero();
        assertThat(outcome.notes()).hasSize(1);
        return outcome.notes().getFirst();
    }

    private static String note(Workbooks book) {
        return note(book.bytes());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void what_is_no_workbook_is_refused_by_name() throws IOException {
        assertThat(check(CONTRACT, book()).values()).containsExactly("x|1");
        assertThat(note(bytes("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1 and so on")))
                .contains("an Excel workbook of before 2007 (.xls), or one with a password");
        assertThat(note(bytes("a,n\nx,1\n"))).contains("the file is no Excel workbook (.xlsx)");
        assertThat(note(new byte[0])).contains("the file is no Excel workbook (.xlsx)");
        assertThat(note(bytes("PK\u0003\u0004 and so on"))).contains("no whole zip archive");
        assertThat(note(crowd())).contains("has 100000 members, at most 1000");
        assertThat(
                        note(
                                book().with(
                                                "[Content_Types].xml",
                                                "<Types><Override PartName=\"/word/document.xml\""
                                                        + " ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>")))
                .contains("packed like a workbook, but it is none of Excel");
        assertThat(
                        note(
                                book().with(
                                                "[Content_Types].xml",
                                                "<Types><Default Extension=\"bin\""
                                                        + " ContentType=\"application/vnd.ms-excel.sheet.binary.macroEnabled.main\"/></Types>")))
                .contains("a binary workbook (.xlsb)");
        assertThat(note(book().with(
                                "xl/workbook.xml",
                                "<workbook xmlns=\"http://purl.oclc.org/ooxml/spreadsheetml/main\"/>")))
                .contains("of the kind \"Strict Open XML\"");
    }

    private static byte[] crowd() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < 100_000; i++) {
                zip.putNextEntry(new ZipEntry("xl/" + i));
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void a_sheet_that_is_not_there_is_missed_with_those_that_are() {
        Workbooks other = Workbooks.named("rows");

        assertThat(note(other)).isEqualTo("0 the workbook has no sheet \"Rows\"; it has \"Notes\", \"rows\"");
        assertThat(note(book().with(
                                "xl/_rels/workbook.xml.rels",
                                book().part("xl/_rels/workbook.xml.rels").replace("/worksheet\"", "/chartsheet\""))))
                .isEqualTo("0 the sheet \"Rows\" is none of cells but a chart, a dialog or macros");
        assertThat(note(Workbooks.named("Rows"))).isEqualTo("1 the file is empty, a header is required");
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><a>&e;</a>|has a document type",
                "<!DOCTYPE a SYSTEM \"http://127.0.0.1:1/x.dtd\"><a/>|has a document type",
                "<a>&e;</a>|is not well-formed XML in UTF-8",
                "<a><b></a>|is not well-formed XML in UTF-8 (line 1)",
                "<a>|is not well-formed XML in UTF-8",
                "``|is not well-formed XML in UTF-8",
            })
    void xml_that_names_entities_or_is_broken_is_refused(String xml, String says) {
        assertThat(note(book().with("xl/worksheets/sheet2.xml", xml))).contains(says);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "<row r=\"3\"/><row r=\"2\"/>|has row 2 behind row 3",
                "<row r=\"1048577\"/>|has row 1048577",
                "<row r=\"3\"><c r=\"B3\"/><c r=\"A3\"/></row>|has cell A3 in row 3 behind column 2",
                "<row r=\"3\"><c r=\"A4\"/></row>|has cell A4 in row 3",
                "<row r=\"3\"><c r=\"XFE3\"/></row>|has cell XFE3 in row 3",
                "<row r=\"3\"><c t=\"s\"><v>99</v></c></row>|that is not among the shared ones",
                "<row r=\"3\"><c t=\"b\"><v>2</v></c></row>|neither true nor false",
                "<row r=\"3\"><c t=\"d\"><v>2026-01-01</v></c></row>|has a cell of type \"d\" in row 3",
            })
    void rows_and_cells_that_no_sheet_has_are_refused(String rows, String says) {
        assertThat(check(CONTRACT, book().raw(rows)).notes().getLast()).contains(says);
    }

    @Test
    void parts_are_in_utf_8_with_or_without_a_mark() {
        String sheet = book().part("xl/worksheets/sheet2.xml");

        assertThat(check(CONTRACT, book().with("xl/worksheets/sheet2.xml", "\ufeff" + sheet))
                        .values())
                .containsExactly("x|1");
    }

    @Test
    void nothing_outside_of_the_workbook_is_read() {
        String relations = book().part("xl/_rels/workbook.xml.rels");

        assertThat(note(book().with(
                                "xl/_rels/workbook.xml.rels",
                                relations.replace(
                                        "worksheets/sheet2.xml\"", "http://127.0.0.1:1/x\" TargetMode=\"External\""))))
                .contains("refers to a part outside of it");
        assertThat(note(book().with(
                                "xl/_rels/workbook.xml.rels",
                                relations.replace("worksheets/sheet2.xml", "../../../etc/passwd"))))
                .contains("it has no part");
    }

    @Test
    void a_workbook_with_a_changed_byte_is_read_or_refused_and_never_fails() {
        byte[] whole = book().bytes();
        Random random = new Random(20261127);
        int refused = 0;
        for (int i = 0; i < 1_000; i++) {
            byte[] file = whole.clone();
            file[random.nextInt(file.length)] = (byte) random.nextInt(256);
            SheetChecks.Outcome outcome = check(CONTRACT, file);
            refused += outcome.checked() instanceof Checked.Rejected ? 1 : 0;
            if (outcome.checked() instanceof Checked.Accepted) {
                assertThat(outcome.values()).containsExactly("x|1");
            }
        }
        assertThat(refused).as("refused of 1000, seed 20261127").isBetween(500, 999);
    }

    @Test
    void a_sheet_with_a_changed_letter_is_read_or_refused_and_never_fails() {
        String sheet = book().part("xl/worksheets/sheet2.xml");
        Random random = new Random(20261128);
        String letters = "<>/\"&=!?-[] 019rctv\u0001\ud83d";
        for (int i = 0; i < 1_000; i++) {
            StringBuilder changed = new StringBuilder(sheet);
            changed.setCharAt(random.nextInt(changed.length()), letters.charAt(random.nextInt(letters.length())));
            assertThat(check(CONTRACT, book().with("xl/worksheets/sheet2.xml", changed.toString()))
                            .checked())
                    .isNotNull();
        }
    }
}
