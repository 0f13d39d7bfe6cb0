package dev.larder.compiler.contract;

import dev.larder.core.contract.Column;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Refuses what a contract says of columns' places in the header and means nothing. */
final class PlacesReader {
    private PlacesReader() {}

    /** Without a header no column has a place in it, and none can be parked, but a key of a JSON object. */
    static void refuseWithoutHeader(CustomProperties properties, List<DocumentNode> columns, boolean hasKeys) {
        for (DocumentNode column : columns) {
            SlicesReader.property(column, "position")
                    .ifPresent(node -> node.problem("position only with a header", node.described(), null));
        }
        if (!hasKeys
                && properties
                        .choice("extraColumns", List.of("reject", "park"), "reject")
                        .equals("park")) {
            properties
                    .get("extraColumns")
                    .ifPresent(node -> node.problem("extraColumns: park only with a header", node.described(), null));
        }
    }

    /** Two columns cannot have one place. */
    static void requireDistinct(List<DocumentNode> nodes, List<Column> columns) {
        Set<Integer> places = new HashSet<>();
        for (int i = 0; i < columns.size(); i++) {
            Integer position = columns.get(i).position();
            if (position != null && !places.add(position)) {
                SlicesReader.property(nodes.get(i), "position")
                        .ifPresent(node -> node.problem("each position once", node.described() + " again", null));
            }
        }
    }
}
