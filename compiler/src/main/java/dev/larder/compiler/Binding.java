package dev.larder.compiler;

import dev.larder.compiler.Binder.BindFailure;
import dev.larder.compiler.Binder.Fault;
import dev.larder.compiler.Binder.Look;
import dev.larder.compiler.Binder.Question;
import dev.larder.compiler.Binder.Selected;
import dev.larder.compiler.internal.sql.SchemaProof;
import dev.larder.compiler.internal.sql.SqlText;
import dev.larder.compiler.problem.Problems;
import dev.larder.compiler.problem.ProjectProblem.Code;
import dev.larder.core.engine.OpsTables;
import dev.larder.core.engine.Relations;
import dev.larder.core.plan.Plan.Feed;
import dev.larder.core.plan.TableColumn;
import dev.standin.redshift.dialect.parse.StatementText;
import dev.standin.redshift.dialect.token.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Binds what a project says on an empty warehouse, in the order in which things depend on each other. What is wrong is not created there,
 * but what reads it is still checked. Not thread-safe.
 */
final class Binding {
    private static final Map<String, String> CANDIDATE = Map.of("star", "candidate", "live", "star");

    private final Binder binder;
    private final Catalog catalog;
    private final Problems problems;
    private final Set<String> made = new HashSet<>();

    Binding(Binder binder, Catalog catalog, Problems problems) {
        this.binder = binder;
        this.catalog = catalog;
        this.problems = problems;
    }

    /** Creates the schemas, the engine's own tables, and what contracts say; nothing of a feed that is wrong. */
    void feeds(List<Feed> feeds, FeedsReader files) {
        List<String> own = new ArrayList<>();
        SqlText.SCHEMAS.stream().sorted().forEach(schema -> own.add("create schema if not exists \"" + schema + "\""));
        own.addAll(OpsTables.readByViews());
        own.forEach(statement -> execute(statement, "contracts", Place.START));
        made.addAll(List.of("ops.knob", "ops.landing"));
        for (Feed feed : feeds) {
            boolean right = !files.faulty().contains(feed.table())
                    && execute(Relations.raw(feed), files.file(feed), new Place(0, 0))
                    && execute(Relations.current(feed), files.file(feed), new Place(0, 0));
            if (right) {
                made.add("current." + feed.table());
            }
            if (right
                    && feed.keepsRejects()
                    && execute(Relations.rawRejects(feed), files.file(feed), new Place(0, 0))
                    && execute(Relations.currentRejects(feed), files.file(feed), new Place(0, 0))) {
                made.add("current." + feed.rejectTable());
            }
        }
    }

    /** Creates a view for others to read and returns its columns; empty if anything is wrong with it. */
    Optional<List<TableColumn>> view(Draft draft) {
        Look look = look(draft, Map.of());
        requireNames(draft, look);
        boolean right = isRight(draft)
                && isWhole(look)
                && unknown(draft).isEmpty()
                && execute(
                        Relations.qa(draft.file().name(), draft.select().toString()),
                        draft.file().path(),
                        start(draft));
        if (!right) {
            return Optional.empty();
        }
        List<TableColumn> columns = look.columns().stream()
                .map(column -> new TableColumn(column.name(), String.valueOf(column.type()), false))
                .toList();
        made.add(draft.qualified());
        catalog.put(draft.qualified(), columns);
        return Optional.of(columns);
    }

    /** Creates a model's table, binds its select against the table's columns, and proves its mapping to the candidate. */
    void model(Draft draft, KnobUses.Uses knobs, KnobUses all) {
        if (draft.table().isRight() && draft.file().isNamed()) {
            String create = Relations.star(
                    draft.file().name(), draft.columns(), draft.table().attributes());
            if (execute(
                    create,
                    draft.file().path(),
                    SqlFile.start(draft.file().statements().getFirst()))) {
                made.add(draft.qualified());
            }
        }
        Look look = look(draft, knobs.defaults());
        new SelectColumns(draft, look, problems.in(draft.file().path())).check();
        prove(draft, all);
    }

