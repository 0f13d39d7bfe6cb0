package dev.larder.core.engine.refused;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.engine.refused.Suspect.Range;
import dev.larder.core.plan.TableColumn;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class SuspectTest {
    private static final TableColumn NPI = new TableColumn("npi", "varchar(10)", true);
    private static final TableColumn SHARE = new TableColumn("share", "decimal(9,2)", false);
    private final Suspect suspect =
            new Suspect("sql/qa/rx.sql", "qa.rx as suspect", List.of(NPI, SHARE), List.of(NPI), new TreeMap<>());

    @Test
    void selects_compute_only_what_is_asked_of_them() {
        assertThat(suspect.computed(List.of()).sql()).doesNotContain("share", "npi");
        assertThat(suspect.computed(List.of(SHARE)).sql())
                .contains("count(suspect.share)")
                .doesNotContain("npi");
        assertThat(suspect.distinct().sql()).contains("count(distinct suspect.npi)");
        assertThat(suspect.values(NPI).sql()).contains("suspect.npi is not null", "order by npi", "limit 10000");
    }

    @Test
    void the_ends_of_a_range_are_parameters_and_never_text() {
        Range range = new Range(NPI, "1'; drop", "2", "npi 1 of 2");

        assertThat(suspect.computed(SHARE, range).sql())
                .contains(":suspect_first")
                .doesNotContain("drop");
        assertThat(suspect.computed(SHARE, range).parameters()).containsEntry("suspect_first", "1'; drop");
        assertThat(suspect.rows(SHARE, range).sql())
                .contains("suspect.npi as npi", "limit 10")
                .doesNotContain("share");
    }
}
