package dev.larder.compiler;

import dev.larder.compiler.Draft.Kind;
import dev.larder.compiler.Header.Entry;
import dev.larder.compiler.column.ColumnTest;
import dev.larder.compiler.column.ColumnTest.Allowance;
import dev.larder.compiler.column.ColumnTest.NotNull;
import dev.larder.compiler.column.ColumnTest.References;
import dev.larder.compiler.column.ColumnTest.Unique;
import dev.larder.compiler.column.ColumnTestSql;
import dev.larder.compiler.column.DeclaredTest;
import dev.larder.compiler.column.TestLine;
import dev.larder.compiler.problem.Problems;
import dev.larder.compiler.problem.ProjectProblem.Code;
import dev.larder.core.contract.Contract;
import dev.larder.core.plan.DataTest;
import dev.larder.core.plan.DataTest.Gate;
import dev.larder.core.plan.Model;
import dev.larder.core.plan.Plan.Feed;
import dev.larder.core.plan.Schema;
import dev.larder.core.plan.TableColumn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes data tests of what models and contracts say of their columns in one line. Not thread-safe. */
final class ColumnTests {
    private final Catalog catalog;
    private final Binding binding;
    private final Map<String, Draft> drafts;
    private final Map<String, Feed> feeds;
    private final Set<String> names = new HashSet<>();
    private final List<DataTest> made = new ArrayList<>();

    ColumnTests(Catalog catalog, Binding binding, List<Draft> drafts, List<Feed> feeds) {
        this.catalog = catalog;
        this.binding = binding;
        this.drafts = drafts.stream()
                .filter(draft -> draft.kind() != Kind.TEST)
                .collect(Collectors.toMap(Draft::qualified, Function.identity(), (first, _) -> first));
        this.feeds = feeds.stream()
                .collect(Collectors.toMap(feed -> "current." + feed.table(), Function.identity(), (first, _) -> first));
        drafts.stream()
                .filter(draft -> draft.kind() == Kind.TEST)
                .forEach(draft -> names.add(draft.file().name()));
    }

    /** Those made so far. */
    List<DataTest> made() {
        return List.copyOf(made);
    }

    /** Where a test is declared, and how what is wrong with it is told there. */
    private record Declared(ColumnTestSql sql, Gate gate, String owner, String file, Telling telling) {
        void tell(Code code, String expected, String found, @Nullable String help) {
            telling.tell(code, expected, found, help);
        }
    }

    /** Says what is wrong. */
    @FunctionalInterface
    private interface Telling {
        void tell(Code code, String expected, String found, @Nullable String help);
    }

    /** Those of a model's {@code test} lines. */
    void of(Draft draft, Model model, Problems.In in) {
        for (Entry entry : draft.file().header().tests()) {
            Optional<ColumnTest> test = TestLine.read(entry.value());
            if (test.isEmpty()) {
                in.add(Code.L003, entry.place(), TestLine.FORMS, "\"test " + entry.value() + "\"");
            } else if (draft.table().isReadable() && draft.table().faulty().isEmpty()) {
                ColumnTestSql sql = new ColumnTestSql(
                        draft.qualified(), model.grain(), List.copyOf(feedsOf(draft.qualified(), new HashMap<>())));
                Declared declared = new Declared(
                        sql,
                        Gate.LOGIC,
                        model.owner(),
                        model.file(),
                        (code, expected, found, help) -> in.add(code, entry.place(), expected, found, help));
                if (canFail(test.get(), model, declared)) {
                    make(test.get(), declared);
                }
            }
        }
    }

    /** Those of the newest version of a feed's contract; its name, which no file has, says where. */
    void of(Feed feed, FeedsReader reader) {
        Contract newest = feed.versions().getFirst();
        for (DeclaredTest each : reader.tests(feed)) {
            List<String> key = new ArrayList<>(newest.duplicateKey());
            key.add("_line");
            ColumnTestSql sql = new ColumnTestSql(
                    "current." + feed.table(), key, List.of(feed.id().toString()));
            make(
                    each.test(),
                    new Declared(
                            sql,
                            Gate.INPUT,
                            newest.owner(),
                            reader.file(feed),
                            (_, expected, found, help) -> reader.tell(feed, each.pointer(), expected, found, help)));
        }
    }

