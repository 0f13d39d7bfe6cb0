package dev.larder.cli.history;

import dev.larder.core.lake.LakeLayout;
import dev.larder.functions.Lake;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A mistake made on purpose in what is written down or sent, to see that a history finds it. */
enum Planted {
    NOTHING(0),
    /** A file of everything is taken for one of the periods that it names. */
    VANISHED_PERIODS_KEPT(2) {
        @Override
        byte[] document(String key, byte[] content) {
            return key.startsWith(LakeLayout.deliveryRecords())
                    ? edited(content, record -> {
                        if (record.path("coverage").asString("").equals("FULL")) {
                            record.put("coverage", "PERIOD");
                        }
                    })
                    : content;
        }
    },
    /** Rows that are gone from a table do not make its readers dirty. */
    ONLY_THE_NEW_IMAGE_DIRTIES(1) {
        @Override
        String statement(String name, String sql) {
            return sql.contains(" as changed_date\nfrom diff.")
                    ? sql.replace("is not null\norder by", "is not null and side > 0\norder by")
                    : sql;
        }
    },
    /** A changed key is looked for in those rows alone that are in the live table. */
    KEYS_THROUGH_LIVE_ROWS(5) {
        @Override
        String statement(String name, String sql) {
            return sql.contains(" as changed_date\nfrom qa.sale as driving")
                    ? sql.replace(
                            "from qa.sale as driving",
                            "from (select sale.* from qa.sale as sale join star.fct_sale as live"
                                    + " on live.no = sale.no and live.sold_on = sale.sold_on) as driving")
                    : sql;
        }
    },
    /** A run without a culprit builds the sales from those that are live, instead of from what is in force without it. */
    ONE_MODEL_ON_THE_LIVE_MAPPING(1) {
        @Override
        String statement(String name, String sql) {
            return name.matches(".*-[0-9]+\\.[0-9]+ .*") && sql.startsWith("insert into candidate.fct_sale_rebuilt ")
                    ? sql.replaceFirst("(?s)from \\(\n.*\\) as rebuilt", "from star.fct_sale as rebuilt")
                    : sql;
        }
    };

    private final int looked;

    Planted(int looked) {
        this.looked = looked;
    }

    /** The first history in which it is looked for, of a series: that of the series from 1 which finds it. */
    long from(long seed) {
        return seed + looked;
    }

    /** A document as it is written. */
    byte[] document(String key, byte[] content) {
        return content.clone();
    }

    /** A statement as it is sent, in a batch of this name. */
    String statement(String name, String sql) {
        return sql;
    }

    private static byte[] edited(byte[] content, Consumer<ObjectNode> edit) {
        JsonNode tree = Lake.JSON.readTree(new String(content, StandardCharsets.UTF_8));
        edit.accept((ObjectNode) tree);
        return Lake.JSON.writeValueAsBytes(tree);
    }
}
