package dev.larder.cli.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A project of six suppliers with every coverage but windows, a table read by key, tests of every gate and across feeds, and a set of two feeds. */
final class Shops {
    private Shops() {}

    /** Writes it below an empty folder. */
    static Path in(Path folder) throws IOException {
        contracts(folder);
        views(folder);
        tables(folder);
        tests(folder);
        write(folder, "knobs.yaml", """
                smallest:
                  type: integer
                  value: 0
                  minimum: 0
                  maximum: 100
                  unit: euros
                  owner: sales
                  description: Smallest amount of a sale
                """);
        write(folder, "sets.yaml", """
                day:
                  required: [north/till, south/till]
                  key: {period: day}
                  wait: 1h
                  incomplete: publish
                """);
        return folder;
    }

    private static void contracts(Path folder) throws IOException {
        contract(folder, "acme/sale", "period, {column: sold_on, unit: day}", "sold_on", "shop", "amount");
        contract(folder, "bolt/shop", "full, none", "shop", "region");
        contract(folder, "core/stock", "full, {column: counted_on, unit: day}", "counted_on", "shop", "pieces");
        contract(folder, "duke/visit", "append, {column: visit_on, unit: month}", "visit_on", "shop");
        contract(folder, "north/till", "period, {column: closed_on, unit: day}", "closed_on", "amount");
        contract(folder, "south/till", "period, {column: closed_on, unit: day}", "closed_on", "amount");
    }

    private static void contract(Path folder, String feed, String coverage, String... columns) throws IOException {
        String supplier = feed.substring(0, feed.indexOf('/'));
        String name = feed.substring(feed.indexOf('/') + 1);
        int comma = coverage.indexOf(',');
        StringBuilder properties = new StringBuilder();
        for (String column : columns) {
            properties
                    .append("      - {name: ")
                    .append(column)
                    .append(
                            switch (column) {
                                case "shop", "region" ->
                                    ", logicalType: string, physicalType: varchar(8), required: true}\n";
                                case "amount", "pieces" ->
                                    ", logicalType: integer, physicalType: bigint, required: true}\n";
                                default -> ", logicalType: date, physicalType: date, required: true}\n";
                            });
        }
        write(
                folder,
                "contracts/" + supplier + "-" + name + ".yaml",
                """
                apiVersion: v3.1.0
                kind: DataContract
                id: %1$s-%2$s-1.0.0
                version: 1.0.0
                status: active
                customProperties:
                  - {property: supplier, value: %1$s}
                  - {property: feed, value: %2$s}
                  - {property: owner, value: sales}
                  - {property: contact, value: desk@example.com}
                  - {property: fileName, value: '%2$s_.*'}
                  - {property: coverage, value: %3$s}
                  - {property: period, value: %4$s}
                %5$s  - {property: timeZone, value: UTC}
                schema:
                  - name: %6$s
                    logicalType: object
                    physicalType: table
                    properties:
                      - {name: no, logicalType: integer, physicalType: bigint, required: true, primaryKey: true}
                """.formatted(
                                supplier,
                                name,
                                coverage.substring(0, comma),
                                coverage.substring(comma + 2),
                                coverage.startsWith("append") ? "  - {property: redelivery, value: replaces}\n" : "",
                                name.equals("till") ? supplier : name)
                        + properties);
    }

    private static void views(Path folder) throws IOException {
        view(folder, "sale", "no, sold_on, shop, amount");
        view(folder, "shop", "no, shop, region");
        view(folder, "stock", "no, counted_on, shop, pieces");
        view(folder, "visit", "no, visit_on, shop");
        view(folder, "north", "no, closed_on, amount");
        view(folder, "south", "no, closed_on, amount");
    }

    private static void view(Path folder, String table, String columns) throws IOException {
        String day = columns.split(", ")[1];
        String reads = table.equals("shop") ? "" : "-- reads current." + table + " by " + day + "\n";
        write(
                folder,
                "sql/qa/" + table + ".sql",
                "-- All of " + table + ".\n" + reads + "select " + columns + " from current." + table + "\n");
    }

    private static void tables(Path folder) throws IOException {
        sales(folder);
        visits(folder);
        tills(folder);
    }

