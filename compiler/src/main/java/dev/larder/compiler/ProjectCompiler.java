package dev.larder.compiler;

import dev.larder.compiler.Draft.Kind;
import dev.larder.compiler.bundle.BundlesReader;
import dev.larder.compiler.holiday.HolidayLists;
import dev.larder.compiler.internal.sql.NeverFails;
import dev.larder.compiler.problem.Problems;
import dev.larder.compiler.problem.ProjectProblem;
import dev.larder.compiler.problem.ProjectProblem.Code;
import dev.larder.compiler.set.SetsReader;
import dev.larder.compiler.supplier.PullsReader;
import dev.larder.compiler.supplier.SuppliersReader;
import dev.larder.core.bundle.Bundle;
import dev.larder.core.engine.PublishStatements;
import dev.larder.core.plan.DataTest;
import dev.larder.core.plan.Model;
import dev.larder.core.plan.Plan;
import dev.larder.core.plan.Plan.Feed;
import dev.larder.core.plan.PlanJson;
import dev.larder.core.plan.QaView;
import dev.larder.core.plan.Read;
import dev.larder.core.plan.TableColumn;
import dev.larder.core.set.FeedSet;
import dev.larder.core.wiring.SupplierPull;
import dev.standin.redshift.dialect.token.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Compiles a project into a plan, or tells everything that is wrong with it. Not thread-safe; one compiler compiles one project
 * on one empty warehouse.
 */
public final class ProjectCompiler {
    private static final Set<String> DOCUMENTS =
            Set.of(KnobsReader.FILE, SuppliersReader.FILE, PullsReader.FILE, BundlesReader.FILE, SetsReader.FILE);
    private static final Place WHOLE = new Place(0, 0);

    private final ProjectFiles files;
    private final Problems problems = new Problems();
    private final FeedsReader feedsReader;

    private ProjectCompiler(ProjectFiles files) {
        this.files = files;
        this.feedsReader = new FeedsReader(files, problems);
    }

    /** Compiles a project, binding its SQL on an empty warehouse that is used for nothing else. */
    public static Compiled compile(ProjectFiles files, Binder binder) {
        ProjectCompiler compiler = new ProjectCompiler(files);
        Plan plan = compiler.plan(binder);
        SuppliersReader.Declared suppliers = compiler.suppliers(plan);
        List<SupplierPull> pulls = PullsReader.read(
                files, compiler.knowsFeeds() ? plan.folders() : null, compiler.problems.in(PullsReader.FILE));
        List<ProjectProblem> problems = compiler.problems.sorted();
        return problems.isEmpty()
                ? new Compiled.Ready(
                        PlanJson.hashed(plan), binder.assumed(), suppliers.logins(), suppliers.addresses(), pulls)
                : new Compiled.Refused(problems);
    }

    /** Whether a supplier has a contract is not known while a contract is wrong. */
    private SuppliersReader.Declared suppliers(Plan plan) {
        Set<String> suppliers = knowsFeeds()
                ? plan.feeds().stream().map(feed -> feed.id().supplier()).collect(Collectors.toSet())
                : Set.of();
        return SuppliersReader.read(files, suppliers, problems.in(SuppliersReader.FILE));
    }

    private boolean knowsFeeds() {
        return feedsReader.faulty().isEmpty()
                && files.unread().stream().noneMatch(path -> path.startsWith("contracts/"));
    }

    private Plan plan(Binder binder) {
        feedsReader.add(contracts(), files.unread());
        List<Feed> feeds = feedsReader.feeds();
        List<Bundle> bundles = BundlesReader.read(files, knowsFeeds() ? feeds : null, problems.in(BundlesReader.FILE));
        List<FeedSet> sets = SetsReader.read(files, knowsFeeds() ? feeds : null, problems.in(SetsReader.FILE));
        KnobsReader.Reading knobs = KnobsReader.read(files, problems.in(KnobsReader.FILE));
        List<Draft> drafts = drafts();
        requireSomething(feeds, drafts);

        Catalog catalog = new Catalog(feeds, drafts);
        suppose(catalog, drafts);
        Inputs inputs = new Inputs(catalog, problems);
        drafts.forEach(inputs::check);
        List<Draft> ordered = inputs.ordered(
                drafts.stream().filter(draft -> draft.kind() != Kind.TEST).toList());
        Binding binding = new Binding(binder, catalog, problems);
        KnobUses uses = new KnobUses(knobs);
        binding.feeds(feeds, feedsReader);

        List<QaView> views = new ArrayList<>();
        List<Model> models = new ArrayList<>();
        for (Draft draft : ordered) {
            if (draft.kind() == Kind.QA) {
                view(draft, uses, binding, catalog).ifPresent(views::add);
            } else {
                models.add(model(draft, uses, binding, catalog));
            }
        }
        requireTested(drafts);
        List<DataTest> tests =
                new ArrayList<>(columnTests(drafts, feeds, models, new ColumnTests(catalog, binding, drafts, feeds)));
        tests.addAll(tests(drafts, uses, binding));
        tests.sort(Comparator.comparing(DataTest::name));
        return new Plan(files.name(), "", feeds, views, models, tests, knobs.knobs(), bundles, sets);
    }

