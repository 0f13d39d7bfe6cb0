package dev.larder.core.pollution;

import static dev.larder.core.pollution.Writing.Field.ACTIVE;
import static dev.larder.core.pollution.Writing.Field.AMOUNT;
import static dev.larder.core.pollution.Writing.Field.DAY;
import static dev.larder.core.pollution.Writing.Field.ID;
import static dev.larder.core.pollution.Writing.Field.NAME;
import static dev.larder.core.pollution.Writing.Field.NOTE;
import static dev.larder.core.pollution.Writing.Field.SEEN;
import static dev.larder.core.pollution.Writing.Field.SHOP;
import static dev.larder.core.pollution.Writing.Field.STATE;
import static dev.larder.core.pollution.Writing.Field.UNITS;

import dev.larder.core.pollution.Writing.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What goes wrong with a record. Two kinds leave a record that is as the contract says, only not what was meant: no check can name it; they
 * were called undecidable before any file was checked.
 */
@SuppressWarnings("ImmutableEnumChecker") // works are lambdas without a state
enum Damage {
    REQUIRED_VALUE_MISSING(value(SHOP, _ -> "")),
    REQUIRED_NUMBER_MISSING(value(AMOUNT, _ -> "")),
    REQUIRED_DATE_MISSING(value(DAY, _ -> "")),
    TEXT_IN_WHOLE_NUMBER(value(UNITS, _ -> "many")),
    LETTER_O_FOR_ZERO(value(UNITS, value -> "1O")),
    DECIMALS_IN_WHOLE_NUMBER((spot, random) -> spot.with(UNITS, "12" + spot.writing().decimalSeparator + "5")),
    TEXT_IN_DECIMAL(value(AMOUNT, _ -> "n/a")),
    TOO_MANY_DECIMALS((spot, random) -> spot.with(AMOUNT, "12" + spot.writing().decimalSeparator + "345")),
    TOO_MANY_DIGITS((spot, random) -> spot.with(AMOUNT, "1234567" + spot.writing().decimalSeparator + "00")),
    OTHER_DECIMAL_SEPARATOR((spot, random) -> spot.writing().hasQuotes() || spot.writing().delimiter != ','
            ? spot.with(AMOUNT, "12" + (spot.writing().decimalSeparator == ',' ? '.' : ',') + "50")
            : null),
    THOUSANDS_MARK((spot, random) -> spot.with(AMOUNT, "1'234" + spot.writing().decimalSeparator + "50")),
    EXPONENT(value(AMOUNT, _ -> "1e3")),
    CURRENCY_SIGN((spot, random) -> spot.with(AMOUNT, "€ 12" + spot.writing().decimalSeparator + "50")),
    PERCENT_SIGN(value(UNITS, _ -> "12%")),
    SIGN_BEHIND((spot, random) -> spot.with(AMOUNT, "12" + spot.writing().decimalSeparator + "50-")),
    NOT_A_NUMBER(value(AMOUNT, _ -> "NaN")),
    WORD_FOR_NO_VALUE(value(AMOUNT, _ -> "NULL")),
    HARD_BLANK_IN_NUMBER(value(UNITS, _ -> "1\u00a02")),
    BELOW_MINIMUM(value(UNITS, _ -> "-1")),
    ABOVE_MAXIMUM(value(UNITS, _ -> "1001")),
    BEYOND_TYPE(value(UNITS, _ -> "999999")),
    PATTERN_BROKEN(value(SHOP, value -> value.substring(0, 4) + "x")),
    TOO_SHORT(value(SHOP, value -> value.substring(0, 4))),
    NOT_A_VALID_VALUE(value(STATE, _ -> "LOST")),
    VALID_VALUE_IN_LOWER_CASE(value(STATE, _ -> "open")),
    TEXT_TOO_LONG((spot, random) -> spot.writing().isFixed() ? null : spot.with(NAME, "x".repeat(121))),
    NO_SUCH_DAY((spot, random) -> spot.with(
            DAY,
            switch (spot.writing().dateFormat) {
                case "dd/MM/yyyy" -> "31/02/2025";
                case "yyyyMMdd" -> "20250231";
                default -> "2025-02-31";
            })),
    OTHER_DATE_FORMAT(value(DAY, _ -> "3.2.2025")),
    DATE_IN_NUMBERS_OF_A_SPREADSHEET(value(DAY, _ -> "45690")),
    DAY_TOO_EARLY((spot, random) -> spot.with(
            DAY,
            switch (spot.writing().dateFormat) {
                case "dd/MM/yyyy" -> "01/01/1900";
                case "yyyyMMdd" -> "19000101";
                default -> "1900-01-01";
            })),
    TIME_WITHOUT_TIME(value(SEEN, _ -> "2025-02-03")),
    NO_SUCH_TIME(value(SEEN, _ -> "2025-02-03 25:00:00")),
    OTHER_WORD_FOR_TRUE(value(ACTIVE, _ -> "wahr")),
    KEY_REPEATED((spot, random) -> spot.with(ID, spot.keyBefore())),
    KEY_NOT_A_NUMBER(value(ID, value -> "#" + value)),
    VALUES_SWAPPED((spot, random) ->
            spot.with(STATE, spot.value(ACTIVE)).with(ACTIVE, spot.value(STATE).substring(0, 3))),
    CELL_LOST((spot, random) -> spot.without(1 + random.nextInt(8))),
    CELL_ADDED((spot, random) -> spot.twice(1 + random.nextInt(8))),
    RECORD_EMPTY((spot, random) -> spot.text("")),
    RECORD_OF_BLANKS((spot, random) -> spot.text("   ")),
    LINE_CUT((spot, random) -> spot.text(spot.line().substring(0, 12 + random.nextInt(8)))),
    LINE_BROKEN((spot, random) -> spot.brokenBefore(1 + random.nextInt(8))),
    LINES_JOINED((spot, random) -> spot.joinedWithNext()),
    RUBBISH_BETWEEN((spot, random) -> spot.text("<<<<<<< HEAD")),
    NUL_CHARACTER((spot, random) -> spot.with(NAME, "An\0na")),
    WRONG_BYTE((spot, random) -> spot.withWrongByte()),
    QUOTE_WITHIN((spot, random) -> spot.writing().hasQuotes() ? spot.raw(NAME, "\"Anna \"the\" great\"") : null),
    QUOTE_NEVER_CLOSED((spot, random) -> spot.writing().hasQuotes() ? spot.raw(NAME, "\"Anna") : null),
    QUOTE_NEVER_CLOSED_AT_THE_END((spot, random) -> spot.writing().hasQuotes() ? spot.raw(NOTE, "\"paid") : null),
    OTHER_DELIMITER((spot, random) ->
            spot.writing().isFixed() ? null : spot.text(spot.line().replace(spot.writing().delimiter, '|'))),
    /** Undecidable: 21 instead of 12. */
    DIGITS_SWAPPED(
            value(UNITS, value -> new StringBuilder(value).reverse().toString().replaceFirst("^0+(?=.)", ""))),
    /** Undecidable: a name decoded twice is a name. */
    NAME_DECODED_TWICE(value(NAME, _ -> "Ã‰mile"));

