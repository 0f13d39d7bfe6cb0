package dev.standin.redshift.load;

import dev.standin.redshift.dialect.type.Type;
import dev.standin.redshift.load.field.Rejected;
import dev.standin.redshift.sql.scope.Column;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JsonToken;

/**
 * JSON values as the texts that COPY makes values of. "You might lose precision when loading numbers from data files in JSON format": a number
 * of which the nearest double would lead to another decimal is not loaded. Source: copy-usage_notes-copy-from-json.html.
 */
final class JsonValues {
    /** As many digits as a double keeps. */
    private static final int EXACT = 15;

    private JsonValues() {}

    static String text(JsonRecords.Member member, Column column) throws Rejected {
        return switch (member.token()) {
            case VALUE_STRING -> string(member.text());
            case VALUE_NUMBER_INT -> whole(member.text(), column.type());
            case VALUE_NUMBER_FLOAT -> fraction(member.text(), column);
            case VALUE_TRUE, VALUE_FALSE -> truth(member.token() == JsonToken.VALUE_TRUE, column);
            case START_OBJECT, START_ARRAY -> throw unsettled("an object or array", column);
            default -> throw unsettled("a value of another kind", column);
        };
    }

    private static String string(String text) throws Rejected {
        if (text.equals("\\N")) {
            throw Rejected.unsettled("the text \\N in JSON");
        }
        if (text.chars().anyMatch(unit -> Character.isSurrogate((char) unit))
                && !text.equals(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))) {
            throw Rejected.unsettled("half of a surrogate pair in JSON");
        }
        return text;
    }

    private static String whole(String digits, Type type) throws Rejected {
        boolean takes = type.isText() || type.isInteger() || type.kind() == Type.Kind.DECIMAL;
        boolean small = digits.length() <= EXACT;
        if (type.kind() != Type.Kind.DOUBLE && !(takes && small)) {
            throw Rejected.unsettled("the JSON number " + digits + " for a column of type " + type.shown());
        }
        return digits;
    }

    private static String fraction(String digits, Column column) throws Rejected {
        Type type = column.type();
        if (type.kind() == Type.Kind.DOUBLE) {
            return digits;
        }
        if (type.kind() != Type.Kind.DECIMAL) {
            throw unsettled("a number with a fraction or an exponent", column);
        }
        BigDecimal exact = new BigDecimal(digits).setScale(type.scale(), RoundingMode.DOWN);
        BigDecimal nearest = new BigDecimal(Double.parseDouble(digits)).setScale(type.scale(), RoundingMode.DOWN);
        if (exact.compareTo(nearest) != 0) {
            throw unsettled("a number that a double does not hold exactly", column);
        }
        return exact.toPlainString();
    }

    private static String truth(boolean value, Column column) throws Rejected {
        if (column.type().kind() != Type.Kind.BOOLEAN) {
            throw unsettled("true or false", column);
        }
        return String.valueOf(value);
    }

    private static Rejected unsettled(String what, Column column) {
        return Rejected.unsettled("JSON's " + what + " for the column " + column.name() + " of type "
                + column.type().shown());
    }
}