    /** As long as a test cannot be read, nobody knows which models it reads. */
    private void requireTested(List<Draft> drafts) {
        List<Draft> tests =
                drafts.stream().filter(draft -> draft.kind() == Kind.TEST).toList();
        boolean areAllRead = tests.size()
                == Stream.concat(files.sql().keySet().stream(), files.unread().stream())
                        .filter(path -> path.startsWith("sql/tests/"))
                        .count();
        if (areAllRead) {
            ModelHeader.requireTested(
                    drafts.stream().filter(draft -> draft.kind() == Kind.STAR).toList(), tests, problems);
        }
    }

    /** The tests that have a file of their own. */
    private List<DataTest> tests(List<Draft> drafts, KnobUses uses, Binding binding) {
        List<DataTest> tests = new ArrayList<>();
        drafts.stream().filter(draft -> draft.kind() == Kind.TEST).forEach(draft -> {
            Problems.In in = problems.in(draft.file().path());
            KnobUses.Uses used = uses.in(draft, in);
            DataTest test = TestHeader.read(draft, used.names(), uses, in);
            binding.test(draft, used, uses);
            requireFailing(draft, in);
            if (test != null) {
                tests.add(test);
            }
        });
        return tests;
    }

    /** The tests that contracts and models say in one line. */
    private List<DataTest> columnTests(List<Draft> drafts, List<Feed> feeds, List<Model> models, ColumnTests tests) {
        feeds.stream()
                .filter(feed -> !feedsReader.faulty().contains(feed.table()))
                .forEach(feed -> tests.of(feed, feedsReader));
        for (Model model : models) {
            drafts.stream()
                    .filter(draft -> draft.file().path().equals(model.file()))
                    .forEach(draft -> tests.of(draft, model, problems.in(model.file())));
        }
        return tests.made();
    }

    /** Adds what is there although it is wrong, so that reading it is not wrong. */
    private void suppose(Catalog catalog, List<Draft> drafts) {
        for (String table : feedsReader.faulty()) {
            if (table.isEmpty()) {
                catalog.supposeAnything("current");
            } else {
                catalog.suppose("current." + table);
            }
        }
        if (files.unread().stream().anyMatch(path -> path.startsWith("contracts/"))) {
            catalog.supposeAnything("current");
        }
        Set<String> read = drafts.stream().map(draft -> draft.file().path()).collect(Collectors.toSet());
        Stream.concat(files.sql().keySet().stream(), files.unread().stream())
                .filter(path -> path.startsWith("sql/") && !read.contains(path))
                .forEach(path -> suppose(catalog, path));
        drafts.stream()
                .filter(draft -> !draft.file().isNamed())
                .forEach(draft -> suppose(catalog, draft.file().path()));
    }

    /**
     * Adds the table or view that a file would have made; a file in an unknown folder may have been meant to make
     * either.
     */
    private static void suppose(Catalog catalog, String path) {
        String file = path.substring(path.lastIndexOf('/') + 1);
        String name = file.replaceAll("\\.[^.]*$", "").toLowerCase(Locale.ROOT);
        if (!path.startsWith("sql/star/")) {
            catalog.suppose("qa." + name);
        }
        if (!path.startsWith("sql/qa/")) {
            catalog.suppose("star." + name);
        }
    }

    private SortedMap<String, JsonNode> contracts() {
        SortedMap<String, JsonNode> contracts = new TreeMap<>();
        files.documents().forEach((path, document) -> {
            if (path.matches("contracts/.+\\.(yaml|yml|json)")) {
                contracts.put(path, document);
            } else if (!DOCUMENTS.contains(path) && !HolidayLists.isOne(path)) {
                problems.in(path)
                        .add(
                                Code.L001,
                                WHOLE,
                                "contracts/<name>.yaml, holidays/<name>.yaml, knobs.yaml, suppliers.yaml, pulls.yaml, bundles.yaml or sets.yaml",
                                path);
            }
        });
        return contracts;
    }

