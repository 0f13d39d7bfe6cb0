package dev.larder.core.delivery.internal.excel;

import dev.larder.core.bundle.internal.MemberStream;
import dev.larder.core.bundle.internal.ZipDirectory;
import dev.larder.core.delivery.internal.read.ByteSource;
import dev.larder.core.delivery.internal.read.UnreadableFile;
import dev.larder.core.delivery.problem.ProblemType;
import dev.larder.core.scratch.ScratchSpace;
import java.io.Closeable;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An opened workbook: which part is the sheet, how its days are counted, and the texts that its cells share. Not thread-safe. */
final class Workbook implements Closeable {
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String STRICT = "http://purl.oclc.org/ooxml/";
    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String IN_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships";
    private static final String CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types";
    private static final int SHOWN_SHEETS = 20;
    private static final int MOST_SHEETS = 10_000;

    private final ScratchArchive archive;
    private final ZipDirectory directory;
    private final SharedTexts texts;
    private boolean countsFrom1904;
    private @Nullable DateStyles dateStyles;
    /** Relation of each sheet by its name, in the order of the workbook. */
    private final Map<String, String> sheets = new LinkedHashMap<>();

    private Workbook(ScratchArchive archive, ZipDirectory directory, SharedTexts texts) {
        this.archive = archive;
        this.directory = directory;
        this.texts = texts;
    }

    /** Reads a file that is a workbook; {@code scratch} keeps it until it is closed. */
    static Workbook open(ByteSource file, ScratchSpace scratch) throws IOException {
        ScratchArchive archive = ScratchArchive.of(file, scratch);
        try {
            return new Workbook(archive, ZipDirectory.read(archive), new SharedTexts(scratch));
        } catch (UnreadableFile none) {
            archive.close();
            throw none;
        }
    }

    /** Whether day 0 is 1 January 1904; otherwise day 1 is 1 January 1900. Known once the sheet is. */
    boolean countsFrom1904() {
        return countsFrom1904;
    }

    /** Which styles show a number as a date; null if they were not asked for. */
    @Nullable
    DateStyles dateStyles() {
        return dateStyles;
    }

    /** The names of the sheets of cells, in their order; to be called instead of {@link #sheet}. */
    List<String> sheetNames() throws IOException {
        String main = mainPart();
        readSheets(main);
        Map<String, Relation> relations = relations(main);
        return sheets.entrySet().stream()
                .filter(sheet -> {
                    Relation relation = relations.get(sheet.getValue());
                    return relation != null && relation.type.equals(RELATIONS + "/worksheet");
                })
                .map(Map.Entry::getKey)
                .toList();
    }

    SharedTexts texts() {
        return texts;
    }

    /** Opens the sheet of this name, once, after having read the shared texts, and the styles if they are asked for. */
    XmlPart sheet(String name, boolean withStyles) throws IOException {
        String main = mainPart();
        readSheets(main);
        Map<String, Relation> relations = relations(main);
        for (Relation relation : relations.values()) {
            if (withStyles && relation.type.equals(RELATIONS + "/styles")) {
                try (XmlPart part = part(relation.target(main), MAIN)) {
                    dateStyles = DateStyles.read(part);
                }
            }
            if (relation.type.equals(RELATIONS + "/sharedStrings")) {
                try (XmlPart part = part(relation.target(main), MAIN)) {
                    texts.read(part);
                }
            }
        }
        String id = sheets.get(name);
        if (id == null) {
            throw refused("the workbook has no sheet \"" + name + "\"; it has " + names());
        }
        Relation relation = relations.get(id);
        if (relation == null || !relation.type.equals(RELATIONS + "/worksheet")) {
            throw refused("the sheet \"" + name + "\" is none of cells but a chart, a dialog or macros");
        }
        return part(relation.target(main), MAIN);
    }

    private String names() {
        String shown = sheets.keySet().stream()
                .limit(SHOWN_SHEETS)
                .map(name -> "\"" + name + "\"")
                .collect(Collectors.joining(", "));
        return sheets.isEmpty() ? "none" : sheets.size() > SHOWN_SHEETS ? shown + " and others" : shown;
    }

