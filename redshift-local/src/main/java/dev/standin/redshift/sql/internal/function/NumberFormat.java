package dev.standin.redshift.sql.internal.function;

import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.type.Type;
import dev.standin.redshift.sql.engine.DuckType;
import dev.standin.redshift.sql.engine.Macros;
import dev.standin.redshift.sql.engine.Once;
import dev.standin.redshift.sql.engine.Text;
import dev.standin.redshift.sql.scope.Bound;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A format of numbers: a currency symbol, a sign before or behind, digits with commas, decimal places. Values that do not fit are refused,
 * since the pages show none. Sources: r_Numeric_formating.html, r_TO_CHAR.html, r_TO_NUMBER.html.
 */
final class NumberFormat {
    private static final Pattern FORM =
            Pattern.compile("(FM)?([L$]? ?)(S?)([09][09,G]*)([.D]([09]*))?(S?)", Pattern.CASE_INSENSITIVE);
    private static final int LONGEST = 18;
    private final String format;
    private final boolean filled;
    private final String currency;
    private final boolean signFirst;
    private final boolean signLast;
    private final String whole;
    private final int places;

    NumberFormat(String format) {
        this.format = format;
        Matcher form = FORM.matcher(format);
        if (!form.matches()) {
            throw refused();
        }
        filled = form.group(1) == null;
        currency = form.group(2).toUpperCase(Locale.ROOT).replace('L', '$');
        signFirst = !form.group(3).isEmpty();
        signLast = !form.group(7).isEmpty();
        whole = form.group(4).toUpperCase(Locale.ROOT).replace('G', ',');
        places = form.group(6) == null ? 0 : form.group(6).length();
        boolean optionalPlaces =
                !filled && form.group(6) != null && form.group(6).contains("9");
        if ((signFirst && signLast) || optionalPlaces || whole.endsWith(",") || slots() + places > LONGEST) {
            throw refused();
        }
    }

    private Refusal refused() {
        return new Refusal("the number format " + format);
    }

    private int slots() {
        return (int) whole.chars().filter(c -> c != ',').count();
    }

    /** The text of a number that has no more digits and places than the format. */
    Bound written(Bound number) {
        if (currency.endsWith(" ") || number.type().size() > 19) {
            throw new Refusal("to_char of " + number.type().shown() + " with the format " + format);
        }
        boolean bare = places > 0 && whole.indexOf('0') < 0;
        String checked = Macros.call("shown_number", number.sql(), slots(), places, bare);
        String sql = Once.of(checked, this::text);
        return Bound.of(sql, Type.text(format.length() + 2, true));
    }

    private String text(String number) {
        String digits = digits(number);
        String fraction = places == 0
                ? ""
                : " || '.' || right(CAST(CAST(abs(" + number + ") AS " + DuckType.of(Type.decimal(38, places))
                        + ") AS VARCHAR), " + places + ")";
        String text = signLast
                ? digits + fraction + " || CASE WHEN " + number + " < 0 THEN '-' ELSE '+' END"
                : signed(number, digits) + fraction;
        String padded = filled ? "(" + text + ")" : "ltrim(" + text + ", ' ')";
        return currency.isEmpty() ? padded : "('$' || " + padded + ")";
    }

    /** The sign stands before the first digit, in the blanks that fill the place. */
    private String signed(String number, String digits) {
        String positive = signFirst ? "'+'" : "' '";
        int width = whole.length() + 1;
        return "lpad(CASE WHEN " + number + " < 0 THEN '-' ELSE " + positive + " END || ltrim(" + digits + ", ' '), "
                + width + ", ' ')";
    }

    /** The digits before the point; a comma without a digit before it is a blank. */
    private String digits(String number) {
        int slots = slots();
        int zero = whole.replace(",", "").indexOf('0');
        String value = "CAST(CAST(trunc(abs(" + number + ")) AS BIGINT) AS VARCHAR)";
        int forced = zero < 0 ? 0 : slots - zero;
        String led = forced == 0
                ? value
                : "CASE WHEN length(" + value + ") < " + forced + " THEN lpad(" + value + ", " + forced + ", '0') ELSE "
                        + value + " END";
        String plain = "lpad(" + led + ", " + slots + ", ' ')";
        if (whole.indexOf(',') < 0) {
            return plain;
        }
        StringBuilder grouped = new StringBuilder();
        int slot = 0;
        for (int i = 0; i < whole.length(); i++) {
            String before = "substr(" + plain + ", " + slot + ", 1)";
            grouped.append(grouped.isEmpty() ? "" : " || ");
            grouped.append(
                    whole.charAt(i) == ','
                            ? "CASE WHEN " + before + " IN (' ', '') THEN ' ' ELSE ',' END"
                            : "substr(" + plain + ", " + ++slot + ", 1)");
        }
        return "(" + grouped + ")";
    }

    /** The number of a text that has its groups, its point and its sign where the format has them. */
    Bound read(Bound text) {
        String digits = whole.indexOf(',') < 0
                ? "[0-9]{1," + slots() + "}"
                : whole.matches("[09]{1,3}(,[09]{3})+") ? "[0-9]{1,3}(?:,[0-9]{3})*" : "";
        if (digits.isEmpty() || !filled) {
            throw refused();
        }
        String sign = signFirst || !signLast ? "[-+]?" : "";
        String form = (currency.isEmpty() ? "" : "[$]? ?")
                + sign
                + digits
                + (places == 0 ? "" : "(?:[.][0-9]{0," + places + "})?")
                + (signLast ? "[-+]?" : "");
        Type type = Type.decimal(slots() + places, places);
        String checked = Macros.call("checked", text.sql(), Text.quote(form));
        return Bound.of(
                Once.of(
                        checked,
                        once -> "CAST((CASE WHEN contains(" + once + ", '-') THEN '-' ELSE '' END) || regexp_replace("
                                + once + ", '[^0-9.]', '', 'g') AS " + DuckType.of(type) + ")"),
                type);
    }
}
