package dev.standin.redshift.sql;

import dev.standin.redshift.dialect.Objection;
import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.tree.Expression;
import dev.standin.redshift.dialect.tree.Places;
import dev.standin.redshift.dialect.tree.Query;
import dev.standin.redshift.dialect.type.Type;
import dev.standin.redshift.sql.scope.Assumed;
import dev.standin.redshift.sql.scope.Bound;
import dev.standin.redshift.sql.scope.BoundQuery;
import dev.standin.redshift.sql.scope.Column;
import dev.standin.redshift.sql.scope.Findings;
import dev.standin.redshift.sql.scope.Output;
import dev.standin.redshift.sql.scope.Remark;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a query that was examined to the end. Offsets count characters of its text.
 *
 * @param query as far as it could be bound
 * @param columns its columns; there may be others if the query is open
 * @param objections everything that is wrong with it
 * @param ungrouped what is wrong with it if the engine says that a column is not grouped
 * @param assumed what it rests on that Redshift's documentation does not settle
 * @param guessed whether some of it is unknown, so that no engine can look at it
 * @param start where its last select begins
 */
public record Examined(
        BoundQuery query,
        List<Column> columns,
        List<Objection> objections,
        List<Objection> ungrouped,
        List<Remark> remarks,
        Set<Assumed> assumed,
        boolean guessed,
        int start) {
    /** Copies the lists. */
    public Examined {
        columns = List.copyOf(columns);
        objections = List.copyOf(objections);
        ungrouped = List.copyOf(ungrouped);
        remarks = List.copyOf(remarks);
        assumed = Set.copyOf(assumed);
    }

    /**
     * A column.
     *
     * @param type null if what it is computed from is wrong
     * @param isNamed whether its author gave it the name, by AS or by selecting a column of that name
     * @param start where its expression begins
     * @param named where the word that gives its name stands
     */
    public record Column(String name, @Nullable Type type, boolean isNull, boolean isNamed, int start, int named) {}

    static Examined of(@Nullable Query query, BoundQuery bound, Findings findings) {
        Query.Select last = query == null ? null : first(query.body());
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < bound.outputs().size(); i++) {
            columns.add(column(
                    bound.outputs().get(i),
                    bound.origins().size() > i ? bound.origins().get(i) : null,
                    findings.places()));
        }
        return new Examined(
                bound,
                columns,
                findings.objections(),
                findings.ungrouped(),
                findings.remarks(),
                findings.assumed(),
                findings.troubles() > 0,
                last == null ? 0 : Math.max(0, findings.places().of(last).start()));
    }

    /** The same after the engine has refused it too. */
    public Examined refused(RuntimeException failure) {
        String message = String.valueOf(failure.getMessage());
        List<Objection> found = !ungrouped.isEmpty() && message.contains("GROUP BY")
                ? ungrouped
                : List.of(failure instanceof Objection objection ? objection : new Refusal(message, message));
        return new Examined(query, columns, found, ungrouped, remarks, assumed, guessed, start);
    }

    private static Column column(Output output, Query.@Nullable Item written, Places places) {
        Places.Place place = places.of(written == null ? output : written);
        Type type = output.type().equals(Bound.FAULTY_TYPE) ? null : output.type();
        boolean nothing = written instanceof Query.Column column && isNull(column.value());
        return new Column(output.label(), type, nothing, isNamed(written), place.start(), place.name());
    }

    private static boolean isNamed(Query.@Nullable Item written) {
        return !(written instanceof Query.Column column)
                || column.alias() != null
                || column.value() instanceof Expression.Name;
    }

    private static boolean isNull(Expression value) {
        return value instanceof Expression.Null
                || (value instanceof Expression.Cast(Expression operand, Type to) && isNull(operand));
    }

    /** The select that gives a set operation its names. */
    private static Query.Select first(Query.Body body) {
        return switch (body) {
            case Query.Select select -> select;
            case Query.Nested(Query query) -> first(query.body());
            case Query.SetOperation operation -> first(operation.sides().getFirst());
        };
    }
}
