package dev.standin.redshift.sql.internal.function;

import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.tree.Operator;
import dev.standin.redshift.dialect.type.Type;
import dev.standin.redshift.sql.engine.Once;
import dev.standin.redshift.sql.engine.Text;
import dev.standin.redshift.sql.internal.expression.Binder;
import dev.standin.redshift.sql.internal.expression.Doubts;
import dev.standin.redshift.sql.scope.Bound;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Functions that choose among values. */
final class Conditionals {
    private Conditionals() {}

    static void register(Map<String, Functions.Rule> rules) {
        rules.put("coalesce", Conditionals::coalesce);
        rules.put("nvl", Conditionals::coalesce);
        rules.put("nvl2", (a, b) -> nvl2(a.between(3, 3), b));
        rules.put("nullif", (a, b) -> nullif(a.between(2, 2), b));
        rules.put("decode", (a, b) -> decode(a.between(3, 200), b));
        rules.put(
                "grouping",
                (a, b) -> Bound.of("CAST(grouping(" + a.between(1, 1).at(0).sql() + ") AS INTEGER)", Type.INTEGER));
        rules.put("greatest", (a, b) -> extreme("greatest", a, b));
        rules.put("least", (a, b) -> extreme("least", a, b));
    }

    private static Bound coalesce(Arguments a, Binder binder) {
        List<Bound> values = binder.unified("COALESCE", a.between(1, 200).bound(), a.written());
        Type type = values.getFirst().type();
        return Doubts.chosen(values, some -> Bound.of("coalesce(" + joined(some) + ")", type));
    }

    private static Bound nvl2(Arguments a, Binder binder) {
        boolean texts = a.at(1).type().isText() && a.at(2).type().isText();
        if (texts && a.at(1).type().size() < a.at(2).type().size()) {
            throw new Refusal("NVL2 of " + a.at(1).type().shown() + " and a longer "
                    + a.at(2).type().shown() + "; cast them to one type");
        }
        List<Bound> values = binder.unified("NVL2", List.of(a.at(1), a.at(2)));
        return Bound.of(
                "(CASE WHEN " + a.at(0).sql() + " IS NOT NULL THEN "
                        + values.get(0).sql() + " ELSE " + values.get(1).sql() + " END)",
                values.getFirst().type());
    }

    private static Bound nullif(Arguments a, Binder binder) {
        Bound value = a.at(0).settled();
        if (a.at(0).type().isUnknown()) {
            throw new Refusal("nullif of a literal");
        }
        return Bound.of(
                Once.of(
                        value.sql(),
                        once -> "(CASE WHEN "
                                + binder.compare(Operator.EQUAL, value.named(once), a.at(1))
                                        .sql() + " THEN NULL ELSE " + once + " END)"),
                value.type());
    }

    /** DECODE, in which two nulls are equal. */
    private static Bound decode(Arguments a, Binder binder) {
        List<Bound> results = new ArrayList<>();
        for (int i = 2; i < a.count(); i += 2) {
            results.add(a.at(i));
        }
        results.add(a.count() % 2 == 0 ? a.at(a.count() - 1) : Bound.of("NULL", Type.UNKNOWN));
        List<Bound> unified = binder.unified("DECODE", results);
        return Bound.of(
                Once.of(a.at(0).sql(), once -> decoded(a, a.at(0).named(once), unified, binder)),
                unified.getLast().type());
    }

    private static String decoded(Arguments a, Bound subject, List<Bound> results, Binder binder) {
        StringBuilder sql = new StringBuilder("(CASE");
        for (int i = 0; i < results.size() - 1; i++) {
            sql.append(" WHEN ")
                    .append(matches(subject, a.at(2 * i + 1), binder))
                    .append(" THEN ")
                    .append(results.get(i).sql());
        }
        return sql + " ELSE " + results.getLast().sql() + " END)";
    }

    private static String matches(Bound subject, Bound search, Binder binder) {
        if (search.type().isNull()) {
            return "(" + subject.sql() + " IS NULL)";
        }
        return subject.type().isNull()
                ? "false"
                : binder.compare(Operator.EQUAL, subject, search).sql();
    }

    private static Bound extreme(String function, Arguments a, Binder binder) {
        List<Bound> values = binder.unified(function, a.between(1, 200).bound());
        if (values.getFirst().type().isText()) {
            Type type = values.getFirst().type();
            String texts =
                    values.stream().map(v -> Text.distinct(v.sql(), type)).collect(Collectors.joining(", "));
            return Bound.of(function + "(" + texts + ")", type);
        }
        Type type = values.getFirst().type();
        return Doubts.chosen(values, some -> Bound.of(function + "(" + joined(some) + ")", type));
    }

    private static String joined(List<Bound> values) {
        return values.stream().map(Bound::sql).collect(Collectors.joining(", "));
    }
}
