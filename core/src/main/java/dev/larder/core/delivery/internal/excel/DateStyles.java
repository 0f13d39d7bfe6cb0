package dev.larder.core.delivery.internal.excel;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which of a workbook's styles show a number as a date, with or without a time of day. A format of a time alone shows none. Source: ECMA-376, part 1,
 * 18.8.30 (numFmt).
 */
final class DateStyles {
    private static final int MOST = 100_000;
    /** What in a format is text or a condition and no code: quoted, escaped, filling, in brackets. */
    private static final Pattern TEXT = Pattern.compile("\"[^\"]*\"?|\\\\.|[_*].|\\[[^]]*]?");

    private final BitSet dates;

    private DateStyles(BitSet dates) {
        this.dates = dates;
    }

    /** Reads the part of styles. */
    static DateStyles read(XmlPart part) throws IOException {
        Map<String, String> codes = new HashMap<>();
        List<String> formats = new ArrayList<>();
        int event = part.next();
        boolean inCells = false;
        while (event != XmlPart.END_OF_PART) {
            if (event == XmlPart.START) {
                String element = part.element();
                inCells = element.equals("cellXfs") || (inCells && !element.equals("cellStyles"));
                if (element.equals("numFmt")) {
                    codes.putIfAbsent(said(part, "numFmtId"), said(part, "formatCode"));
                } else if (inCells && element.equals("xf")) {
                    formats.add(said(part, "numFmtId"));
                }
                if (formats.size() > MOST || codes.size() > MOST) {
                    throw part.unreadable("has more than " + MOST + " styles");
                }
            }
            event = part.next();
        }
        BitSet dates = new BitSet();
        for (int i = 0; i < formats.size(); i++) {
            dates.set(i, isDate(formats.get(i), codes.get(formats.get(i))));
        }
        return new DateStyles(dates);
    }

    private static String said(XmlPart part, String attribute) {
        String value = part.attribute(attribute);
        return value == null ? "" : value;
    }

    private static boolean isDate(String id, @Nullable String code) {
        return code == null ? isDate(id) : isDateCode(code);
    }

    /** Formats that every workbook has: 14 to 17 and 22, and those of dates in East Asia. */
    private static boolean isDate(String id) {
        int number = id.matches("\\d{1,4}") ? Integer.parseInt(id) : 0;
        return (number >= 14 && number <= 17)
                || number == 22
                || (number >= 27 && number <= 31)
                || number == 36
                || (number >= 50 && number <= 54)
                || number == 57
                || number == 58;
    }

    /** A year or a day makes a date. */
    static boolean isDateCode(String code) {
        String codes = TEXT.matcher(code).replaceAll("").split(";", 2)[0];
        return !codes.contains("General") && codes.matches("(?i)[^#0?]*[yd].*");
    }

    /** Whether a cell of this style (its attribute {@code s}) is shown as a date. */
    boolean showDate(@Nullable String style) {
        return style != null && style.matches("\\d{1,6}") && dates.get(Integer.parseInt(style));
    }
}