    /** The part that is the workbook itself, by the table of what each part is. */
    private String mainPart() throws IOException {
        String found = "";
        try (XmlPart part = part("[Content_Types].xml", CONTENT_TYPES)) {
            int event = part.next();
            while (event != XmlPart.END_OF_PART) {
                String type = event == XmlPart.START ? part.attribute("ContentType") : null;
                if (type != null && type.contains("sheet.binary.macroEnabled.main")) {
                    throw refused("the file is a binary workbook (.xlsb); save it as Excel workbook (.xlsx)");
                }
                if (type != null
                        && type.matches(
                                ".*(spreadsheetml|ms-excel)\\.(sheet|template)\\.(macroEnabled\\.)?main\\+xml")) {
                    String name = part.attribute("PartName");
                    found = name != null ? name.substring(1) : found.isEmpty() ? "xl/workbook.xml" : found;
                }
                event = part.next();
            }
        }
        if (found.isEmpty()) {
            throw refused("the file is packed like a workbook, but it is none of Excel (.xlsx)");
        }
        return found;
    }

    private void readSheets(String main) throws IOException {
        try (XmlPart part = part(main, MAIN)) {
            int event = part.next();
            while (event != XmlPart.END_OF_PART) {
                if (event == XmlPart.START) {
                    requireUsual(part.namespace());
                    take(part);
                }
                event = part.next();
            }
        }
    }

    private void take(XmlPart part) throws UnreadableFile {
        switch (part.element()) {
            case "workbookPr" -> {
                String date1904 = Objects.requireNonNullElse(part.attribute("date1904"), "0");
                countsFrom1904 = date1904.equals("1") || date1904.equals("true");
            }
            case "sheet" -> {
                String name = part.attribute("name");
                String id = part.attribute(RELATIONS, "id");
                if (name == null || id == null || sheets.size() >= MOST_SHEETS || sheets.put(name, id) != null) {
                    throw part.unreadable("names a sheet twice or not at all, or more than " + MOST_SHEETS);
                }
            }
            default -> {}
        }
    }

    private static void requireUsual(String namespace) throws UnreadableFile {
        if (namespace.startsWith(STRICT)) {
            throw refused("the file is a workbook of the kind \"Strict Open XML\"; save it as Excel workbook (.xlsx)");
        }
    }

    /** Where a relation leads to. */
    private record Relation(String type, String to, boolean isOutside) {
        /** The part's name, from that of the part whose relation it is. */
        String target(String from) throws UnreadableFile {
            if (isOutside) {
                throw refused("the workbook refers to a part outside of it, \"" + to + "\", which is not read");
            }
            String path = to.startsWith("/") ? to.substring(1) : from.substring(0, from.lastIndexOf('/') + 1) + to;
            return path.replaceAll("[^/]+/\\.\\./", "").replace("./", "");
        }
    }

    private Map<String, Relation> relations(String main) throws IOException {
        Map<String, Relation> relations = new LinkedHashMap<>();
        int name = main.lastIndexOf('/') + 1;
        String path = main.substring(0, name) + "_rels/" + main.substring(name) + ".rels";
        try (XmlPart part = part(path, IN_PACKAGE)) {
            int event = part.next();
            while (event != XmlPart.END_OF_PART) {
                if (event == XmlPart.START && part.element().equals("Relationship")) {
                    String type = said(part, "Type");
                    relations.put(
                            said(part, "Id"),
                            new Relation(type, said(part, "Target"), "External".equals(part.attribute("TargetMode"))));
                }
                event = part.next();
            }
        }
        return relations;
    }

    private static String said(XmlPart part, String attribute) throws UnreadableFile {
        String value = part.attribute(attribute);
        if (value == null) {
            throw part.unreadable("has a relation without " + attribute);
        }
        return value;
    }

    private XmlPart part(String name, String namespace) throws IOException {
        for (int i = 0; i < directory.files().size(); i++) {
            var file = directory.files().get(i);
            if (file.name().equalsIgnoreCase(name)) {
                return new XmlPart(
                        name,
                        namespace,
                        new MemberStream(archive, file, directory.limits().get(i)));
            }
        }
        throw refused("the file is no whole Excel workbook (.xlsx): it has no part \"" + name + "\"");
    }

    static UnreadableFile refused(String note) {
        return new UnreadableFile(ProblemType.FORMAT, note);
    }

    @Override
    public void close() throws IOException {
        texts.close();
        archive.close();
    }

    /** The text of this number as a cell names it. */
    @Nullable
    String shared(String number) throws IOException {
        return number.matches("\\d{1,9}") ? texts.get(Integer.parseInt(number)) : null;
    }
}
