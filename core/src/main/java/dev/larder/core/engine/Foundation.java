package dev.larder.core.engine;

import dev.larder.core.format.Laid;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Lays what every environment has before its first run, {@link WarehouseSchema#foundation()}, and only when it is not there: a second
 * deployment of the same version writes nothing and locks nothing. {@code ops.foundation} has what was sent last
 * ({@link Laid}). Like every batch that writes, these take the fence's row first, so a deployment and a run wait for each other in one order.
 *
 * @param reader the database role of those who read, which must be there; a valid identifier
 * @param operator the user as whom operators look, who must be there; any name
 */
public record Foundation(String reader, String operator) {
    private static final int ROOM = Batch.MOST_STATEMENTS - 1;

    /** The engine's own tables and views that are there: {@code table_name}, a row each. */
    public static Query present() {
        return Query.of("the engine's tables", "select table_name from svv_tables where table_schema = 'ops'");
    }

    /** What was laid last: {@code laid}, the rows of {@link Laid}. Only for when {@link #isTold}. */
    public static Query laid() {
        return Query.of("foundation", "select laid from ops.foundation");
    }

    /** Whether these tables and views say what was laid last. */
    public static boolean isTold(Collection<String> present) {
        return present.contains("foundation");
    }

    /** Whether these tables and views are all that there should be. */
    public static boolean isWhole(Collection<String> present) {
        return present.containsAll(OpsTables.names());
    }

    /** What {@link #batches} lay. */
    public Laid lays() {
        return Laid.of(statements());
    }

    /** The batches, in this order; {@code present} are the tables and views that are there. Repeated, they change nothing. */
    public List<Batch> batches(Collection<String> present) {
        List<String> said = new ArrayList<>(List.of("delete from ops.foundation"));
        lays().rows().forEach(row -> said.add("insert into ops.foundation (laid) values (" + Literals.text(row) + ")"));
        List<List<String>> parts = new ArrayList<>();
        List<String> statements = statements();
        for (int from = 0; from < statements.size(); from += ROOM) {
            parts.add(new ArrayList<>(statements.subList(from, Math.min(from + ROOM, statements.size()))));
        }
        // What says that all of it is laid comes last, and in one transaction.
        if (parts.getLast().size() + said.size() <= ROOM) {
            parts.getLast().addAll(said);
        } else {
            parts.add(said);
        }
        List<Batch> batches = new ArrayList<>();
        for (int part = 0; part < parts.size(); part++) {
            List<String> some = new ArrayList<>();
            // without the fence's table there is no run that could be in the way
            if (part > 0 || present.contains(OpsTables.FENCE_TABLE)) {
                some.add(Fence.ROW_FIRST);
            }
            some.addAll(parts.get(part));
            batches.add(Batch.of("set up from statement " + part * ROOM, some));
        }
        return List.copyOf(batches);
    }

    private List<String> statements() {
        List<String> statements = new ArrayList<>(WarehouseSchema.foundation());
        statements.addAll(readersMay());
        statements.addAll(operatorsMay());
        return statements;
    }

    /** What operators may: read everything, and change nothing. */
    private List<String> operatorsMay() {
        String schemas = String.join(", ", WarehouseSchema.SCHEMAS);
        String user = '"' + operator.replace("\"", "\"\"") + '"';
        return List.of(
                "grant usage on schema " + schemas + " to " + user,
                "grant select on all tables in schema " + schemas + " to " + user,
                "alter default privileges in schema " + schemas + " grant select on tables to " + user);
    }

    /**
     * What readers may: read the star, also the tables that the owner, who sends this, makes in it later, which release it shows, what was tested and what stands aside. Source:
     * r_ALTER_DEFAULT_PRIVILEGES.html.
     */
    private List<String> readersMay() {
        return List.of(
                "grant usage on schema star, ops to role " + reader,
                "grant select on all tables in schema star to role " + reader,
                "alter default privileges in schema star grant select on tables to role " + reader,
                "grant select on ops.release, ops.test_result, ops.aside to role " + reader);
    }
}