    private static void sales(Path folder) throws IOException {
        table(folder, "dim_shop", "shop", "", """
                    shop varchar(8) not null,
                    region varchar(8) not null
                );

                select shop, region from qa.shop
                """);
        table(folder, "fct_sale", "no, sold_on    period: sold_on", """
                -- reads qa.sale by sold_on
                -- reads star.dim_shop by key shop through qa.sale.sold_on
                """, """
                    no bigint not null,
                    sold_on date not null,
                    region varchar(8) not null,
                    amount bigint not null
                );

                select sale.no, sale.sold_on, dim_shop.region, sale.amount
                from qa.sale
                inner join star.dim_shop on dim_shop.shop = sale.shop
                where sale.amount >= cast(:smallest as integer)
                """);
        table(
                folder,
                "sales_by_day",
                "sold_on    period: sold_on",
                "-- reads star.fct_sale by sold_on\n-- test amount >= 0, info\n",
                """
                    sold_on date not null,
                    amount bigint not null
                );

                select sold_on, cast(sum(amount) as bigint) as amount from star.fct_sale group by sold_on
                """);
    }

    private static void visits(Path folder) throws IOException {
        table(folder, "fct_stock", "no, counted_on    period: counted_on", "-- reads qa.stock by counted_on\n", """
                    no bigint not null,
                    counted_on date not null,
                    shop varchar(8) not null,
                    pieces bigint not null
                );

                select no, counted_on, shop, pieces from qa.stock
                """);
        table(folder, "fct_visit", "no, visit_on    period: visit_on", """
                -- reads qa.visit by visit_on
                -- reads star.dim_shop by key shop through qa.visit.visit_on
                """, """
                    no bigint not null,
                    visit_on date not null,
                    region varchar(8) not null
                );

                select visit.no, visit.visit_on, coalesce(dim_shop.region, 'unknown') as region
                from qa.visit
                left join star.dim_shop on dim_shop.shop = visit.shop
                """);
    }

    private static void tills(Path folder) throws IOException {
        table(folder, "tills", "closed_on    period: closed_on", """
                -- reads qa.north by closed_on
                -- reads qa.south by closed_on
                """, """
                    closed_on date not null,
                    north bigint not null,
                    south bigint not null
                );

                with both_tills as (
                    select closed_on, amount as north, 0 as south from qa.north
                    union all
                    select closed_on, 0 as north, amount as south from qa.south
                )
                select closed_on, cast(sum(north) as bigint) as north, cast(sum(south) as bigint) as south
                from both_tills
                group by closed_on
                """);
    }

    private static void table(Path folder, String name, String grain, String reads, String body) throws IOException {
        write(
                folder,
                "sql/star/" + name + ".sql",
                "-- The table " + name + ".\n-- grain: " + grain + "    owner: sales    maturity: solid\n" + reads
                        + "create table star." + name + " (\n" + body);
    }

    private static void tests(Path folder) throws IOException {
        blocking(folder);
        test(
                folder,
                "shops_have_regions",
                "logic    severity: warn",
                "select shop from star.dim_shop where region = 'r9'");
        test(
                folder,
                "sales_by_region",
                "output    severity: warn    tolerance: 900 %",
                "select region, count(*) as sales from star.fct_sale group by region");
    }

    private static void blocking(Path folder) throws IOException {
        test(
                folder,
                "sales_are_small",
                "input    severity: block",
                "select no, amount from current.sale where amount > 1000");
        test(
                folder,
                "stock_is_counted",
                "input    severity: block",
                "select no, pieces from current.stock where pieces < 0");
        test(
                folder,
                "visits_are_in_shops",
                "logic    severity: block",
                "select no from star.fct_visit where region = 'unknown'");
        test(
                folder,
                "tills_agree",
                "logic    severity: block",
                "select closed_on, north, south from star.tills where north <> south");
        test(
                folder,
                "stock_days",
                "output    severity: block    tolerance: -40 %, +400 %",
                "select count(distinct counted_on) as days from star.fct_stock");
    }

    private static void test(Path folder, String name, String gate, String select) throws IOException {
        write(
                folder,
                "sql/tests/" + name + ".sql",
                "-- What must be so: " + name + ".\n-- gate: " + gate + "    owner: sales\n" + select + "\n");
    }

    private static void write(Path folder, String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