    /** Damages the record at a spot; null where this is no damage, as a quote is none where there are no quotes. */
    @FunctionalInterface
    interface Work {
        @Nullable
        Spot on(Spot spot, Random random);
    }

    private final Work work;

    Damage(Work work) {
        this.work = work;
    }

    boolean isDecidable() {
        return this != DIGITS_SWAPPED && this != NAME_DECODED_TWICE;
    }

    @Nullable
    Spot on(Spot spot, Random random) {
        return work.on(spot, random);
    }

    private static Work value(Field field, UnaryOperator<String> change) {
        return (spot, random) -> spot.with(field, change.apply(spot.value(field)));
    }

    /**
     * A record that is being damaged.
     *
     * @param cells as they stand in the file
     * @param text the record without its line end, where it is no longer made of cells
     * @param keyBefore the key of an earlier record
     * @param joins whether the line end behind it was lost
     * @param hasWrongByte whether a character of its name has a byte that is none
     */
    record Spot(
            Writing writing,
            Sale sale,
            List<String> cells,
            @Nullable String text,
            String keyBefore,
            boolean joins,
            boolean hasWrongByte) {
        private static final List<Field> FIELDS = List.of(Field.values());

        Spot {
            cells = List.copyOf(cells);
        }

        static Spot of(Writing writing, Sale sale, String keyBefore) {
            return new Spot(writing, sale, sale.cells(writing), null, keyBefore, false, false);
        }

        String value(Field field) {
            return sale.value(field);
        }

        Spot with(Field field, String value) {
            return raw(field, writing.cell(field, value));
        }

        Spot raw(Field field, String cell) {
            List<String> changed = new ArrayList<>(cells);
            changed.set(FIELDS.indexOf(field), cell);
            return new Spot(writing, sale, changed, null, keyBefore, joins, hasWrongByte);
        }

        Spot without(int cell) {
            List<String> fewer = new ArrayList<>(cells);
            fewer.remove(cell);
            return new Spot(writing, sale, fewer, null, keyBefore, joins, hasWrongByte);
        }

        Spot twice(int cell) {
            List<String> more = new ArrayList<>(cells);
            more.add(cell, cells.get(cell));
            return new Spot(writing, sale, more, null, keyBefore, joins, hasWrongByte);
        }

        Spot text(String whole) {
            return new Spot(writing, sale, cells, whole, keyBefore, joins, hasWrongByte);
        }

        Spot brokenBefore(int cell) {
            return text(writing.line(cells.subList(0, cell))
                    + writing.lineEnd
                    + writing.line(cells.subList(cell, cells.size())));
        }

        Spot joinedWithNext() {
            return new Spot(writing, sale, cells, text, keyBefore, true, hasWrongByte);
        }

        Spot withWrongByte() {
            return new Spot(writing, sale, cells, text, keyBefore, joins, true)
                    .with(NAME, "An\u0001na")
                    .wrong();
        }

        private Spot wrong() {
            return new Spot(writing, sale, cells, text, keyBefore, joins, true);
        }

        String line() {
            return text == null ? writing.line(cells) : text;
        }
    }
}