    /** The feeds of which a table is made, through everything that it reads. */
    private SortedSet<String> feedsOf(String table, Map<String, SortedSet<String>> known) {
        SortedSet<String> seen = known.get(table);
        if (seen != null) {
            return seen;
        }
        SortedSet<String> all = new TreeSet<>();
        known.put(table, all);
        Feed feed = feeds.get(table);
        Draft draft = drafts.get(table);
        if (feed != null) {
            all.add(feed.id().toString());
        } else if (draft != null) {
            draft.inputs().forEach(input -> all.addAll(feedsOf(input, known)));
        }
        return all;
    }

    private static boolean canFail(ColumnTest test, Model model, Declared declared) {
        boolean isKey = test.condition() instanceof Unique && test.columns().containsAll(model.grain());
        boolean isThere = test.condition() instanceof NotNull
                && model.columns().stream()
                        .anyMatch(column -> column.notNull() && test.columns().contains(column.name()));
        if (isKey || isThere) {
            declared.tell(
                    Code.L023,
                    "what the table does not say itself",
                    "\"" + test.words() + "\", which "
                            + (isKey ? "the grain says and every run tests" : "\"not null\" says") + " already",
                    "leave it out");
        }
        return !isKey && !isThere;
    }

    private void make(ColumnTest test, Declared declared) {
        ColumnTestSql sql = declared.sql();
        String name = sql.name(test);
        Allowance allowed = test.allowed();
        if (allowed != null && allowed.isEverything()) {
            declared.tell(Code.L023, "less than 100 %", "\"" + allowed + "\", so that it cannot fail", null);
        } else if (!names.add(name)) {
            declared.tell(
                    Code.L003,
                    "each test once",
                    "another one of the name " + name,
                    "several on the same column and of the same kind are one test, or an SQL file in sql/tests");
        } else if (isRight(test.columns(), sql.table(), declared) && isRight(test, declared)) {
            bind(test, name, declared);
        }
    }

    /** Whether a table has these columns, as far as that is known. */
    private boolean isRight(List<String> columns, String table, Declared declared) {
        List<String> known = catalog.columns(table).orElse(List.of()).stream()
                .map(TableColumn::name)
                .toList();
        List<String> unknown = columns.stream()
                .filter(column -> !known.isEmpty() && !known.contains(column))
                .toList();
        unknown.forEach(column -> declared.tell(
                Code.L007, "a column of " + table, "\"" + column + "\"", Problems.didYouMean(column, known)));
        return unknown.isEmpty();
    }

    private boolean isRight(ColumnTest test, Declared declared) {
        if (!(test.condition() instanceof References references)) {
            return true;
        }
        List<String> allowed = declared.gate() == Gate.INPUT ? List.of("current") : List.of("qa", "star");
        String table = references.table();
        if (!allowed.contains(table.replaceFirst("\\..*", "")) || !catalog.has(table)) {
            declared.tell(
                    Code.L008,
                    "a table of " + String.join(" or ", allowed),
                    table,
                    Problems.didYouMean(table, catalog.names(allowed)));
            return false;
        }
        if (references.columns().size() != test.columns().size()
                || (table.equals(declared.sql().table()) && references.columns().equals(test.columns()))) {
            declared.tell(
                    Code.L003,
                    "as many columns of another table",
                    table + " (" + String.join(", ", references.columns()) + ")",
                    null);
            return false;
        }
        return isRight(references.columns(), table, declared);
    }

    private void bind(ColumnTest test, String name, Declared declared) {
        String table = declared.sql().table();
        Problems own = new Problems();
        String text = "-- " + table + "\n-- gate: " + declared.gate().word() + "   severity: block   owner: x\n"
                + declared.sql().select(test);
        Optional<Draft> draft = Draft.read(Kind.TEST, "sql/tests/" + name + ".sql", text, own.in(name));
        if (draft.isEmpty() || !own.sorted().isEmpty()) {
            own.sorted().forEach(problem -> declared.tell(Code.L003, "a test that can be made", problem.says(), null));
            return;
        }
        List<Binder.Fault> faults = binding.faults(draft.get());
        faults.stream()
                .limit(1)
                .forEach(fault ->
                        declared.tell(Code.L014, "a test that fits the columns", fault.sentence(), fault.instead()));
        if (faults.isEmpty()) {
            List<String> inputs = Stream.concat(Stream.of(table), draft.get().inputs().stream())
                    .filter(input -> Schema.of(input) != Schema.OPS)
                    .distinct()
                    .sorted()
                    .toList();
            made.add(new DataTest(
                    name,
                    table + ": " + test.words(),
                    declared.gate(),
                    test.severity(),
                    declared.owner(),
                    draft.get().authored(),
                    null,
                    inputs,
                    List.of(),
                    declared.file()));
        }
    }
}
