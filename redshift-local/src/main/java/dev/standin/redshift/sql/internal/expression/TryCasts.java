package dev.standin.redshift.sql.internal.expression;

import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.type.Type;
import dev.standin.redshift.sql.engine.DuckType;
import dev.standin.redshift.sql.engine.Macros;
import dev.standin.redshift.sql.engine.Text;
import dev.standin.redshift.sql.scope.Bound;

/**
 * TRY_CAST of texts to numbers: null where the cast would fail; a text that may or may not be a number to Redshift is refused. Source:
 * r_TRY_CAST.html.
 */
final class TryCasts {
    private TryCasts() {}

    static Bound of(Bound value, Type to) {
        Bound text = value.settled();
        boolean known = text.type().kind() == Type.Kind.VARCHAR
                && (to.isInteger() || to.kind() == Type.Kind.DECIMAL || to.kind() == Type.Kind.DOUBLE);
        if (!known) {
            throw new Refusal("try_cast from " + text.type().shown() + " to " + to.shown());
        }
        String plain = Macros.call("number_or_null", text.sql(), Text.quote(Casts.numberForm(to)));
        return Bound.of("TRY_CAST(" + plain + " AS " + DuckType.of(to) + ")", to);
    }
}
