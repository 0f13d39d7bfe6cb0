package dev.larder.core.delivery;

import static dev.larder.core.contract.ColumnBuilder.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.contract.ColumnBuilder;
import dev.larder.core.contract.Contract;
import dev.larder.core.contract.ContractBuilder;
import dev.larder.core.delivery.problem.Problem;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContractChoiceTest {
    private static final Contract FIRST = version("1.9.0", text("a")).valid("2026-01-01", "2026-03-01").build();
    private static final Contract SECOND = version("1.10.0", text("a"), text("b")).valid("2026-01-01", "2027-01-01").build();
    private static final Contract THIRD = version("2.0.0", text("a"), text("c")).valid("2026-02-01", "2027-01-01").build();
    private static final List<Contract> ALL = List.of(THIRD, FIRST, SECOND);

    @Test
    void onlyVersionsValidOnTheLandingDateAreCandidatesOldestFirst() {
        assertThat(candidates("2026-02-28").versions()).containsExactly(FIRST, SECOND, THIRD);
        assertThat(candidates("2026-03-01").versions()).containsExactly(SECOND, THIRD);
        assertThat(candidates("2025-12-31").problem()).isNotNull().satisfies(problem -> assertThat(problem.note()).isEqualTo(
                "no contract of the feed is valid on 2025-12-31, there are 1.9.0 from 2026-01-01 until 2026-03-01, "
                        + "1.10.0 from 2026-01-01 until 2027-01-01, 2.0.0 from 2026-02-01 until 2027-01-01"));
    }

    @Test
    void aNameThatNoVersionExpectsIsAProblem() {
        ContractChoice.Candidates none = ContractChoice.candidates(ALL, LocalDate.of(2026, 2, 28), "sales.csv");

        assertThat(none.problem()).isNotNull().satisfies(problem ->
                assertThat(problem.note()).isEqualTo("the file name does not match rx.*"));
    }

    @Test
    void theHeaderChoosesAndTheNewestOfSeveralWins() {
        assertThat(choose("a")).isEqualTo(new ContractChoice.Chosen(FIRST));
        assertThat(choose("b", "a")).isEqualTo(new ContractChoice.Chosen(SECOND));
        assertThat(ContractChoice.choose(List.of(version("1.9.0", text("a")).valid("2026-01-01", "2026-03-01").parkingExtraColumns().build(), SECOND), contract -> List.of("a", "b")))
                .isEqualTo(new ContractChoice.Chosen(SECOND));
    }

    @Test
    void whenNoneFitsEachVersionIsNamedWithWhatItMisses() {
        ContractChoice.NoneFits none = (ContractChoice.NoneFits) choose("a", "d");

        assertThat(none.nearest()).isNull();
        assertThat(none.problems()).extracting(Problem::note).containsExactly(
                "the header does not fit contract 1.9.0: \"d\" is not in the contract",
                "the header does not fit contract 1.10.0: \"d\" is not in the contract, \"b\" is missing from the header",
                "the header does not fit contract 2.0.0: \"d\" is not in the contract, \"c\" is missing from the header");
    }

    private static ContractChoice choose(String... labels) {
        return ContractChoice.choose(candidates("2026-02-28").versions(), contract -> List.of(labels));
    }

    private static ContractChoice.Candidates candidates(String date) {
        return ContractChoice.candidates(ALL, LocalDate.parse(date), "rx.csv");
    }

    private static ContractBuilder version(String number, ColumnBuilder... columns) {
        return ContractBuilder.rx(columns).version(number).fileName("rx.*");
    }
}
