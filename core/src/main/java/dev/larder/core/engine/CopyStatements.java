package dev.larder.core.engine;

import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.delivery.DeliveryRecord.Part;
import dev.larder.core.sql.Literals;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Loads deliveries into {@code raw}, each exactly once whatever is retried: its rows are deleted, copied, counted and written into
 * the ledger in one transaction.
 *
 * <p>COPY says nothing about null: {@code \N} is Redshift's default, and a backslash in a literal would be an escape.
 */
public final class CopyStatements {
    private static final JsonMapper JSON = new JsonMapper();

    private CopyStatements() {}

    /** Where the conformed parts are and as whom the warehouse reads them. */
    public record Lake(String bucket, String iamRole) {}

    /** A manifest to be put into the lake before the batches are sent. */
    public record Manifest(String key, String json) {}

    /** Ids of deliveries whose rows are in {@code raw}. */
    public static Query loaded() {
        return Query.of("loaded deliveries", "select delivery_id from ops.loaded_delivery order by delivery_id");
    }

    /** The manifests of those deliveries that have parts. */
    public static List<Manifest> manifests(List<DeliveryRecord> deliveries, Lake lake) {
        return deliveries.stream()
                .filter(delivery -> !delivery.parts().isEmpty())
                .map(delivery -> new Manifest(manifestKey(delivery), manifest(delivery, lake)))
                .toList();
    }

    /** The batches that load accepted deliveries which are not in the ledger; as many deliveries a batch as it has room for. */
    public static List<Batch> batches(String run, List<DeliveryRecord> deliveries, Lake lake) {
        return Writing.batches(
                run,
                deliveries.stream()
                        .map(delivery -> Writing.of("copy delivery " + delivery.id(), statements(run, delivery, lake)))
                        .toList());
    }

    private static List<String> statements(String run, DeliveryRecord delivery, Lake lake) {
        String table = Relations.RAW + "." + Objects.requireNonNull(delivery.table(), "an accepted delivery has a table");
        String id = Literals.text(delivery.id());
        List<String> statements = new ArrayList<>();
        statements.add("delete from " + table + " where _delivery_id = " + id);
        if (!delivery.parts().isEmpty()) {
            statements.add(copy(table, delivery, lake));
        }
        statements.add(OpsTables.guard(
                OpsTables.ROWS, "count(*) = " + delivery.rows(), table + " where _delivery_id = " + id));
        statements.add("insert into ops.loaded_delivery (delivery_id, rows, run) values (" + id + ", " + delivery.rows() + ", "
                + Fence.literal(run) + ")");
        return statements;
    }

    private static String copy(String table, DeliveryRecord delivery, Lake lake) {
        List<String> columns = new ArrayList<>(delivery.columns());
        columns.addAll(Relations.names(Relations.LINEAGE));
        return "copy " + table + " (" + Relations.list(columns) + ")\nfrom "
                + Literals.text("s3://" + lake.bucket() + "/" + manifestKey(delivery)) + "\niam_role " + Literals.text(lake.iamRole())
                + "\nmanifest format as csv zstd timeformat 'auto' compupdate off statupdate off";
    }

    /** Beside the parts, so that it lives and goes with them. */
    private static String manifestKey(DeliveryRecord delivery) {
        String part = delivery.parts().getFirst().key();
        return part.substring(0, part.lastIndexOf('/') + 1) + "manifest.json";
    }

    private static String manifest(DeliveryRecord delivery, Lake lake) {
        ObjectNode manifest = JSON.createObjectNode();
        ArrayNode entries = manifest.putArray("entries");
        for (Part part : delivery.parts()) {
            ObjectNode entry = entries.addObject();
            entry.put("url", "s3://" + lake.bucket() + "/" + part.key());
            entry.put("mandatory", true);
            entry.putObject("meta").put("content_length", part.bytes());
        }
        return JSON.writeValueAsString(manifest);
    }
}
