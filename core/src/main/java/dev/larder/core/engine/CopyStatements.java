package dev.larder.core.engine;

import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.delivery.DeliveryRecord.Part;
import dev.larder.core.plan.Plan;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Loads deliveries into {@code raw}, each exactly once whatever is retried: rows are deleted, copied, written into the ledger and
 * counted in one transaction. Deliveries with the same table and columns are loaded by one COPY, since Redshift reads the files of a
 * manifest in parallel and takes seconds for each COPY, however small. Rejects are loaded and counted in the same transaction as the rows.
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
     * The rows of some deliveries, and their rejects.
     *
     * @param manifests of rows and of rejects, where any delivery has some
     */
    public record Load(Writing writing, List<Manifest> manifests) {
        /** Copies the list. */
        public Load {
            manifests = List.copyOf(manifests);
        }
    }

    /** What is loaded together; {@code rejects} is the table of the rejects, or empty if the plan has none. */
    private record Target(String table, String rejects, List<String> columns) {}

    /** Ids of deliveries in force for a run that holds the fence whose rows are not in {@code raw}. */
    public static Query missing(String run) {
        return Query.of(
                "deliveries in force that are not loaded",
                "select distinct mapping.delivery_id\nfrom ops.mapping as mapping\n"
                        + "left join ops.loaded_delivery as loaded\n"
                        + "    on loaded.delivery_id = mapping.delivery_id\nwhere mapping.run = "
                        + Fence.literal(run) + "\n    and loaded.delivery_id is null\norder by mapping.delivery_id");
    }

    /**
     * The loads of accepted deliveries that are not in the ledger; always the same for the same run and deliveries.
     *
     * @param rejecting the tables below {@code raw} that have one for rejects beside them; rejects of others stay in the lake, since the contracts of
     *     now let none be left out
     */
    public static List<Load> loads(
            String run, List<DeliveryRecord> deliveries, Lake lake, Collection<String> rejecting) {
        Map<Target, List<DeliveryRecord>> targets = new LinkedHashMap<>();
        for (DeliveryRecord delivery : deliveries) {
            String table = Objects.requireNonNull(delivery.table(), "an accepted delivery has a table");
            String rejects = rejecting.contains(table) ? Relations.RAW + "." + Plan.Feed.rejectTable(table) : "";
            targets.computeIfAbsent(
                            new Target(Relations.RAW + "." + table, rejects, delivery.columns()),
                            _ -> new ArrayList<>())
                    .add(delivery);
        }
        List<Load> loads = new ArrayList<>();
        targets.forEach((target, all) -> {
            for (int from = 0; from < all.size(); from += MOST_DELIVERIES) {
                List<DeliveryRecord> together = all.subList(from, Math.min(from + MOST_DELIVERIES, all.size()));
                loads.add(load(run, target, together, lake, lake.manifests() + (loads.size() + 1)));
            }
        });
        return List.copyOf(loads);
    }

    private static Load load(String run, Target target, List<DeliveryRecord> deliveries, Lake lake, String key) {
        List<Manifest> manifests = new ArrayList<>();
        List<String> statements = new ArrayList<>();
        List<Part> parts = parts(deliveries, DeliveryRecord::parts);
        String copy = "";
        if (!parts.isEmpty()) {
            List<String> columns = new ArrayList<>(target.columns());
            columns.addAll(Relations.names(Relations.LINEAGE));
            manifests.add(new Manifest(key + ".json", manifest(parts, lake)));
            copy = copy(target.table(), columns, manifests.getLast(), lake);
        }
        statements.addAll(rows(run, target, deliveries, copy));
        List<DeliveryRecord> rejecting = target.rejects().isEmpty()
                ? List.of()
                : deliveries.stream()
                        .filter(delivery -> delivery.rejects() != null)
                        .toList();
        if (!rejecting.isEmpty()) {
            manifests.add(new Manifest(
                    key + "-rejects.json",
                    manifest(
                            parts(
                                    rejecting,
                                    delivery -> Objects.requireNonNull(delivery.rejects())
                                            .parts()),
                            lake)));
            statements.addAll(rejects(
                    target.rejects(),
                    rejecting,
                    copy(target.rejects(), Relations.names(Relations.REJECT), manifests.getLast(), lake)));
        }
        String first = "copy delivery " + deliveries.getFirst().id();
        String name = deliveries.size() == 1 ? first : first + " and " + (deliveries.size() - 1) + " of its kind";
        return new Load(Writing.of(name, statements), manifests);
    }

    private static List<Part> parts(List<DeliveryRecord> deliveries, Function<DeliveryRecord, List<Part>> of) {
        return deliveries.stream()
                .flatMap(delivery -> of.apply(delivery).stream())
                .toList();
    }

    private static String ids(List<DeliveryRecord> deliveries) {
        return deliveries.stream()
                .map(delivery -> Literals.text(delivery.id()))
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private static List<String> rows(String run, Target target, List<DeliveryRecord> deliveries, String copy) {
        String ids = ids(deliveries);
        String ledger = deliveries.stream()
                .map(delivery ->
                        "(" + Literals.text(delivery.id()) + ", " + delivery.rows() + ", " + Fence.literal(run) + ")")
                .collect(Collectors.joining(",\n"));
        String landed = deliveries.stream()
                .map(delivery -> "(" + Literals.text(delivery.id()) + ", "
                        + Literals.timestamp(delivery.landed().at()) + ")")
                .collect(Collectors.joining(",\n"));
        List<String> statements = new ArrayList<>();
        statements.add("delete from " + target.table() + " where _delivery_id in " + ids);
        statements.add("delete from ops.loaded_delivery where delivery_id in " + ids);
        statements.add("delete from ops.landed_delivery where delivery_id in " + ids);
        if (!copy.isEmpty()) {
            statements.add(copy);
        }
        statements.add("insert into ops.loaded_delivery (delivery_id, rows, run) values\n" + ledger);
        statements.add("insert into ops.landed_delivery (delivery_id, landed_at) values\n" + landed);
        statements.add(guard("ops.loaded_delivery as loaded", target.table(), ids));
        return statements;
    }

    /** The balance of each delivery: as many rejects as its record says. */
    private static List<String> rejects(String table, List<DeliveryRecord> deliveries, String copy) {
        String ids = ids(deliveries);
        String loaded = deliveries.stream()
                .map(delivery -> "select " + Literals.text(delivery.id()) + " as delivery_id, "
                        + delivery.rejectedRows() + " as rows")
                .collect(Collectors.joining("\n    union all ", "(\n    ", "\n) as loaded"));
        return List.of("delete from " + table + " where _delivery_id in " + ids, copy, guard(loaded, table, ids));
    }

    /** Fails unless each delivery has as many rows in the table as {@code loaded} says. */
    private static String guard(String loaded, String table, String ids) {
        return OpsTables.guard(
                OpsTables.ROWS,
                "count(*) = 0",
                loaded + "\nleft join (\n    select _delivery_id, count(*) as rows_there\n    from " + table
                        + "\n    where _delivery_id in " + ids
                        + "\n    group by _delivery_id\n) as there\n    on there._delivery_id = loaded.delivery_id"
                        + "\nwhere loaded.delivery_id in " + ids
                        + "\n    and coalesce(there.rows_there, 0) <> loaded.rows");
    }

    private static String copy(String table, List<String> columns, Manifest manifest, Lake lake) {
        return "copy " + table + " (" + Relations.list(columns) + ")\nfrom "
                + Literals.text("s3://" + lake.bucket() + "/" + manifest.key()) + "\niam_role "
                + Literals.text(lake.iamRole())
                + "\nmanifest format as csv zstd timeformat 'auto' compupdate off statupdate off";
    }

    private static String manifest(List<Part> parts, Lake lake) {
        ObjectNode manifest = JSON.createObjectNode();
        ArrayNode entries = manifest.putArray("entries");
        for (Part part : parts) {
            ObjectNode entry = entries.addObject();
            entry.put("url", "s3://" + lake.bucket() + "/" + part.key());
            entry.put("mandatory", true);
            entry.putObject("meta").put("content_length", part.bytes());
        }
        return JSON.writeValueAsString(manifest);
    }
}
