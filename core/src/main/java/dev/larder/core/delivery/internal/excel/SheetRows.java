package dev.larder.core.delivery.internal.excel;

import dev.larder.core.delivery.internal.cell.SheetMark;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows of a sheet in their order, as far as they are in the file; what is shown of them, hidden or merged does not matter. Not thread-safe. */
final class SheetRows {
    private static final int MOST_ROWS = 1 << 20;
    private static final int MOST_COLUMNS = 1 << 14;

    private final Workbook workbook;
    private final XmlPart part;
    /** Rows up to this one hold labels, which have no marks. */
    private final int lastLabels;

    /** Of samples only. */
    private final @Nullable DateStyles dates;

    private int row;
    private int column;
    private boolean isDate;

    SheetRows(Workbook workbook, XmlPart part, int lastLabels) {
        this.workbook = workbook;
        this.part = part;
        this.lastLabels = lastLabels;
        this.dates = workbook.dateStyles();
    }

    /** Reads the next row that the file has, which may be empty; false at the end. */
    boolean next(RowText text) throws IOException {
        text.clear();
        int event = part.next();
        while (event != XmlPart.END_OF_PART) {
            if (event == XmlPart.START && part.element().equals("row")) {
                read(text);
                return true;
            }
            event = part.next();
        }
        return false;
    }

    /** The number of the row that was read, from 1. */
    int row() {
        return row;
    }

    private void read(RowText text) throws IOException {
        String said = part.attribute("r");
        int number = said == null ? row + 1 : number(said);
        if (number <= row || number > MOST_ROWS) {
            throw part.unreadable("has row " + said + " behind row " + row);
        }
        row = number;
        column = 0;
        int outside = part.depth() - 1;
        while (part.depth() > outside) {
            if (part.next() == XmlPart.START && part.element().equals("c")) {
                cell(text);
            }
        }
    }

    private static int number(String text) {
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
    }

    private void cell(RowText text) throws IOException {
        String reference = part.attribute("r");
        int number = reference == null ? column + 1 : column(reference);
        if (number <= column || number > MOST_COLUMNS) {
            throw part.unreadable("has cell " + reference + " in row " + row + " behind column " + column);
        }
        column = number;
        isDate = dates != null && dates.showDate(part.attribute("s"));
        String said = part.attribute("t");
        String type = said == null ? "n" : said;
        String value = null;
        String own = null;
        boolean isFormula = false;
        int outside = part.depth() - 1;
        while (part.depth() > outside) {
            if (part.next() == XmlPart.START) {
                switch (part.element()) {
                    case "v" -> value = part.text();
                    case "is" -> own = SharedTexts.item(part);
                    case "f" -> {
                        isFormula = true;
                        part.skip();
                    }
                    default -> part.skip();
                }
            }
        }
        if (isFormula && value == null) {
            put(text, SheetMark.FORMULA, "=");
        } else {
            put(text, type, value, own);
        }
    }

    /** The column's number of a reference like {@code AB12}, which must be of the row at hand; 0 if it is none. */
    private int column(String reference) {
        int at = 0;
        int number = 0;
        while (at < reference.length() && at < 3 && reference.charAt(at) >= 'A' && reference.charAt(at) <= 'Z') {
            number = number * 26 + reference.charAt(at) - 'A' + 1;
            at++;
        }
        return reference.substring(at).equals(String.valueOf(row)) ? number : 0;
    }

    private void put(RowText text, String type, @Nullable String value, @Nullable String own) throws IOException {
        if (type.equals("inlineStr")) {
            putText(text, own == null ? "" : own);
        } else if (value != null && !value.isEmpty()) {
            switch (type) {
                case "n" -> putNumber(text, Stored.number(value.strip()));
                case "s" -> {
                    String shared = workbook.shared(value.strip());
                    if (shared == null) {
                        throw part.unreadable("has a text in row " + row + " that is not among the shared ones");
                    }
                    putText(text, shared);
                }
                case "str" -> putText(text, Stored.text(value));
                case "b" -> put(text, SheetMark.BOOLEAN, truth(value.strip()));
                case "e" -> put(text, SheetMark.ERROR, value);
                default -> throw part.unreadable("has a cell of type \"" + type + "\" in row " + row);
            }
        }
    }

    private void putNumber(RowText text, String number) {
        boolean from1904 = workbook.countsFrom1904();
        Optional<String> moment = isDate ? SheetMark.moment(number, from1904) : Optional.empty();
        byte mark = from1904 ? SheetMark.NUMBER_FROM_1904 : SheetMark.NUMBER;
        put(text, moment.isPresent() ? SheetMark.SHOWN_AS_DATE : mark, moment.orElse(number));
    }

    private String truth(String value) throws IOException {
        return switch (value) {
            case "1", "true" -> "true";
            case "0", "false" -> "false";
            default -> throw part.unreadable("has a cell in row " + row + " that is neither true nor false");
        };
    }

    private void putText(RowText text, String value) {
        put(
                text,
                !value.isEmpty() && SheetMark.isMark((byte) value.charAt(0)) ? SheetMark.TEXT : SheetMark.NONE,
                value);
    }

    private void put(RowText text, byte mark, String value) {
        text.put(column, row <= lastLabels ? SheetMark.NONE : mark, value);
    }
}
