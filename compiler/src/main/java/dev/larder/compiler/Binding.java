package dev.larder.compiler;

import dev.larder.compiler.Binder.BindFailure;
import dev.larder.compiler.ProjectProblem.Code;
import dev.standin.redshift.dialect.token.Place;
import dev.larder.compiler.sql.SqlText;
import dev.larder.core.engine.OpsTables;
import dev.larder.core.engine.Relations;
import dev.larder.core.plan.Plan.Feed;
import dev.larder.core.plan.TableColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Binds what a project says on an empty warehouse, in the order in which things depend on each other. Not thread-safe. */
final class Binding {
    private static final Pattern PLACE = Pattern.compile("\\bline (\\d+)(?:, column (\\d+))?", Pattern.CASE_INSENSITIVE);
    private static final Map<String, String> CANDIDATE = Map.of("star", "candidate");

    private final Binder binder;
    private final Catalog catalog;
    private final Problems problems;

    Binding(Binder binder, Catalog catalog, Problems problems) {
        this.binder = binder;
        this.catalog = catalog;
        this.problems = problems;
    }

    /** Creates the schemas, the engine's own tables, and what contracts say. */
    void feeds(List<Feed> feeds, FeedsReader files) {
        List<String> own = new ArrayList<>();
        SqlText.SCHEMAS.stream().sorted().forEach(schema -> own.add("create schema if not exists \"" + schema + "\""));
        own.addAll(OpsTables.statements());
        own.forEach(statement -> execute(statement, "contracts", Place.START));
        for (Feed feed : feeds) {
            if (execute(Relations.raw(feed), files.file(feed), new Place(0, 0))) {
                execute(Relations.current(feed), files.file(feed), new Place(0, 0));
            }
        }
    }

    /** Columns of a view, which is then there for others; empty when an input is not bound or the engine refuses it. */
    Optional<List<TableColumn>> view(Draft draft) {
        Optional<List<TableColumn>> columns = columns(draft, draft.select().toString());
        if (columns.isEmpty() || !requireNamed(draft, columns.get())
                || !execute(Relations.qa(draft.file().name(), draft.select().toString()), draft.file().path(), start(draft))) {
            return Optional.empty();
        }
        catalog.put(draft.qualified(), columns.get());
        return columns;
    }

    /** Creates a model's table, binds its select against the table's columns, and proves its mapping to the candidate. */
    void model(Draft draft, KnobUses knobs) {
        String create = Relations.star(draft.file().name(), draft.columns(), draft.table().attributes());
        if (!execute(create, draft.file().path(), SqlFile.start(draft.file().statements().getFirst()))) {
            return;
        }
        columns(draft, knobs.bound(draft.select())).ifPresent(columns -> {
            new SelectColumns(draft, problems.in(draft.file().path())).check(columns);
            prove(draft, knobs);
        });
    }

    /** Binds a test and proves its mapping to the candidate. */
    void test(Draft draft, KnobUses knobs) {
        Optional<List<TableColumn>> columns = columns(draft, knobs.bound(draft.select()));
        columns.ifPresent(found -> {
            prove(draft, knobs);
            boolean measure = draft.file().header().entries().containsKey("tolerance");
            String last = found.isEmpty() ? "no column" : found.getLast().type();
            boolean number = SqlType.parse(last)
                    .map(type -> List.of("smallint", "integer", "bigint", "decimal", "double precision", "real").contains(type.name()))
                    .orElse(false);
            if (measure && !number) {
                problems.in(draft.file().path()).add(
                        Code.L013, start(draft), "a measure: dimension columns, then one number", "a last column of type " + last);
            }
        });
    }

    private Optional<List<TableColumn>> columns(Draft draft, String select) {
        boolean bindable = problems.in(draft.file().path()).isEmpty()
                && draft.inputs().stream().allMatch(input -> catalog.columns(input).isPresent());
        if (!bindable) {
            return Optional.empty();
        }
        try {
            return Optional.of(binder.columns(select));
        } catch (BindFailure e) {
            refuse(e, draft.file().path(), start(draft));
            return Optional.empty();
        }
    }

    private boolean requireNamed(Draft draft, List<TableColumn> columns) {
        Problems.In in = problems.in(draft.file().path());
        List<String> names = columns.stream().map(TableColumn::name).toList();
        for (String name : names) {
            if (!name.matches("[a-z_][a-z0-9_]*") || names.indexOf(name) != names.lastIndexOf(name)) {
                in.add(Code.L013, start(draft), "columns with names of their own", "\"" + name + "\"", "write \"as <name>\"");
            }
        }
        return in.isEmpty();
    }

    private void prove(Draft draft, KnobUses knobs) {
        if (draft.references().stream().noneMatch(reference -> reference.schema().equals("star"))) {
            return;
        }
        SqlText bound = SqlText.of(knobs.bound(draft.select()));
        try {
            String original = binder.tree(bound.toString());
            String mapped = binder.tree(bound.withSchemas(CANDIDATE));
            if (!SchemaProof.holds(original, mapped, CANDIDATE)) {
                problems.in(draft.file().path()).add(
                        Code.L018, start(draft), "a select whose star can be read as the candidate", "one that would change its meaning",
                        "write star.<table> only where a table is read");
            }
        } catch (BindFailure e) {
            refuse(e, draft.file().path(), start(draft));
        }
    }

    private boolean execute(String sql, String file, Place place) {
        try {
            binder.execute(sql);
            return true;
        } catch (BindFailure e) {
            refuse(e, file, place);
            return false;
        }
    }

    private void refuse(BindFailure failure, String file, Place start) {
        String message = String.valueOf(failure.getMessage());
        Matcher said = PLACE.matcher(message);
        Place place = start;
        if (start.line() > 0 && said.find()) {
            int line = Integer.parseInt(said.group(1));
            int column = said.group(2) == null ? 0 : Integer.parseInt(said.group(2));
            place = new Place(start.line() + line - 1, line == 1 && column > 0 ? start.column() + column - 1 : column);
        }
        problems.in(file).add(Code.L014, place, "a statement that Redshift takes", message);
    }

    private static Place start(Draft draft) {
        return SqlFile.start(draft.select());
    }
}