    /** Binds a test and proves its mapping to the candidate. */
    void test(Draft draft, KnobUses.Uses knobs, KnobUses all) {
        draft.references().forEach(this::makeRead);
        Look look = look(draft, knobs.defaults());
        if (!look.columns().isEmpty() && !look.open()) {
            requireMeasure(draft, look.columns().getLast());
        }
        prove(draft, all);
    }

    /** Everything that is wrong with a select that the compiler wrote; empty if nothing is. */
    List<Fault> faults(Draft draft) {
        return binder.look(new Question(draft.select().toString(), Map.of(), unknown(draft)))
                .faults();
    }

    /** Makes what only tests of the output gate read: a table of the star as it is, or what changes in it. */
    private void makeRead(SqlText.Reference reference) {
        String star = "star." + reference.table();
        boolean isRead = reference.schema().equals("live") || reference.schema().equals("diff");
        if (isRead && made.contains(star) && !made.contains(reference.qualified())) {
            catalog.columns(star).ifPresent(columns -> {
                if (execute(
                        Relations.read(reference.qualified(), columns),
                        "sql/star/" + reference.table() + ".sql",
                        Place.START)) {
                    made.add(reference.qualified());
                }
            });
        }
    }

    private void requireMeasure(Draft draft, Selected last) {
        String type = last.type();
        if (TestHeader.isMeasure(draft.file().header())
                && type != null
                && !StatementText.type(type).isNumber()) {
            problems.in(draft.file().path())
                    .add(
                            Code.L013,
                            draft.select().place(Math.max(0, last.start())),
                            "a measure: dimension columns, then one number",
                            "a last column of type " + type);
        }
    }

    /** Looks at a select, even if what it reads is wrong, and tells what is wrong with it. */
    private Look look(Draft draft, Map<String, String> knobs) {
        Look look = binder.look(new Question(draft.select().toString(), knobs, unknown(draft)));
        new Faults(draft.select(), catalog, problems.in(draft.file().path())).tell(look);
        return look;
    }

    /** What it reads whose columns nobody knows. */
    private Set<String> unknown(Draft draft) {
        return draft.references().stream()
                .map(SqlText.Reference::qualified)
                .filter(name -> !made.contains(name))
                .collect(Collectors.toSet());
    }

    private static boolean isWhole(Look look) {
        return !look.open() && look.columns().stream().noneMatch(column -> column.type() == null);
    }

    private boolean isRight(Draft draft) {
        return problems.in(draft.file().path()).isEmpty();
    }

    private void requireNames(Draft draft, Look look) {
        Set<String> seen = new HashSet<>();
        for (Selected column : look.columns()) {
            if (!seen.add(column.name()) || !column.isNamed() || !column.name().matches("[a-z_][a-z0-9_]*")) {
                problems.in(draft.file().path())
                        .add(
                                Code.L013,
                                draft.select().place(Math.max(0, column.start())),
                                "a column with a name of its own",
                                "\"" + column.name() + "\"",
                                "write \"as <name>\"");
            }
        }
    }

    private void prove(Draft draft, KnobUses knobs) {
        boolean stars = draft.references().stream().anyMatch(reference -> CANDIDATE.containsKey(reference.schema()));
        if (!stars || !isRight(draft)) {
            return;
        }
        SqlText bound = SqlText.of(knobs.bound(draft.select()));
        try {
            String original = binder.tree(bound.toString());
            String mapped = binder.tree(bound.withSchemas(CANDIDATE));
            if (!SchemaProof.holds(original, mapped, CANDIDATE)) {
                problems.in(draft.file().path())
                        .add(
                                Code.L018,
                                start(draft),
                                "a select whose star can be read as the candidate",
                                "one that would change its meaning",
                                "write star.<table> only where a table is read");
            }
        } catch (BindFailure e) {
            problems.in(draft.file().path()).say(Code.L014, start(draft), String.valueOf(e.getMessage()), null);
        }
    }

    private boolean execute(String sql, String file, Place place) {
        try {
            binder.execute(sql);
            return true;
        } catch (BindFailure e) {
            problems.in(file).say(Code.L014, place, String.valueOf(e.getMessage()), null);
            return false;
        }
    }

    private static Place start(Draft draft) {
        return SqlFile.start(draft.select());
    }
}
