package dev.larder.core.sample;

import dev.larder.core.contract.Layout;
import dev.larder.core.sample.TextRecords.TextRecord;
import dev.larder.core.sample.internal.column.ColumnKind;
import dev.larder.core.sample.internal.column.ColumnProfile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What stands around the rows of a delimited text.
 *
 * @param comment {@link Layout#NO} where there is none
 * @param skippedLines before the header
 * @param headerRows 0 if there is no header
 * @param labels of the columns; empty if there is no header
 * @param rows the first rows
 */
record Frame(char comment, int skippedLines, int headerRows, List<String> labels, List<List<String>> rows) {
    private static final String COMMENTS = "#%!*";
    private static final int MOST_HEADER_ROWS = 3;
    /** So many columns must tell a further line of the header from a first row with a wrong value. */
    private static final int ENOUGH_FOR_MORE = 2;

    private static final int FEWEST_VALUES_OF_A_TITLED_TABLE = 3;
    /** From so many rows on it means something that none has a gap. */
    private static final int ENOUGH_ROWS = 10;

    /** The frame of records most of which have so many values. */
    static Frame of(List<TextRecord> records, int values) {
        char comment = comment(records, values);
        List<TextRecord> said = records.stream()
                .filter(record -> comment == Layout.NO || record.start().indexOf(comment) != 0)
                .toList();
        Frame usual = from(said, values, first(said, values, 1), comment);
        if (values < FEWEST_VALUES_OF_A_TITLED_TABLE) {
            return usual;
        }
        // A spreadsheet fills titles up with delimiters; they are titles only if a header follows.
        Frame titled = from(said, values, first(said, values, 2), comment);
        return titled.headerRows > 0 ? titled : usual;
    }

    /** The first record that has so many values, and this many that say something. */
    private static int first(List<TextRecord> records, int values, int filled) {
        return IntStream.range(0, records.size())
                .filter(i -> records.get(i).values().size() == values
                        && records.get(i).values().stream()
                                        .filter(value -> !value.isBlank())
                                        .count()
                                >= filled)
                .findFirst()
                .orElse(0);
    }

    private static Frame from(List<TextRecord> said, int values, int first, char comment) {
        int skipped = first == 0 ? 0 : said.get(first).line() - 1;
        List<List<String>> table = said.stream()
                .skip(first)
                .map(TextRecord::values)
                .filter(record -> record.size() == values)
                .toList();
        int header = headerRows(table, values);
        return new Frame(
                comment, skipped, header, labels(table.subList(0, header)), table.subList(header, table.size()));
    }

    private static List<String> labels(List<List<String>> header) {
        return header.isEmpty()
                ? List.of()
                : IntStream.range(0, header.getFirst().size())
                        .mapToObj(i -> header.stream().map(row -> row.get(i)).collect(Collectors.joining(" ")))
                        .map(String::strip)
                        .toList();
    }

    /** The character with which the first lines begin, if they are no records. */
    private static char comment(List<TextRecord> records, int values) {
        if (records.isEmpty() || records.getFirst().start().isEmpty()) {
            return Layout.NO;
        }
        char first = records.getFirst().start().charAt(0);
        long lines = records.stream()
                .takeWhile(record -> record.start().indexOf(first) == 0)
                .count();
        boolean isRecord = records.getFirst().values().size() == values && lines == 1;
        return COMMENTS.indexOf(first) >= 0 && !isRecord ? first : Layout.NO;
    }

    private static int headerRows(List<List<String>> table, int values) {
        if (table.size() < 2) {
            return table.isEmpty() ? 0 : 1;
        }
        int behind = Math.min(MOST_HEADER_ROWS, table.size() - 1);
        List<ColumnProfile> columns = profiles(table.subList(behind, table.size()), values);
        int rows = isHeader(table.getFirst(), columns, 1) ? 1 : 0;
        while (rows > 0
                && rows < behind
                && (isHeader(table.get(rows), columns, ENOUGH_FOR_MORE)
                        || isLowerPart(table.get(rows), labels(table.subList(0, rows)), columns))) {
            rows++;
        }
        boolean areTexts = columns.stream()
                .map(ColumnKind::of)
                .allMatch(kind -> kind == ColumnKind.TEXT || kind == ColumnKind.EMPTY);
        return rows == 0 && areTexts && isUnlikeOthers(table, columns) ? 1 : rows;
    }

    /** Whether a record goes on with labels that are not enough: it has a gap where every row has a value. */
    private static boolean isLowerPart(List<String> record, List<String> labels, List<ColumnProfile> columns) {
        return !SheetFrame.areEnough(labels)
                && IntStream.range(0, columns.size())
                        .anyMatch(i -> record.get(i).isBlank()
                                && !labels.get(i).isBlank()
                                && columns.get(i).empty() == 0
                                && columns.get(i).rows() >= ENOUGH_ROWS);
    }

    static List<ColumnProfile> profiles(List<List<String>> rows, int values) {
        List<ColumnProfile> columns = new ArrayList<>();
        for (int i = 0; i < values; i++) {
            ColumnProfile column = new ColumnProfile();
            for (List<String> row : rows) {
                column.take(row.get(i));
            }
            columns.add(column);
        }
        return columns;
    }

    /** Whether most values, of those that would tell, are none of their columns'. */
    static boolean isHeader(List<String> record, List<ColumnProfile> columns) {
        return isHeader(record, columns, 1);
    }

    private static boolean isHeader(List<String> record, List<ColumnProfile> columns, int enough) {
        int differ = 0;
        int fit = 0;
        for (int i = 0; i < columns.size(); i++) {
            Optional<Boolean> differs = ColumnKind.of(columns.get(i)).differs(columns.get(i), record.get(i));
            differ += differs.filter(yes -> yes).isPresent() ? 1 : 0;
            fit += differs.filter(yes -> !yes).isPresent() ? 1 : 0;
        }
        return differ > fit && differ >= enough;
    }

    /** Whether the first record may be the labels of columns that are all texts: different, not empty, and no values of the columns. */
    private static boolean isUnlikeOthers(List<List<String>> table, List<ColumnProfile> columns) {
        List<String> first = table.getFirst();
        Set<String> different = new HashSet<>(first);
        long among = IntStream.range(0, columns.size())
                .filter(i -> columns.get(i).distinct().orElse(Set.of()).contains(first.get(i)))
                .count();
        return different.size() == first.size()
                && first.stream().noneMatch(String::isBlank)
                && among * 2 < columns.size();
    }
}
