package dev.larder.core.delivery.internal.cell;

import static dev.larder.core.contract.ColumnBuilder.column;
import static dev.larder.core.contract.ColumnBuilder.decimal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.contract.Column;
import dev.larder.core.contract.ColumnType.Kind;
import dev.larder.core.contract.FileDialect;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A supplier who copies the example is never told that it is wrong. */
class GoodFormTest {
    private static final FileDialect ITALIAN = new FileDialect("UTF-8", ';', ',', "Europe/Rome");

    static Stream<Column> columns() {
        return Stream.of(
                        column("n", Kind.SMALLINT),
                        column("n", Kind.BIGINT).minimum("5000"),
                        column("n", Kind.INTEGER).maximum("-7"),
                        decimal("n", 12, 2),
                        decimal("n", 12, 0),
                        decimal("n", 3, 1),
                        decimal("n", 1, 1),
                        decimal("n", 4, 4),
                        decimal("n", 10, 6).maximum("0.000125"),
                        decimal("n", 10, 2).minimum("2000").maximum("3000.25"),
                        column("d", Kind.DATE),
                        column("d", Kind.DATE).format("dd/MM/yyyy"),
                        column("d", Kind.DATE).format("d MMM yyyy"),
                        column("d", Kind.DATE).format("yyyy-MM-dd'T'HH:mm"),
                        column("d", Kind.DATE).format("yyyyMMdd").minimum("2030-01-31"),
                        column("d", Kind.DATE).maximum("1999-12-31"),
                        column("t", Kind.TIMESTAMP),
                        column("t", Kind.TIMESTAMP).format("dd.MM.yyyy HH:mm"),
                        column("t", Kind.TIMESTAMPTZ),
                        column("t", Kind.TIMESTAMPTZ).format("yyyy-MM-dd HH:mm:ss XXX"))
                .map(each -> each.build());
    }

    @ParameterizedTest
    @MethodSource("columns")
    void the_example_of_a_column_is_right(Column column) {
        String example = Objects.requireNonNull(fault(column, "no value").example());

        assertThat(convert(column, example)).as(example).isNull();
    }

    @Test
    void an_example_has_the_contracts_form() {
        assertThat(fault(decimal("n", 12, 2).build(), "x").example()).isEqualTo("1234,50");
        assertThat(fault(decimal("n", 12, 1).build(), "1,25").example()).isEqualTo("1234,5");
        assertThat(fault(column("d", Kind.DATE).format("dd/MM/yyyy").build(), "2026-02-31")
                        .example())
                .isEqualTo("08/03/2026");
        assertThat(fault(column("t", Kind.TIMESTAMP).build(), "x").example()).isEqualTo("2026-03-08T14:30:00");
    }

    @Test
    void a_note_that_says_it_all_needs_no_example() {
        assertThat(fault(column("n", Kind.SMALLINT).build(), "40000").example()).isNull();
        assertThat(fault(column("b", Kind.BOOLEAN).build(), "yes").example()).isNull();
    }

    private static Fault fault(Column column, String value) {
        return Objects.requireNonNull(convert(column, value), value);
    }

    private static @Nullable Fault convert(Column column, String value) {
        // A cell may look at a few bytes behind the value.
        byte[] bytes = (value + "\0".repeat(8)).getBytes(StandardCharsets.UTF_8);
        return Cell.of(column, ITALIAN).convert(bytes, 0, bytes.length - 8, new RowBuffer());
    }
}
