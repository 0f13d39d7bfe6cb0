package dev.standin.redshift.dialect.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OperatorTest {
    @ParameterizedTest
    @EnumSource
    void an_operator_is_found_by_its_symbol(Operator operator) {
        assertThat(Operator.of(operator.symbol())).isEqualTo(operator);
    }

    @Test
    void unequal_has_two_symbols() {
        assertThat(Operator.of("!=")).isEqualTo(Operator.UNEQUAL);
    }

    @Test
    void another_symbol_is_refused() {
        assertThatThrownBy(() -> Operator.of("==")).hasMessage("\"==\" is no operator between two values");
    }
}
