package dev.standin.redshift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.standin.redshift.dialect.SqlError;
import java.time.Clock;
import org.junit.jupiter.api.Test;

class EmptyWarehouseTest {
    @Test
    void columnsAreNamedAndTypedAsRedshiftWould() {
        try (EmptyWarehouse warehouse = Warehouse.inMemory(Clock.systemUTC())) {
            warehouse.execute("create schema star");
            warehouse.execute("create table star.sale (region varchar(5), n integer, amount decimal(10,2))");
            assertThat(warehouse.columns("select region, sum(n) as n, sum(amount) as amount, cast(:k as integer) as k from star.sale group by region"))
                    .extracting(output -> output.type().declared())
                    .containsExactly("varchar(5)", "bigint", "decimal(38,2)", "integer");
            assertThatThrownBy(() -> warehouse.columns("select missing from star.sale")).isInstanceOf(SqlError.class).hasMessageContaining("missing");
        }
    }

    @Test
    void treesAreEqualButForTheirSchemas() {
        try (EmptyWarehouse warehouse = Warehouse.inMemory(Clock.systemUTC())) {
            String live = warehouse.tree("select  a from star.t where n = cast(:k as integer)");
            String candidate = warehouse.tree("select a from candidate.t where n = cast(:k as integer)");
            assertThat(candidate).isNotEqualTo(live).isEqualTo(live.replace("\"star\"", "\"candidate\""));
        }
    }
}
