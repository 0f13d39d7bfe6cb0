package dev.larder.core.delivery.internal.excel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.SmallJvm;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workbooks that are made to exhaust whoever opens them, and large ones that are right, in a JVM of 64 MB. */
final class HostileSheetsTest {
    private static final String SHEET = "xl/worksheets/sheet2.xml";
    private static final String TEXTS = "xl/sharedStrings.xml";

    @TempDir
    private Path folder;

    @FunctionalInterface
    private interface Part {
        void write(Writer xml) throws IOException;
    }

    @Test
    void no_workbook_exhausts_the_function() throws Exception {
        List<Path> books = List.of(
                written("comment", SHEET, xml -> repeat(xml, "<a><!--", "< ab", 12_000_000, "--></a>")),
                written("attribute", SHEET, xml -> repeat(xml, "<a b=\"", "cdefgh", 12_000_000, "\"/>")),
                written("deep", SHEET, xml -> repeat(xml, "", "<a>", 3_000_000, "")),
                written("cell", SHEET, xml -> repeat(xml, head("t=\"inlineStr\"><is><t>"), "cde ", 3_000_000, "")),
                written("value", SHEET, xml -> repeat(xml, head("t=\"inlineStr\"><is>"), "<t>cde </t>", 3_000_000, "")),
                written("bomb", TEXTS, xml -> repeat(xml, "<sst>", "          ", 70_000_000, "</sst>")),
                written("rows", SHEET, HostileSheetsTest::rows),
                written("texts", TEXTS, HostileSheetsTest::texts));

        List<String> answers = SmallJvm.run(HostileSheets.class, books);

        assertThat(answers).hasSize(8);
        assertThat(answers.get(0)).contains("has a tag or a comment longer than");
        assertThat(answers.get(1)).contains("has a tag or a comment longer than");
        assertThat(answers.get(2)).contains("elements more than 64 deep");
        assertThat(answers.get(3)).contains("longer than 32,767 characters");
        assertThat(answers.get(4)).contains("longer than 32,767 characters");
        assertThat(answers.get(5)).contains("more than 250 times");
        assertThat(answers.get(6)).isEqualTo("100000 rows");
        assertThat(answers.get(7))
                .as("half a million different texts, 35 MB of them")
                .isEqualTo("2 rows");
    }

    private static String head(String cell) {
        return "<worksheet xmlns=\"" + Workbooks.MAIN + "\"><sheetData><row r=\"1\"><c r=\"A1\" " + cell;
    }

    private static void repeat(Writer xml, String before, String text, int length, String behind) throws IOException {
        xml.write(before);
        String much = text.repeat(1000);
        for (int i = 0; i < length; i += much.length()) {
            xml.write(much);
        }
        xml.write(behind);
    }

    private static void rows(Writer xml) throws IOException {
        xml.write(head("t=\"s\"><v>0</v></c></row>"));
        for (int i = 2; i <= 100_001; i++) {
            xml.write(
                    "<row r=\"" + i + "\" spans=\"1:1\"><c r=\"A" + i + "\" t=\"str\"><v>&lt;&#65;&amp;</v></c></row>");
        }
        xml.write("</sheetData></worksheet>");
    }

    private static void texts(Writer xml) throws IOException {
        xml.write("<sst xmlns=\"" + Workbooks.MAIN + "\"><si><t>a</t></si><si><t>b</t></si>");
        for (int i = 0; i < 500_000; i++) {
            xml.write("<si><t>" + Integer.toHexString(i * 0x9E3779B9) + "-".repeat(50) + "</t></si>");
        }
        xml.write("</sst>");
    }

    /** A workbook with another part in the place of its own. */
    private Path written(String name, String part, Part text) throws IOException {
        Path file = folder.resolve(name + ".xlsx");
        Workbooks book = Workbooks.named("Rows");
        book.row(book.text("a")).row(book.text("b")).row("<c r=\"@\" t=\"s\"><v>1</v></c>");
        try (ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            zip.setLevel(name.equals("texts") ? Deflater.BEST_SPEED : Deflater.DEFAULT_COMPRESSION);
            for (Map.Entry<String, String> own : book.parts().entrySet()) {
                zip.putNextEntry(new ZipEntry(own.getKey()));
                Writer xml = new OutputStreamWriter(zip, StandardCharsets.UTF_8);
                if (own.getKey().equals(part)) {
                    text.write(xml);
                } else {
                    xml.write(own.getValue());
                }
                xml.flush();
                zip.closeEntry();
            }
        }
        return file;
    }
}
