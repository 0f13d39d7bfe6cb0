package dev.standin.redshift;

import dev.standin.redshift.catalog.History;
import dev.standin.redshift.catalog.LateColumn;
import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.SqlError;
import dev.standin.redshift.dialect.parse.Parsed;
import dev.standin.redshift.dialect.parse.StatementText;
import dev.standin.redshift.dialect.tree.Statement;
import dev.standin.redshift.lock.ReadRelations;
import dev.standin.redshift.lock.TransactionLocks;
import dev.standin.redshift.sql.CatalogText;
import dev.standin.redshift.sql.Examined;
import dev.standin.redshift.sql.Plan;
import dev.standin.redshift.sql.RightsText;
import dev.standin.redshift.sql.Translator;
import dev.standin.redshift.sql.engine.Text;
import dev.standin.redshift.sql.rights.Acl;
import dev.standin.redshift.sql.rights.Principal;
import dev.standin.redshift.sql.rights.Rights;
import dev.standin.redshift.sql.scope.Catalog;
import dev.standin.redshift.sql.scope.Context;
import dev.standin.redshift.sql.scope.Output;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** One connection to a {@link Database}. For one thread, but for {@link #cancel}. */
public final class Session implements AutoCloseable {
    /** DuckDB takes a transaction's snapshot when the first of its statements reads something. */
    private static final String SNAPSHOT = "select 1 from " + CatalogText.RELATIONS + " limit 0";

    private final Database database;
    private final DuckDBConnection connection;
    private final Engine engine;
    private final Transfers transfers;
    private final Speaker speaker;
    private final Administering administering;
    private final Map<String, String> parameters;
    private final Set<String> used = new HashSet<>();
    private final TransactionLocks locks;
    private final TemporaryTables temporary;
    private final Choices choices = new Choices();
    private String target = "public";
    private boolean recorded = true;
    private History.Asked asked = new History.Asked(Principal.PUBLIC, null, "", Instant.EPOCH, "");
    private @Nullable Instant began;
    private final CatalogStates.Transaction known;
    private boolean hasSnapshot;
    private boolean changed;

    Session(Database database, DuckDBConnection connection, Principal.User user, Map<String, String> parameters) {
        this.database = database;
        this.connection = connection;
        this.engine = new Engine(connection, database.writes());
        this.transfers = new Transfers(database, engine);
        this.speaker = new Speaker(user);
        this.administering = new Administering(database.namespace());
        this.locks = database.locks().transaction();
        this.known = database.catalog().transaction();
        this.temporary = new TemporaryTables(database.number());
        this.parameters = new HashMap<>(parameters);
    }

    /** Runs the work in one transaction that may write: all of it, or nothing. */
    public <T> T transaction(Supplier<T> work) {
        return transaction(true, work);
    }

    /** The same; {@code writing} says whether it may write. */
    public <T> T transaction(boolean writing, Supplier<T> work) {
        begin();
        T result;
        try {
            result = work.get();
        } catch (RuntimeException | Error failed) {
            abandon();
            throw failed;
        }
        end(writing);
        return result;
    }

    /** Begins a transaction, which {@link #end} or {@link #abandon} ends. */
    void begin() {
        try {
            database.requireThere();
            target = choices.target(
                    speaker.user().name(), rights(), name -> database.catalog().hasSchema(name, catalog()));
            raw("BEGIN TRANSACTION");
            began = database.clock().instant();
            known.begin();
            hasSnapshot = false;
            changed = false;
            speaker.begin();
        } catch (RuntimeException | Error failed) {
            over();
            throw failed;
        }
    }

    /** Commits the transaction. */
    void end(boolean writing) {
        try {
            administering.toBeWritten().forEach(this::raw);
            administering.commit(() -> known.commit(() -> committed(writing)));
            speaker.committed();
        } finally {
            over();
        }
    }

    /** Rolls the transaction back. */
    void abandon() {
        try {
            engine.rollback();
        } finally {
            over();
        }
    }

    private void over() {
        speaker.end();
        began = null;
        known.begin();
        administering.end();
        locks.release();
        transfers.tell(this::keepLoadErrors);
    }

    private void committed(boolean writing) {
        if (writing) {
            database.writes().before("commit of a database");
        }
        raw("COMMIT");
        if (writing) {
            database.requireFile();
            database.writes().after("commit of a database");
        }
    }

    /** Executes one Redshift statement inside the current transaction. */
    public Result execute(String redshiftSql) {
        return execute(StatementText.of(redshiftSql));
    }

    /** Executes one Redshift statement inside the current transaction. */
    public Result execute(StatementText statement) {
        Parsed parsed = statement.parse();
        if (began == null && parsed.statement() instanceof Statement.Administer) {
            return transaction(() -> execute(statement));
        }
        asked = new History.Asked(
                speaker.user().id(),
                choices.queryGroup(),
                database.name(),
                database.clock().instant(),
                statement.toString());
        return recorded
                ? new Recording(database.namespace().history())
                        .of(asked, parsed.statement(), id -> executed(parsed, id))
                : executed(parsed, 0);
    }

    /** Keeps nothing of what is run from here on: the service's own work. */
    Session unrecorded() {
        recorded = false;
        return this;
    }

    private Result executed(Parsed parsed, long id) {
        temporary.running(parsed.statement());
        Plan plan = began == null ? plan(parsed, catalog()) : locked(parsed);
        return switch (plan) {
            case Plan.Rows(var query) -> engine.rows(query.sql(), query.outputs());
            case Plan.Change(String command, List<String> sqls, boolean counted) -> {
                changed |= !sqls.isEmpty();
                if (!sqls.isEmpty() && !CatalogStates.isKeptBy(parsed.statement())) {
                    known.change();
                }
                yield engine.changed(sqls, counted);
            }
            case Plan.Refreshed(List<String> sqls) -> refreshed(sqls);
            case Plan.Administered administered -> {
                known.change();
                administering.take(administered);
                yield engine.changed(administered.sqls(), false);
            }
            case Plan.Load load -> {
                Result loaded = transfers.copy(load, id, asked.user());
                choices.copied(loaded.count());
                changed = true;
                yield loaded;
            }
            case Plan.Unload unload -> transfers.unload(unload);
            case Plan.Checked checked -> Result.changed(-1);
            case Plan.Setting(String name, String value) -> {
                choices.set(name, value);
                yield Result.changed(-1);
            }
            case Plan.SearchPath(List<String> schemas) -> {
                choices.path(schemas);
                yield Result.changed(-1);
            }
            case Plan.SpeakAs as -> {
                speaker.become(as, administering.principals(), began != null);
                yield Result.changed(-1);
            }
        };
    }

    private Result refreshed(List<String> sqls) {
        if (changed) {
            throw new Refusal("REFRESH MATERIALIZED VIEW behind a change in the same transaction;"
                    + " whether it sees the change, Redshift decides");
        }
        return engine.changed(sqls, false);
    }

    /** What the system tables tell of loads stays, whether the transaction commits or not. */
    private void keepLoadErrors(List<String> sqls) {
        try {
            raw("BEGIN TRANSACTION");
            sqls.forEach(this::raw);
            committed(true);
        } catch (RuntimeException unwritten) {
            engine.rollback();
            System.getLogger(Session.class.getName())
                    .log(System.Logger.Level.WARNING, "load errors are in no system table", unwritten);
        }
    }

    /**
     * The plan of a statement whose locks are held. The engine's snapshot is that of the first statement that was bound, so who waited to
     * write sees what was committed meanwhile (c_write_readwrite.html), and who waited to read looks again.
     */
    private Plan locked(Parsed statement) {
        locks.write(statement.statement(), target);
        if (statement.statement() instanceof Statement.Administer(var what) && what.isShared()) {
            administering.begin();
        }
        while (true) {
            known.snapshot(() -> raw(SNAPSHOT));
            ReadRelations reading = new ReadRelations(catalog());
            Plan plan = plan(statement, reading);
            if (plan instanceof Plan.Change(String command, List<String> sqls, boolean counted) && sqls.isEmpty()) {
                locks.nothingDone();
                return plan;
            }
            boolean mayHaveChanged = locks.read(reading.found());
            if (!mayHaveChanged || hasSnapshot) {
                hasSnapshot = true;
                return plan;
            }
            raw("ROLLBACK");
            raw("BEGIN TRANSACTION");
            known.begin();
        }
    }

    /** The plan, bound to what exists in this transaction. */
    private Plan plan(Parsed statement, Catalog catalog) {
        Context context = context(catalog, parameters);
        Plan plan = Translator.plan(statement, context);
        used.addAll(context.used());
        return plan;
    }

    private Context context(Catalog catalog, Map<String, String> texts) {
        Instant now = database.clock().instant();
        return new Context(catalog, new Context.Moment(began == null ? now : began, now), settings(rights()), texts);
    }

    private Context.Settings settings(Rights rights) {
        return choices.settings(speaker.user().name(), rights);
    }

    private Rights rights() {
        return new Rights(
                speaker.user().id(),
                database.name(),
                administering.principals(),
                () -> known.state().acl(() -> Acls.of(internal(RightsText.ALL))));
    }

    /** Parameters that some statement has read so far. */
    public Set<String> usedParameters() {
        return Set.copyOf(used);
    }

    /** The catalog of this session. */
    Catalog catalog() {
        return catalog(rights(), new LateViews(this::viewReader)::columns);
    }

    private Catalog catalog(Rights rights, Function<Acl.Name, List<LateColumn>> late) {
        List<String> path = settings(rights).path();
        History history = database.namespace().history();
        return new DuckCatalog(
                connection, rights, new DuckCatalog.Around(known.state(), path, late, history, asked, temporary));
    }

    /** What reads views to tell of their columns: it sees everything, but no columns of other views. */
    private Context viewReader() {
        Rights all = rights().of(Principal.SYSTEM);
        Instant now = database.clock().instant();
        return new Context(catalog(all, view -> List.of()), new Context.Moment(now, now), settings(all), Map.of());
    }

    /** All that is wrong with a query, and its columns; {@code supposed} are tables and views of which nobody knows the columns. */
    Examined examine(String select, Catalog catalog, Map<String, String> texts, Set<String> supposed) {
        Examined examined = Translator.examine(StatementText.of(select), context(catalog, texts), supposed);
        if (!examined.objections().isEmpty() || examined.guessed()) {
            return examined;
        }
        try {
            EngineLook.columns(connection, examined.query());
            return examined;
        } catch (RuntimeException refused) {
            return examined.refused(refused);
        }
    }

    List<Output> columns(String select) {
        if (!(plan(StatementText.of(select).parse(), catalog()) instanceof Plan.Rows(var query))) {
            throw new SqlError("not a query");
        }
        return EngineLook.columns(connection, query);
    }

    String tree(String select) {
        return EngineLook.tree(connection, select);
    }

    /** Runs DuckDB text for the service's own tables. */
    public void raw(String duckSql) {
        engine.raw(duckSql);
    }

    /** The outcome that the transaction of this statement stored, null if it never committed. */
    public @Nullable String committed(String id) {
        List<List<@Nullable String>> rows =
                internal("select outcome from \"local$\".finished where id = " + Text.quote(id));
        return rows.isEmpty() ? null : rows.getFirst().getFirst();
    }

    /** Stores the outcome that {@link #committed} tells if the current transaction commits. */
    public void commits(String id, String outcome) {
        raw("insert into \"local$\".finished values (" + Text.quote(id) + ", " + Text.quote(outcome) + ")");
    }

    /** Whether any outcome is stored. */
    public boolean hasCommitted() {
        return !internal("select 1 from \"local$\".finished limit 1").isEmpty();
    }

    /** Forgets all outcomes. */
    public void forgetCommitted() {
        raw("delete from \"local$\".finished");
    }

    /** Rows of the service's own tables, as text. */
    public List<List<@Nullable String>> internal(String duckSql) {
        return engine.texts(duckSql);
    }

    /** The columns of a table or view, without rows. */
    public Result describe(String schema, String table) {
        String select = "select * from " + Text.name(schema) + "." + Text.name(table);
        return new Result(columns(select), List.of(), 0, true);
    }

    /** Stops what is running, from another thread. */
    public void cancel() {
        locks.cancel();
        engine.cancel();
    }

    @Override
    public void close() {
        temporary.end(engine);
        database.ended(this);
        try {
            connection.close();
        } catch (SQLException e) {
            throw Failures.of(e);
        }
    }
}
