package dev.standin.redshift.sql.scope;

import dev.standin.redshift.dialect.Objection;
import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.SqlError;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells why a name is not a column, and what might have been meant. */
record Unresolved(Scope scope, Set<String> laterAliases) {
    /** The objection to a name that no scope knows. */
    Objection objection(List<String> parts) {
        String name = parts.getLast();
        if (parts.size() == 1) {
            List<Output> columns = scope.sources().stream()
                    .flatMap(source -> source.columns().stream())
                    .toList();
            Objection objection = column(parts, name, String.join(", ", aliases()), columns);
            return laterAliases.contains(name)
                    ? objection
                            .told(
                                    "column \"" + name
                                            + "\" does not exist yet where \"where\" is computed: it is a name of the select list",
                                    name,
                                    List.of())
                            .instead("repeat the expression, or put the select into a with clause")
                    : objection;
        }
        String table = parts.get(parts.size() - 2);
        return missing(parts).told("no table \"" + table + "\" in the from clause", table, aliases());
    }

    private List<String> aliases() {
        return scope.sources().stream().map(Scope.Source::alias).toList();
    }

    /** The objection to a column that is not among those of a table. */
    static Objection column(List<String> parts, String name, String table, List<Output> columns) {
        String where = table.isEmpty() ? "" : " in " + table;
        return missing(parts)
                .told(
                        "no column \"" + name + "\"" + where,
                        name,
                        columns.stream().map(Output::label).distinct().toList());
    }

    private static Objection missing(List<String> parts) {
        return new SqlError("column \"" + String.join(".", parts) + "\" does not exist");
    }

    /** The objection to columns of a system view that Redshift has and that cannot be answered here. */
    static Objection withheld(String view, List<Output> asked, List<Output> all) {
        String kept = all.stream()
                .filter(column -> !column.type().equals(Bound.WITHHELD_TYPE))
                .map(Output::label)
                .collect(Collectors.joining(", "));
        String names = asked.stream().map(Output::label).collect(Collectors.joining(", "));
        return new Refusal("what nobody knows here of " + view + ": " + names + "; ask for " + kept)
                .told("not known to the local engine: " + view + "." + names, "", List.of())
                .instead("ask for " + kept);
    }

    /** The objection to a column that several tables have. */
    static Objection ambiguous(String name, List<Scope.Source> sources) {
        List<String> choice = sources.stream()
                .filter(source -> source.columns().stream()
                        .anyMatch(column -> column.label().equals(name)))
                .map(source -> source.alias() + "." + name)
                .toList();
        return new SqlError("column reference \"" + name + "\" is ambiguous")
                .instead("write " + String.join(" or ", choice));
    }
}
