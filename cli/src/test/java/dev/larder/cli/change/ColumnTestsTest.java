package dev.larder.cli.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.plan.DataTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that a contract and a model declare in one line, on rows. */
final class ColumnTestsTest {
    private static final String CONTRACT = """
            apiVersion: v3.1.0
            kind: DataContract
            id: acme-%1$s
            version: "1.0.0"
            status: active
            customProperties:
              - {property: supplier, value: acme}
              - {property: feed, value: %1$s}
              - {property: owner, value: sales}
              - {property: contact, value: desk@example.com}
              - {property: fileName, value: '%1$s_.*'}
              - {property: coverage, value: full}
            schema:
              - name: %1$s
                logicalType: object
                physicalType: table
                properties:
                  - {name: %2$s, logicalType: string, physicalType: varchar(10), required: true, primaryKey: true%3$s}
            """;
    private static final String OF_SALES = """
                  - name: shop
                    logicalType: string
                    physicalType: varchar(10)
                    relationships: [{to: shops.shop, customProperties: [{property: severity, value: warn}]}]
                  - name: channel
                    logicalType: string
                    physicalType: varchar(10)
                    quality:
                      - {type: library, metric: nullValues, mustBeLessOrEqualTo: 25, unit: percent, severity: warn}
                      - {metric: invalidValues, mustBe: 0, severity: warn, arguments: {validValues: [WEB, DESK]}}
                  - name: amount
                    logicalType: integer
                    required: true
                    quality: [{type: custom, engine: larder, implementation: between 0 and 1000, severity: block}]
                  - name: receipt
                    logicalType: string
                    physicalType: varchar(10)
                    quality:
                      - {metric: duplicateValues, mustBe: 0, severity: info}
                      - {metric: missingValues, mustBeLessThan: 3, severity: info, arguments: {missingValues: [null, NA]}}
                quality:
                  - {type: custom, engine: larder, implementation: fresh within 3 days, severity: warn}
                  - {type: library, metric: duplicateValues, mustBe: 0, severity: info, arguments: {properties: [sale]}}
            """;
    private static final String GOOD =
            "sale,shop,channel,amount,receipt\n1,N,WEB,5,a\n2,S,,7,b\n3,S,DESK,8,NA\n4,N,WEB,9,\n";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void tests_of_columns_are_ordinary_tests_of_what_is_in_force() throws IOException {
        try (OpenShop shop = OpenShop.of(project(), folder.resolve("open"))) {
            assertThat(shop.plan().tests())
                    .extracting(DataTest::name)
                    .containsExactly(
                            "current_sales_amount_between",
                            "current_sales_channel_in",
                            "current_sales_channel_not_null",
                            "current_sales_fresh",
                            "current_sales_receipt_not_missing",
                            "current_sales_receipt_unique",
                            "current_sales_shop_references_shops",
                            "star_dim_shop_shop_in",
                            "star_fct_sale_amount_at_least",
                            "star_fct_sale_fresh",
                            "star_fct_sale_shop_references_dim_shop");
            assertThat(shop.plan().tests())
                    .extracting(DataTest::file)
                    .contains("sql/star/fct_sale.sql", "contracts/sales.yaml");
            assertThat(shop.drop("acme/shops", "shops_1.csv", "shop\nN\nS\n", "2026-03-01T07:00:00Z"))
                    .isZero();
            assertThat(shop.drop("acme/sales", "sales_1.csv", GOOD, "2026-03-02T07:00:00Z"))
                    .isZero();
            assertThat(failed(shop)).isEmpty();

            assertThat(shop.drop(
                            "acme/sales",
                            "sales_2.csv",
                            GOOD + "5,X,FAX,10,b\n6,N,,-1,\n7,N,,2000,c\n",
                            "2026-03-09T07:00:00Z"))
                    .isEqualTo(1);
            assertThat(failed(shop))
                    .containsExactly(
                            "current_sales_amount_between,block,2",
                            "current_sales_channel_in,warn,1",
                            "current_sales_channel_not_null,warn,1",
                            "current_sales_receipt_not_missing,info,1",
                            "current_sales_receipt_unique,info,1",
                            "current_sales_shop_references_shops,warn,1");

            assertThat(shop.drop("acme/sales", "sales_2.csv", GOOD + "5,X,WEB,0,d\n", "2026-03-09T08:00:00Z"))
                    .isEqualTo(1);
            assertThat(failed(shop))
                    .containsExactly(
                            "current_sales_shop_references_shops,warn,1",
                            "star_fct_sale_amount_at_least,info,1",
                            "star_fct_sale_fresh,warn,1",
                            "star_fct_sale_shop_references_dim_shop,block,1");
        }
    }

    private static List<String> failed(OpenShop shop) {
        return shop.query("select test, severity, cast(value as integer) from ops.test_result"
                + " where verdict = 'failed' and run = (select run from ops.current_run) order by test");
    }

    private Path project() throws IOException {
        Path project = folder.resolve("project");
        write(project, "contracts/shops.yaml", CONTRACT.formatted("shops", "shop", ""));
        write(project, "contracts/sales.yaml", CONTRACT.formatted("sales", "sale", "") + OF_SALES);
        write(project, "sql/qa/shop.sql", "-- Shops.\nselect shop from current.shops\n");
        write(project, "sql/qa/sale.sql", "-- Sales.\nselect sale, shop, amount from current.sales\n");
        write(project, "sql/star/dim_shop.sql", """
                -- Shops.
                -- grain: shop    owner: sales    maturity: solid
                -- test shop in ('N', 'S')
                create table star.dim_shop (shop varchar(10) not null);

                select shop from qa.shop
                """);
        write(project, "sql/star/fct_sale.sql", """
                -- Sales, one row each.
                -- grain: sale    owner: sales    maturity: solid
                -- test shop references star.dim_shop (shop)
                -- test amount >= 1, info
                -- test fresh within 5 days, warn
                create table star.fct_sale (sale varchar(10) not null, shop varchar(10), amount bigint not null);

                select sale.sale, sale.shop, sale.amount
                from qa.sale as sale
                left join star.dim_shop on dim_shop.shop = sale.shop
                """);
        return project;
    }

    private static void write(Path folder, String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
