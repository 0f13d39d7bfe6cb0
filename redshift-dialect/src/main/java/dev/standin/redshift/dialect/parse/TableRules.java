package dev.standin.redshift.dialect.parse;

import dev.standin.redshift.dialect.Objection;
import dev.standin.redshift.dialect.SqlError;
import dev.standin.redshift.dialect.tree.ColumnDefinition;
import dev.standin.redshift.dialect.tree.ColumnDefinition.Mark;
import dev.standin.redshift.dialect.tree.Expression;
import dev.standin.redshift.dialect.tree.Places;
import dev.standin.redshift.dialect.tree.TableClause;
import dev.standin.redshift.dialect.tree.TableConstraint;
import dev.standin.redshift.dialect.tree.TableDefinition;
import dev.standin.redshift.dialect.tree.Within;
import dev.standin.redshift.dialect.type.Encodings;
import dev.standin.redshift.dialect.type.Type;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a table must not be, although it can be written. Sources: r_CREATE_TABLE_NEW.html (one distribution key, which goes with DISTSTYLE
 * KEY only; one sort key, of at most 400 columns, of 8 when it is interleaved; 1,600 columns; a DEFAULT without subqueries and columns),
 * r_ALTER_TABLE.html (what cannot be added to a table), limitations-super.html (no SUPER in a key).
 */
public final class TableRules {
    private static final int MOST_COLUMNS = 1600;
    private static final int MOST_SORT_KEYS = 400;
    private static final int MOST_INTERLEAVED = 8;
    private final TableDefinition table;
    private final Places places;

    private TableRules(TableDefinition table, Places places) {
        this.table = table;
        this.places = places;
    }

    /** Objects to a table; one of CREATE TABLE AS is checked again once its columns are known. */
    static void check(TableDefinition table, Places places) {
        TableRules rules = new TableRules(table, places);
        rules.checkColumns();
        rules.checkStyle();
        rules.checkSortKey();
        if (table.query() == null) {
            checkKeys(
                    table,
                    table.columns().stream()
                            .collect(Collectors.toMap(ColumnDefinition::name, ColumnDefinition::type, (a, b) -> a)));
        }
    }

    /** Objects to keys that are not columns of the table, or not columns that may be a key. */
    public static void checkKeys(TableDefinition table, Map<String, Type> columns) {
        table.constraints().stream()
                .map(TableConstraint::columns)
                .flatMap(List::stream)
                .forEach(name -> known(name, columns));
        checkKey("distkey", table.distKeys(), columns);
        checkKey("sortkey", table.sortKeys(), columns);
    }

    private static void checkKey(String kind, List<String> names, Map<String, Type> columns) {
        for (String name : names) {
            if (known(name, columns).kind() == Type.Kind.SUPER) {
                throw new SqlError("column \"" + name + "\" of type super cannot be used as a " + kind);
            }
        }
    }

    private static Type known(String name, Map<String, Type> columns) {
        Type type = columns.get(name);
        if (type == null) {
            throw new SqlError("column \"" + name + "\" named in key does not exist");
        }
        return type;
    }

    /** Objects to a table with too many columns. */
    public static void checkCount(int columns) {
        if (columns > MOST_COLUMNS) {
            throw new SqlError("tables can have at most " + MOST_COLUMNS + " columns");
        }
    }

    private void checkColumns() {
        checkCount(table.columns().size());
        Set<String> names = new HashSet<>();
        for (ColumnDefinition column : table.columns()) {
            if (!names.add(column.name())) {
                throw at(column, new SqlError("column \"" + column.name() + "\" specified more than once"));
            }
            checkColumn(column, places);
        }
        long keys = table.columns().stream()
                        .filter(c -> c.marks().contains(Mark.PRIMARY_KEY))
                        .count()
                + table.constraints().stream()
                        .filter(c -> c.kind() == TableConstraint.Kind.PRIMARY_KEY)
                        .count();
        if (keys > 1) {
            throw new SqlError(
                    "multiple primary keys for table \"" + table.name().last() + "\" are not allowed");
        }
    }

    private static void checkColumn(ColumnDefinition column, Places places) {
        try {
            if (column.encoding() != null) {
                Encodings.check(column.encoding(), column.type());
            }
            if (column.otherwise() != null) {
                checkDefault(column.otherwise().value());
            }
        } catch (Objection objection) {
            throw objection.at(places.of(column).start());
        }
    }

    private static void checkDefault(Expression value) {
        if (Within.any(
                value,
                e -> e instanceof Expression.Scalar
                        || e instanceof Expression.Exists
                        || e instanceof Expression.InQuery)) {
            throw new SqlError("cannot use subquery in DEFAULT expression");
        }
        if (Within.any(value, Expression.Name.class::isInstance)) {
            throw new SqlError("cannot use column references in DEFAULT expression");
        }
    }

    private void checkStyle() {
        List<String> keys = table.distKeys();
        String style = table.attributes().all(TableClause.DistStyle.class).stream()
                .map(TableClause.DistStyle::style)
                .reduce("", (a, b) -> b);
        if (keys.size() > 1) {
            throw new SqlError("multiple distkey columns are not allowed");
        }
        if (style.equals("key") ? keys.isEmpty() : !keys.isEmpty() && !style.isEmpty()) {
            throw new SqlError("DISTSTYLE " + style.toUpperCase(Locale.ROOT) + (keys.isEmpty() ? " without" : " with")
                    + " a DISTKEY");
        }
    }

    private void checkSortKey() {
        List<TableClause.SortKey> clauses = table.attributes().all(TableClause.SortKey.class);
        long marked = table.columns().stream()
                .filter(c -> c.marks().contains(Mark.SORTKEY))
                .count();
        if (clauses.size() + marked > 1) {
            throw new SqlError("multiple sortkey specifications are not allowed");
        }
        for (TableClause.SortKey key : clauses) {
            int most = key.interleaved() ? MOST_INTERLEAVED : MOST_SORT_KEYS;
            if (key.columns().size() > most) {
                throw at(
                        key,
                        new SqlError((key.interleaved() ? "an interleaved" : "a") + " sort key has at most " + most
                                + " columns, found " + key.columns().size()));
            }
        }
    }

    /** Objects to a column that cannot be added to a table. */
    static void checkAdded(ColumnDefinition column, Places places) {
        checkColumn(column, places);
        for (Mark mark : Mark.values()) {
            if (column.marks().contains(mark)) {
                throw new SqlError("ALTER TABLE ADD COLUMN does not take "
                                + mark.name().replace('_', ' '))
                        .at(places.of(column).start());
            }
        }
    }

    private Objection at(Object part, Objection objection) {
        return objection.at(places.of(part).start());
    }
}
