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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContractChoiceTest {
    private static final Contract FIRST =
            version("1.9.0", text("a")).valid("2026-01-01", "2026-03-01").build();
    private static final Contract SECOND = version("1.10.0", text("a"), text("b"))
            .valid("2026-01-01", "2027-01-01")
            .build();
    private static final Contract THIRD = version("2.0.0", text("a"), text("c"))
            .valid("2026-02-01", "2027-01-01")
            .build();
    private static final List<Contract> ALL = List.of(THIRD, FIRST, SECOND);

    @Test
    void only_versions_valid_on_the_landing_date_are_candidates_oldest_first() {
        assertThat(candidates("2026-02-28").versions()).containsExactly(FIRST, SECOND, THIRD);
        assertThat(candidates("2026-03-01").versions()).containsExactly(SECOND, THIRD);
        assertThat(candidates("2025-12-31").problem())
                .isNotNull()
                .satisfies(problem -> assertThat(problem.note())
                        .isEqualTo("no contract of the feed is valid on 2025-12-31, there are 1.9.0 from"
                                + " 2026-01-01 until 2026-03-01, 1.10.0 from 2026-01-01 until 2027-01-01,"
                                + " 2.0.0 from 2026-02-01 until 2027-01-01"));
    }

    @Test
    void a_name_that_no_version_expects_is_a_problem() {
        ContractChoice.Candidates none = ContractChoice.candidates(ALL, LocalDate.of(2026, 2, 28), "sales.csv");

        assertThat(none.problem())
                .isNotNull()
                .satisfies(problem -> assertThat(problem.note()).isEqualTo("the file name does not match rx.*"));
    }

    @Test
    void the_header_chooses_and_the_newest_of_several_wins() {
        assertThat(choose("a")).isEqualTo(new ContractChoice.Chosen(FIRST));
        assertThat(choose("b", "a")).isEqualTo(new ContractChoice.Chosen(SECOND));
        assertThat(ContractChoice.choose(
                        List.of(
                                version("1.9.0", text("a"))
                                        .valid("2026-01-01", "2026-03-01")
                                        .parkingExtraColumns()
                                        .build(),
                                SECOND),
                        contract -> List.of("a", "b")))
                .isEqualTo(new ContractChoice.Chosen(SECOND));
    }

    @Test
    void when_none_fits_each_version_is_named_with_what_it_misses_the_nearest_first() {
        ContractChoice.NoneFits none = (ContractChoice.NoneFits) choose("a", "d");

        assertThat(none.nearest()).isNull();
        assertThat(none.problems())
                .extracting(Problem::note)
                .containsExactly(
                        "the header does not fit contract 1.9.0: \"d\" is not in the contract",
                        "the header does not fit contract 2.0.0: \"d\" is not in the contract, \"c\" is missing from"
                                + " the header",
                        "the header does not fit contract 1.10.0: \"d\" is not in the contract, \"b\" is missing from"
                                + " the header");
    }

    @ParameterizedTest(name = "{0} before {1}")
    @CsvSource({
        "1.9.0, 1.10.0",
        "1.4, 1.4.0",
        "1.4.0, 1.4.0.1",
        "2.0.0, 10.0.0",
        "1.0.a, 1.0.b",
        "1.0.9, 1.0.x",
        "9999999999, 99999999991"
    })
    void versions_are_ordered_by_their_numbers(String older, String newer) {
        Contract one = version(older, text("a")).build();
        Contract other = version(newer, text("a")).build();

        assertThat(ContractChoice.candidates(List.of(other, one), LocalDate.EPOCH, "rx")
                        .versions())
                .containsExactly(one, other);
        assertThat(ContractChoice.candidates(List.of(one, other), LocalDate.EPOCH, "rx")
                        .versions())
                .containsExactly(one, other);
    }

    @Test
    void the_date_from_which_a_version_is_valid_counts_more_than_its_number() {
        Contract always = version("3.0.0", text("a")).build();
        Contract later =
                version("1.0.0", text("a")).valid("2026-02-01", "2027-01-01").build();

        assertThat(ContractChoice.candidates(List.of(later, SECOND, always), LocalDate.of(2026, 2, 1), "rx")
                        .versions())
                .containsExactly(always, SECOND, later);
    }

    @Test
    void a_version_applies_from_its_first_day_and_not_on_its_last() {
        assertThat(candidates("2026-01-01").versions()).containsExactly(FIRST, SECOND);
        assertThat(candidates("2026-12-31").versions()).containsExactly(SECOND, THIRD);
        assertThat(candidates("2027-01-01").versions()).isEmpty();
    }

    @ParameterizedTest(name = "\"{0}\" for {1}: {2}")
    @CsvSource({
        "ammount, amount, true",
        "'Amount ', amount, true",
        "NET AMOUNT, net_amount, true",
        "qauntity, quantity, true",
        "Größe, größe, true",
        "week2, week1, false",
        "dose, date, false",
        "c, b, false",
        "?, b, false"
    })
    void a_missing_column_is_asked_for_where_it_may_be_written_wrongly(String label, String column, boolean isMeant) {
        Contract contract =
                version("1.0.0", text("a"), text(column)).parkingExtraColumns().build();

        assertThat(ContractChoice.choose(List.of(contract), _ -> List.of("a", label)))
                .isInstanceOfSatisfying(
                        ContractChoice.NoneFits.class,
                        none -> assertThat(none.problems())
                                .singleElement()
                                .extracting(Problem::note)
                                .isEqualTo(
                                        isMeant
                                                ? "is missing from the header (did you mean it by \"" + label
                                                        + "\" in column 2?)"
                                                : "is missing from the header"));
    }

    @Test
    void a_label_that_has_a_column_of_its_own_is_not_meant_otherwise() {
        Contract contract = version("1.0.0", text("amount"), text("amounts")).build();

        assertThat(ContractChoice.choose(List.of(contract), _ -> List.of("amount")))
                .isInstanceOfSatisfying(
                        ContractChoice.NoneFits.class,
                        none -> assertThat(none.problems())
                                .extracting(Problem::note)
                                .containsExactly("is missing from the header"));
    }

    @Test
    void the_only_candidate_is_named_so_that_rows_can_be_checked_all_the_same() {
        assertThat(ContractChoice.choose(List.of(SECOND), _ -> List.of("a", "", "a", "z")))
                .isEqualTo(new ContractChoice.NoneFits(
                        SECOND,
                        List.of(
                                new Problem("blank-label", 1, 2, null, null, "has no label"),
                                new Problem("duplicate-label", 1, 3, "a", null, "stands in the header twice"),
                                new Problem("extra-label", 1, 4, "z", null, "is not in the contract"),
                                new Problem("missing-label", 1, 0, "b", null, "is missing from the header"))));
    }

    @Test
    void a_column_without_label_is_named_by_its_place_among_several_versions() {
        ContractChoice.NoneFits none = (ContractChoice.NoneFits) choose("a", "");

        assertThat(none.problems())
                .extracting(Problem::note)
                .contains("the header does not fit contract 1.9.0: column 2 has no label");
        assertThat(none.problems())
                .extracting(Problem::type)
                .containsExactly("blank-label", "blank-label", "blank-label");
    }

    @Test
    void without_any_version_there_is_none() {
        assertThat(ContractChoice.candidates(List.of(), LocalDate.EPOCH, "rx").problem())
                .isNotNull()
                .satisfies(problem -> assertThat(problem.note())
                        .isEqualTo("no contract of the feed is valid on 1970-01-01, there is none at all"));
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
