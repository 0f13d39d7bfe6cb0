package dev.larder.core.engine;

import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.delivery.DeliveryRecord.Part;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Loads deliveries into {@code raw}, each exactly once whatever is retried: rows are deleted, copied, written into the ledger and
 * counted in one transaction. Deliveries with the same table and columns are loaded by one COPY, since Redshift reads the files of a
 * manifest in parallel and takes seconds for each COPY, however small.
 *
 * <p>The COPY does not say what null is: {@code \N} is Redshift's default, and a backslash in a literal would be an escape.
 */
public final class CopyStatements {
    /** The most deliveries of one load; keeps every statement far below 100 KB. */
    static final int MOST_DELIVERIES = 500;

    private static final JsonMapper JSON = new JsonMapper();

    private CopyStatements() {}

    /**
     * Where the conformed parts are and as whom the warehouse reads them.
     *
     * @param manifests key prefix of the run's manifests, with a slash at its end
     */
    public record Lake(String bucket, String manifests, String iamRole) {}

    /** A manifest to be put into the lake before the statements are sent. */
    public record Manifest(String key, String json) {}

    /**
     * One COPY and what belongs to it.
     *
     * @param manifest null when none of the deliveries has a row
     */
    public record Load(Writing writing, @Nullable Manifest manifest) {}

    private record Target(String table, List<String> columns) {}

    /** Ids of deliveries whose rows are in {@code raw}. */
    public static Query loaded() {
        return Query.of("loaded deliveries", "select delivery_id from ops.loaded_delivery order by delivery_id");
    }

    /** The loads of accepted deliveries that are not in the ledger; always the same for the same run and deliveries. */
    public static List<Load> loads(String run, List<DeliveryRecord> deliveries, Lake lake) {
        Map<Target, List<DeliveryRecord>> targets = new LinkedHashMap<>();
        for (DeliveryRecord delivery : deliveries) {
            String table =
                    Relations.RAW + "." + Objects.requireNonNull(delivery.table(), "an accepted delivery has a table");
            targets.computeIfAbsent(new Target(table, delivery.columns()), _ -> new ArrayList<>())
                    .add(delivery);
        }
        List<Load> loads = new ArrayList<>();
        targets.forEach((target, all) -> {
            for (int from = 0; from < all.size(); from += MOST_DELIVERIES) {
                List<DeliveryRecord> together = all.subList(from, Math.min(from + MOST_DELIVERIES, all.size()));
                String key = lake.manifests() + (loads.size() + 1) + ".json";
                Manifest manifest =
                        together.stream().allMatch(delivery -> delivery.parts().isEmpty())
                                ? null
                                : new Manifest(key, manifest(together, lake));
                loads.add(new Load(
                        writing(run, target, together, manifest == null ? "" : copy(target, key, lake)), manifest));
            }
        });
        return List.copyOf(loads);
    }

    private static Writing writing(String run, Target target, List<DeliveryRecord> deliveries, String copy) {
        String ids = deliveries.stream()
                .map(delivery -> Literals.text(delivery.id()))
                .collect(Collectors.joining(", ", "(", ")"));
        String ledger = deliveries.stream()
                .map(delivery ->
                        "(" + Literals.text(delivery.id()) + ", " + delivery.rows() + ", " + Fence.literal(run) + ")")
                .collect(Collectors.joining(",\n"));
        List<String> statements = new ArrayList<>();
        statements.add("delete from " + target.table() + " where _delivery_id in " + ids);
        statements.add("delete from ops.loaded_delivery where delivery_id in " + ids);
        if (!copy.isEmpty()) {
            statements.add(copy);
        }
        statements.add("insert into ops.loaded_delivery (delivery_id, rows, run) values\n" + ledger);
        statements.add(OpsTables.guard(
                OpsTables.ROWS,
                "count(*) = 0",
                "ops.loaded_delivery as loaded\nleft join (\n    select _delivery_id, count(*) as rows_there\n    from "
                        + target.table()
                        + "\n    where _delivery_id in " + ids
                        + "\n    group by _delivery_id\n) as there\n    on there._delivery_id = loaded.delivery_id"
                        + "\nwhere loaded.delivery_id in " + ids
                        + "\n    and coalesce(there.rows_there, 0) <> loaded.rows"));
        String first = "copy delivery " + deliveries.getFirst().id();
        return Writing.of(
                deliveries.size() == 1 ? first : first + " and " + (deliveries.size() - 1) + " of its kind",
                statements);
    }

    private static String copy(Target target, String manifestKey, Lake lake) {
        List<String> columns = new ArrayList<>(target.columns());
        columns.addAll(Relations.names(Relations.LINEAGE));
        return "copy " + target.table() + " (" + Relations.list(columns) + ")\nfrom "
                + Literals.text("s3://" + lake.bucket() + "/" + manifestKey) + "\niam_role "
                + Literals.text(lake.iamRole())
                + "\nmanifest format as csv zstd timeformat 'auto' compupdate off statupdate off";
    }

    private static String manifest(List<DeliveryRecord> deliveries, Lake lake) {
        ObjectNode manifest = JSON.createObjectNode();
        ArrayNode entries = manifest.putArray("entries");
        for (DeliveryRecord delivery : deliveries) {
            for (Part part : delivery.parts()) {
                ObjectNode entry = entries.addObject();
                entry.put("url", "s3://" + lake.bucket() + "/" + part.key());
                entry.put("mandatory", true);
                entry.putObject("meta").put("content_length", part.bytes());
            }
        }
        return JSON.writeValueAsString(manifest);
    }
}
