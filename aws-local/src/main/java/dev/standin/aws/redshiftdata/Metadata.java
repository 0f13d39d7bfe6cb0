package dev.standin.aws.redshiftdata;

import dev.standin.redshift.Database;
import dev.standin.redshift.Session;
import dev.standin.redshift.Warehouse;
import dev.standin.redshift.dialect.Objection;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** ListDatabases, ListSchemas, ListTables and DescribeTable; all in one page. */
final class Metadata {
    private final Warehouse warehouse;

    Metadata(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    JsonNode answer(String operation, JsonNode request, String user) {
        ObjectNode answer = JsonMapper.shared().createObjectNode();
        Database database;
        try {
            database = warehouse.database(Requests.required(request, "Database"));
        } catch (Warehouse.UnknownDatabase e) {
            throw Requests.invalid(String.valueOf(e.getMessage()));
        }
        if (operation.equals("ListDatabases")) {
            warehouse.names().forEach(answer.putArray("Databases")::add);
            return answer;
        }
        try (Session session = database.session(user, Map.of())) {
            return switch (operation) {
                case "ListSchemas" -> schemas(session, request, answer);
                case "ListTables" -> tables(session, request, answer);
                default -> columns(session, request, answer);
            };
        }
    }

    private static JsonNode schemas(Session session, JsonNode request, ObjectNode answer) {
        ArrayNode names = answer.putArray("Schemas");
        session.internal("select schema_name from duckdb_schemas() where database_name = current_database() and not"
                        + " internal and schema_name not in ('main', 'local$') and schema_name like "
                        + Requests.like(request, "SchemaPattern") + " order by 1")
                .forEach(row -> names.add(String.valueOf(row.getFirst())));
        return answer;
    }

    private static JsonNode tables(Session session, JsonNode request, ObjectNode answer) {
        ArrayNode tables = answer.putArray("Tables");
        session.internal("select schema_name, name, kind from \"local$\".relations where schema_name like "
                        + Requests.like(request, "SchemaPattern") + " and name like "
                        + Requests.like(request, "TablePattern") + " order by 1, 2")
                .forEach(row -> tables.addObject()
                        .put("schema", row.get(0))
                        .put("name", row.get(1))
                        .put("type", String.valueOf(row.get(2)).toUpperCase(java.util.Locale.ROOT)));
        return answer;
    }

    /** What AWS answers for a table that does not exist is not documented; of the errors in its model one fits. */
    private static JsonNode columns(Session session, JsonNode request, ObjectNode answer) {
        String schema = request.path("Schema").asString("public");
        String table = Requests.required(request, "Table");
        try {
            answer.put("TableName", table)
                    .set(
                            "ColumnList",
                            Results.metadata(session.describe(schema, table).columns()));
            return answer;
        } catch (Objection objection) {
            throw Requests.invalid(String.valueOf(objection.getMessage()));
        }
    }
}
