package dev.standin.redshift;

import dev.standin.redshift.catalog.History;
import dev.standin.redshift.catalog.LateColumn;
import dev.standin.redshift.catalog.SystemViews;
import dev.standin.redshift.dialect.parse.StatementText;
import dev.standin.redshift.dialect.tree.ColumnDefinition;
import dev.standin.redshift.dialect.tree.Statement;
import dev.standin.redshift.dialect.tree.TableDefinition;
import dev.standin.redshift.dialect.type.Type;
import dev.standin.redshift.sql.CatalogText;
import dev.standin.redshift.sql.engine.Text;
import dev.standin.redshift.sql.rights.Acl;
import dev.standin.redshift.sql.rights.Rights;
import dev.standin.redshift.sql.scope.Catalog;
import dev.standin.redshift.sql.scope.Column;
import dev.standin.redshift.sql.scope.Names;
import dev.standin.redshift.sql.scope.Relation;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the hidden tables in the session's own transaction, each entry once in a state of the catalogue. */
final class DuckCatalog implements Catalog, SystemViews.Contents {
    private static final String RELATION =
            "select kind, definition, coalesce(constraints, '') from \"local$\".relations where schema_name = ? and"
                    + " name = ?";
    private static final String COLUMNS = "select name, kind, size, scale, not_null, otherwise from \"local$\".columns"
            + " where schema_name = ? and relation_name = ? order by position";
    private static final String DEPENDENTS =
            "select schema_name, name from \"local$\".dependencies where on_schema = ? and on_name = ? order by 1, 2";
    private static final String ATTRIBUTES =
            "select name, attributes from \"local$\".columns where schema_name = ? and relation_name = ? order by"
                    + " position";
    private final Connection connection;
    private final Rights rights;
    private final Around around;

    /** Shows what the rights let see. */
    DuckCatalog(Connection connection, Rights rights, Around around) {
        this.connection = connection;
        this.rights = rights;
        this.around = around;
    }

    /**
     * What the catalog tells beside what is in the database.
     *
     * @param late reads a view that is not bound
     * @param asking the statement that asks
     * @param state what is known of the catalogue as the session's transaction sees it
     */
    record Around(
            CatalogStates.State state,
            List<String> searchPath,
            Function<Acl.Name, List<LateColumn>> late,
            History history,
            History.Asked asking,
            TemporaryTables temporary) {}

    @Override
    public History history() {
        return around.history();
    }

    @Override
    public History.Asked asking() {
        return around.asking();
    }

    @Override
    public String temporary() {
        return around.temporary().schema();
    }

    @Override
    public List<Relation.Table> tables() {
        return named("table").stream()
                .map(name -> relation(name.schema(), name.relation()))
                .filter(Relation.Table.class::isInstance)
                .map(Relation.Table.class::cast)
                .toList();
    }

    @Override
    public List<LateColumn> lateColumns() {
        return named("view").stream()
                .flatMap(name -> around.late().apply(name).stream())
                .toList();
    }

    @Override
    public List<String> searchPath() {
        return Stream.concat(
                        Stream.of(temporary()),
                        around.searchPath().stream().filter(schema -> hasSchema(schema) && rights.mayUse(schema)))
                .toList();
    }

    @Override
    public TableDefinition definition(Relation.Table table) {
        return declared(table)
                .orElseThrow(() -> new IllegalStateException("no declaration of " + table.name() + " in the catalog"));
    }

