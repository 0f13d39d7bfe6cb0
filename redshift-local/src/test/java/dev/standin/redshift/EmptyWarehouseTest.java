package dev.standin.redshift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.standin.redshift.dialect.Objection;
import dev.standin.redshift.sql.Examined;
import dev.standin.redshift.sql.scope.Remark;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EmptyWarehouseTest {
    @Test
    void columns_are_named_and_typed_as_redshift_would() {
        try (EmptyWarehouse warehouse = Warehouse.inMemory(Clock.systemUTC())) {
            warehouse.execute("create schema star");
            warehouse.execute("create table star.sale (region varchar(5), n integer, amount decimal(10,2))");
            Examined sums = examine(
                    warehouse,
                    "select region, sum(n) as n, sum(amount) as amount, cast(:k as integer) as k from star.sale group by region");
            assertThat(sums.objections()).isEmpty();
            assertThat(sums.columns())
                    .extracting(column -> Objects.requireNonNull(column.type()).declared())
                    .containsExactly("varchar(5)", "bigint", "decimal(38,2)", "integer");
        }
    }

    @Test
    void everything_that_is_wrong_is_told_with_its_place_and_nothing_that_only_follows() {
        try (EmptyWarehouse warehouse = Warehouse.inMemory(Clock.systemUTC())) {
            warehouse.execute("create schema star");
            warehouse.execute("create table star.sale (region varchar(5), n integer)");
            String select =
                    "with s as (select regoin, n from star.sale) select regoin, upperr(regoin) as r, coalesce(m, 0) as m from s where n > 'x' || q";

            Examined examined = examine(warehouse, select);

            assertThat(examined.objections())
                    .extracting(Objection::offset, Objection::word)
                    .containsExactly(
                            tuple(select.indexOf("regoin"), "regoin"), tuple(select.indexOf("upperr"), "upperr"));
            assertThat(examined.objections().getFirst().known()).contains("region");
            assertThat(examined.columns())
                    .extracting(Examined.Column::name, Examined.Column::type, Examined.Column::named)
                    .containsExactly(
                            tuple("regoin", null, select.indexOf("regoin", 40)),
                            tuple("r", null, select.indexOf("r, coalesce")),
                            tuple("m", null, select.indexOf("m from s")));
        }
    }

    @Test
    void of_a_supposed_table_every_column_may_be_there() {
        try (EmptyWarehouse warehouse = Warehouse.inMemory(Clock.systemUTC())) {
            Examined examined = warehouse.examine("select t.a, t.b + 1 as b, c.d from qa.t", Map.of(), Set.of("qa.t"));

            assertThat(examined.objections())
                    .extracting(Objection::sentence)
                    .containsExactly("no table \"c\" in the from clause");
        }
    }

    @Test
    void integers_that_are_divided_and_names_without_as_are_remarked() {
        try (EmptyWarehouse warehouse = Warehouse.inMemory(Clock.systemUTC())) {
            warehouse.execute("create schema star");
            warehouse.execute("create table star.sale (n integer, amount double precision)");

            Examined examined =
                    examine(warehouse, "select sum(n) / count(*) share, sum(amount) / count(*) as mean from star.sale");

            assertThat(examined.remarks())
                    .containsExactly(
                            new Remark(Remark.Kind.INTEGER_DIVISION, 14, 7, 14),
                            new Remark(Remark.Kind.NAME_WITHOUT_AS, 25, 25, 30));
        }
    }

    @Test
    void a_cast_that_takes_places_from_a_decimal_is_remarked_unless_it_was_rounded() {
        try (EmptyWarehouse warehouse = Warehouse.inMemory(Clock.systemUTC())) {
            warehouse.execute("create schema star");
            warehouse.execute("create table star.sale (price decimal(8,4), amount double precision, at timestamptz)");

            Examined examined = examine(
                    warehouse,
                    "select cast(price as decimal(8,2)) as a, cast(round(price, 2) as decimal(8,2)) as b,"
                            + " trunc(price, 1)::decimal(8,1) as c, cast(price as decimal(9,4)) as d,"
                            + " cast(amount as decimal(8,2)) as e, cast(1.25 as decimal(3,1)) as f,"
                            + " price::integer as g, cast(extract(hour from at) as integer) as h from star.sale");

            assertThat(examined.objections()).isEmpty();
            assertThat(examined.remarks())
                    .extracting(Remark::kind)
                    .containsExactly(Remark.Kind.SHORTENING_CAST, Remark.Kind.SHORTENING_CAST);
            assertThat(examined.remarks().getFirst().offset()).isEqualTo(7);
        }
    }

    @Test
    void what_lies_between_two_decimals_is_remarked() {
        try (EmptyWarehouse warehouse = Warehouse.inMemory(Clock.systemUTC())) {
            warehouse.execute("create schema star");
            warehouse.execute("create table star.sale (n integer, price decimal(8,4), amount double precision)");

            assertThat(examine(warehouse, "select median(n) as a from star.sale")
                            .remarks())
                    .isEmpty();
            assertThat(examine(warehouse, "select median(amount) as a from star.sale")
                            .remarks())
                    .isEmpty();
            assertThat(examine(
                                    warehouse,
                                    "select percentile_disc(0.2) within group (order by price) as a, median(price) as b"
                                            + " from star.sale")
                            .remarks())
                    .extracting(Remark::kind, Remark::offset)
                    .containsExactly(tuple(Remark.Kind.INTERPOLATED_DECIMAL, 64));
        }
    }

    private static Examined examine(EmptyWarehouse warehouse, String select) {
        return warehouse.examine(select, Map.of("k", "1"), Set.of());
    }

    @Test
    void trees_are_equal_but_for_their_schemas() {
        try (EmptyWarehouse warehouse = Warehouse.inMemory(Clock.systemUTC())) {
            String live = warehouse.tree("select  a from star.t where n = cast(:k as integer)");
            String candidate = warehouse.tree("select a from candidate.t where n = cast(:k as integer)");
            assertThat(candidate).isNotEqualTo(live).isEqualTo(live.replace("\"star\"", "\"candidate\""));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select (select count(*) from star.t) as n",
                "select 1 as x where (select count(*) from star.t) = 0 -- }",
                "select a from star.t where a = '\"query_location\":5,' or exists (select 1 from star.t)",
                "with r as (select n from star.t) select n from r union all (select max(n) from star.t)",
                "select a from star.t qualify row_number() over (partition by a order by n) > (select 1)",
            })
    void trees_are_json_without_places_wherever_a_place_stood(String select) {
        try (EmptyWarehouse warehouse = Warehouse.inMemory(Clock.systemUTC())) {
            JsonNode tree = new JsonMapper().readTree(warehouse.tree(select));
            assertThat(tree.findValues("query_location")).isEmpty();
            assertThat(tree.findValues("table_name")).isNotEmpty();
        }
    }
}