    private List<Draft> drafts() {
        List<Draft> drafts = new ArrayList<>();
        files.sql().forEach((path, text) -> {
            Optional<Kind> kind = Kind.of(path);
            if (kind.isEmpty()) {
                problems.in(path)
                        .add(Code.L001, WHOLE, "sql/qa/<name>.sql, sql/star/<name>.sql or sql/tests/<name>.sql", path);
            } else {
                Draft.read(kind.get(), path, text, problems.in(path)).ifPresent(drafts::add);
            }
        });
        return drafts;
    }

    private void requireSomething(List<Feed> feeds, List<Draft> drafts) {
        Problems.In in = problems.in("sql/star");
        long models = drafts.stream().filter(draft -> draft.kind() == Kind.STAR).count();
        if (feeds.isEmpty() && problems.sorted().isEmpty()) {
            problems.in("contracts").add(Code.L001, WHOLE, "at least one contract", "none");
        }
        requireOwnNames(drafts);
        if (models > PublishStatements.MAX_MODELS) {
            in.add(
                    Code.L015,
                    WHOLE,
                    "at most " + PublishStatements.MAX_MODELS + " tables of the star",
                    models + " tables",
                    "a release is one batch of at most 40 statements, two for each changed table and six for the"
                            + " engine; split the project");
        }
    }

    /**
     * The rows that change in a table stand in {@code diff.<table>_change}, and are read as {@code diff.<table>}; what is built anew stands in
     * {@code candidate.<table>_rebuilt}, and is read as {@code candidate.<table>}.
     */
    private void requireOwnNames(List<Draft> drafts) {
        requireOwnNames(drafts, "_change", "diff.%s_change has the rows that change in star.%s");
        requireOwnNames(drafts, "_rebuilt", "candidate.%s_rebuilt has the rows of star.%s as they would be");
    }

    private void requireOwnNames(List<Draft> drafts, String ending, String reason) {
        Set<String> stars = drafts.stream()
                .filter(draft -> draft.kind() == Kind.STAR)
                .map(draft -> draft.file().name())
                .collect(Collectors.toSet());
        stars.stream()
                .filter(name -> stars.contains(name + ending))
                .sorted()
                .forEach(name -> problems.in("sql/star/" + name + ending + ".sql")
                        .add(
                                Code.L001,
                                WHOLE,
                                "another name than " + name + ending + " beside star." + name,
                                "a table of that name",
                                reason.formatted(name, name)));
    }

    private static void requireFailing(Draft draft, Problems.In in) {
        boolean isMeasure = TestHeader.isMeasure(draft.file().header());
        NeverFails.find(draft.select(), isMeasure)
                .ifPresent(token -> in.add(
                        Code.L023,
                        token.place(),
                        isMeasure ? "a measure of what is read" : "a condition that some row may fulfil",
                        "\"" + token.text() + "\", which makes the test one that cannot fail",
                        isMeasure
                                ? "select for example count(*)"
                                : "select the rows that are wrong; leave the file out if there are none"));
    }

    private Optional<QaView> view(Draft draft, KnobUses uses, Binding binding, Catalog catalog) {
        Problems.In in = problems.in(draft.file().path());
        List<String> knobs = uses.in(draft, in).names();
        new ReadsCheck(catalog, draft, in).check();
        Incremental.check(draft.select(), draft.reads().isEmpty() ? null : "its period", viewPeriods(draft), in);
        String logic = PlanJson.sha256(List.of(draft.select().normalized(), draft.readsOnly()));
        return binding.view(draft)
                .map(columns -> new QaView(
                        draft.file().name(),
                        draft.select().toString(),
                        columns,
                        draft.inputs(),
                        draft.readsOnly(),
                        knobs,
                        logic));
    }

    private static Set<String> viewPeriods(Draft draft) {
        Set<String> columns = new HashSet<>();
        draft.readsOnly().forEach(read -> {
            if (read instanceof Read.ByPeriod period) {
                columns.add(period.column());
            }
        });
        return columns;
    }

    private Model model(Draft draft, KnobUses uses, Binding binding, Catalog catalog) {
        Problems.In in = problems.in(draft.file().path());
        ModelHeader header = ModelHeader.read(draft, in);
        KnobUses.Uses used = uses.in(draft, in);
        new ReadsCheck(catalog, draft, in).check();
        binding.model(draft, used, uses);
        List<TableColumn> columns = draft.columns();
        String attributes = draft.table().attributes();
        String logic = PlanJson.sha256(Arrays.asList(
                columns,
                attributes,
                header.grain(),
                header.period(),
                draft.readsOnly(),
                draft.select().normalized()));
        return new Model(
                draft.file().name(),
                draft.file().header().description(),
                header.owner(),
                header.maturity(),
                columns,
                attributes,
                draft.authored(),
                header.grain(),
                header.period(),
                draft.inputs(),
                draft.readsOnly(),
                used.names(),
                logic);
    }
}