    private List<Acl.Name> named(String kind) {
        List<Acl.Name> names = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(
                "select schema_name, name from \"local$\".relations where kind = ? order by schema_name, name")) {
            query.setString(1, kind);
            try (ResultSet found = query.executeQuery()) {
                while (found.next()) {
                    names.add(new Acl.Name(found.getString(1), found.getString(2)));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the catalog: " + e.getMessage(), e);
        }
        names.removeIf(
                name -> Names.isTemporary(name.schema()) && !name.schema().equals(temporary()));
        return names;
    }

    @Override
    public @Nullable Relation relation(String schema, String name) {
        if (schema.equals(temporary()) && !around.temporary().used()) {
            return null;
        }
        if (SystemViews.isSystem(schema)) {
            return new SystemViews(rights, this).find(schema, name);
        }
        Acl.Name key = new Acl.Name(schema, name);
        Relation known = around.state().relations().get(key);
        if (known != null) {
            return known;
        }
        Relation found = read(schema, name);
        if (found != null && !Names.isTemporary(schema)) {
            around.state().relations().put(key, found);
        }
        return found;
    }

    private @Nullable Relation read(String schema, String name) {
        try (PreparedStatement query = prepared(RELATION, schema, name);
                ResultSet found = query.executeQuery()) {
            if (!found.next()) {
                return null;
            }
            String kind = found.getString(1);
            String location = Text.name(schema) + "." + Text.name(name);
            List<Column> columns = columns(schema, name);
            return switch (kind) {
                case "table" -> new Relation.Table(schema, name, location, columns);
                case CatalogText.MATERIALIZED ->
                    new Relation.Table(schema, name, location, columns, found.getString(2));
                default -> new Relation.View(schema, name, found.getString(2), columns, names(found.getString(3)));
            };
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the catalog: " + e.getMessage(), e);
        }
    }

    /** The names of a view's columns, as {@link dev.standin.redshift.sql.CatalogText} keeps them. */
    private static List<String> names(String list) {
        return list.isEmpty() ? List.of() : List.of(list.split("\n"));
    }

    @Override
    public List<Acl.Name> dependents(Acl.Name relation) {
        List<Acl.Name> names = new ArrayList<>();
        try (PreparedStatement query = prepared(DEPENDENTS, relation.schema(), relation.relation());
                ResultSet found = query.executeQuery()) {
            while (found.next()) {
                names.add(new Acl.Name(found.getString(1), found.getString(2)));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the catalog: " + e.getMessage(), e);
        }
        return names;
    }

    @Override
    public Relation.Keys keys(Relation.Table table) {
        return declared(table)
                .map(definition ->
                        new Relation.Keys(definition.distKeys(), definition.sortKeys(), definition.constraints()))
                .orElse(Relation.Keys.NONE);
    }

    @Override
    public ColumnDefinition written(Relation.Table table, Column column) {
        return declared(table).stream()
                .flatMap(definition -> definition.columns().stream())
                .filter(each -> each.name().equals(column.name()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "no column " + column.name() + " in the catalog's text of " + table.name()));
    }

    private Optional<TableDefinition> declared(Relation.Table table) {
        Acl.Name key = new Acl.Name(table.schema(), table.name());
        TableDefinition known = around.state().definitions().get(key);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<TableDefinition> read = read(table);
        if (!Names.isTemporary(table.schema())) {
            read.ifPresent(definition -> around.state().definitions().put(key, definition));
        }
        return read;
    }

    /** Redshift's text of the table is put together again and read. */
    private Optional<TableDefinition> read(Relation.Table table) {
        List<String> columns = new ArrayList<>();
        try (PreparedStatement query = prepared(ATTRIBUTES, table.schema(), table.name());
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                String type = table.columns().get(columns.size()).type().declared();
                columns.add(Text.name(row.getString(1)) + " " + type + " " + row.getString(2));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the catalog: " + e.getMessage(), e);
        }
        String text = "create table t (" + String.join(", ", columns) + behindColumns(table);
        return StatementText.of(text).parse().statement()
                        instanceof Statement.CreateTable(var definition, var references, boolean temporary)
                ? Optional.of(definition)
                : Optional.empty();
    }

    /** Keys, the parenthesis, and what stands behind it. */
    private String behindColumns(Relation.Table table) {
        try (PreparedStatement query = prepared(RELATION, table.schema(), table.name());
                ResultSet found = query.executeQuery()) {
            return found.next() ? found.getString(3) + ") " + found.getString(2) : ")";
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the catalog: " + e.getMessage(), e);
        }
    }

    @Override
    public boolean hasSchema(String name) {
        if (Names.isTemporary(name)) {
            return false;
        }
        boolean found = around.state().schemas().contains(name) || isThere(name);
        if (found) {
            around.state().schemas().add(name);
        }
        return found;
    }

    private boolean isThere(String name) {
        try (PreparedStatement query = connection.prepareStatement(
                "select 1 from duckdb_schemas() where schema_name = ? and database_name = current_database()")) {
            query.setString(1, name);
            try (ResultSet found = query.executeQuery()) {
                return found.next();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the catalog: " + e.getMessage(), e);
        }
    }

    @Override
    public List<Acl.Name> relations(List<String> schemas) {
        List<Acl.Name> names = new ArrayList<>();
        for (String schema : schemas) {
            try (PreparedStatement query = connection.prepareStatement(
                    "select name from \"local$\".relations where schema_name = ? order by name")) {
                query.setString(1, schema);
                try (ResultSet found = query.executeQuery()) {
                    while (found.next()) {
                        names.add(new Acl.Name(schema, found.getString(1)));
                    }
                }
            } catch (SQLException e) {
                throw new IllegalStateException("cannot read the catalog: " + e.getMessage(), e);
            }
        }
        return names;
    }

    private List<Column> columns(String schema, String name) throws SQLException {
        List<Column> columns = new ArrayList<>();
        try (PreparedStatement query = prepared(COLUMNS, schema, name);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                Type.Kind kind = Type.Kind.valueOf(row.getString(2));
                Type type = new Type(kind, row.getInt(3), row.getInt(4), kind == Type.Kind.CHAR);
                columns.add(new Column(row.getString(1), type, row.getBoolean(5), row.getString(6)));
            }
        }
        return columns;
    }

    private PreparedStatement prepared(String sql, String schema, String name) throws SQLException {
        PreparedStatement query = connection.prepareStatement(sql);
        query.setString(1, schema);
        query.setString(2, name);
        return query;
    }
}
