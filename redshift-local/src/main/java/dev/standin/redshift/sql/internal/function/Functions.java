package dev.standin.redshift.sql.internal.function;

import dev.standin.redshift.dialect.Objection;
import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.SqlError;
import dev.standin.redshift.dialect.tree.Expression;
import dev.standin.redshift.sql.internal.expression.Binder;
import dev.standin.redshift.sql.scope.Bound;
import dev.standin.redshift.sql.scope.Findings;
import dev.standin.redshift.sql.scope.Scope;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The functions that may be called; a name that is not here is refused. */
public final class Functions {
    /** One plain function: arguments in, typed text out. */
    interface Rule {
        Bound apply(Arguments arguments, Binder binder);
    }

    private static final Map<String, Rule> PLAIN = plain();
    private final Binder binder;

    public Functions(Binder binder) {
        this.binder = binder;
    }

    private static Map<String, Rule> plain() {
        Map<String, Rule> rules = new TreeMap<>();
        Texts.register(rules);
        Numbers.register(rules);
        Logarithms.register(rules);
        Times.register(rules);
        Calendar.register(rules);
        Formats.register(rules);
        Hashes.register(rules);
        Quoting.register(rules);
        Jsons.register(rules);
        Regexes.register(rules);
        Zones.register(rules);
        Conditionals.register(rules);
        Sessions.register(rules);
        return Map.copyOf(rules);
    }

    /** Every name that is not refused. */
    public static Set<String> allowed() {
        Set<String> names = new TreeSet<>(PLAIN.keySet());
        names.removeIf(name -> !name.matches("[a-z0-9_]+"));
        names.addAll(Aggregates.NAMES);
        names.remove(Aggregates.APPROXIMATE);
        names.addAll(Windows.NAMES);
        names.addAll(Set.of("cast", "convert", "extract", "position", "substring", "trim", "try_cast"));
        return names;
    }

    public Bound bind(Expression.Call call, Scope scope) {
        Expression.Window over = call.detail().over();
        if (over != null) {
            return new Windows(binder).bind(call, over, scope);
        }
        if (Aggregates.NAMES.contains(call.name())) {
            return new Aggregates(binder).bind(call, scope);
        }
        Findings findings = binder.context().findings();
        DateParts.check(call, findings.places());
        Rule rule = PLAIN.get(call.name());
        List<Bound> arguments =
                binder.bindAll(rule == null ? DateParts.without(call.arguments()) : call.arguments(), scope);
        if (rule == null) {
            findings.object(unknown(call.name()).at(findings.places().of(call).at()));
            return Bound.FAULTY;
        }
        if (!call.detail().equals(Expression.Detail.PLAIN)) {
            throw new SqlError("DISTINCT, IGNORE NULLS, WITHIN GROUP are not for the function " + call.name());
        }
        return rule.apply(new Arguments(call.name(), call.arguments(), arguments), binder);
    }

    private static Objection unknown(String name) {
        return Windows.NAMES.contains(name)
                ? new Refusal("the function " + name + " without OVER")
                : UnknownFunctions.objection(name, allowed());
    }
}
