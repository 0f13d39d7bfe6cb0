package dev.larder.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.core.delivery.DeliveryRecord.PeriodContent;
import dev.larder.core.mapping.Mapping;
import dev.larder.core.period.Period;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class ReleaseTest {
    private static final Instant AT = Instant.parse("2026-03-22T08:00:00Z");
    private static final RunIdentity IDENTITY = new RunIdentity("0123456789ab");

    @Test
    void a_release_is_of_the_run_whose_identity_it_has() {
        Release release = release(3, 2, new TreeMap<>());

        assertThat(release.isOf(IDENTITY)).isTrue();
        assertThat(release.isOf(new RunIdentity("ba9876543210"))).isFalse();
        assertThat(Release.empty(AT).isOf(IDENTITY)).isFalse();
    }

    @Test
    void the_content_is_that_of_an_earlier_release_or_its_own() {
        assertThat(release(3, 3, new TreeMap<>()).contentOf()).isEqualTo(3);
        assertThat(release(0, 0, new TreeMap<>()).number()).isZero();
        assertThatThrownBy(() -> release(3, 4, new TreeMap<>()))
                .hasMessage("release 3 with the content of 4: expected an earlier one or itself");
        assertThatThrownBy(() -> release(-1, -1, new TreeMap<>())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> release(3, -1, new TreeMap<>())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_release_that_is_published_again_has_the_same_content_under_a_later_number() {
        Release again = release(3, 2, new TreeMap<>()).again(8, AT.plusSeconds(1));

        assertThat(again.number()).isEqualTo(8);
        assertThat(again.contentOf()).isEqualTo(2);
        assertThat(again.isOf(IDENTITY)).isTrue();
        assertThat(again.publishedAt()).isEqualTo(AT.plusSeconds(1));
        assertThat(Release.empty(AT).again(8, AT).isEmpty()).isTrue();
    }

    @Test
    void a_release_never_changes() {
        SortedMap<Period, PeriodContent> days =
                new TreeMap<>(Map.of(new Period("2026-03-01"), new PeriodContent(2, "a")));
        SortedMap<String, SortedMap<Period, PeriodContent>> contents = new TreeMap<>(Map.of("fct_sale", days));
        Release release = release(1, 1, contents);

        days.put(new Period("2026-03-02"), new PeriodContent(1, "b"));
        contents.clear();

        assertThat(release.contents()).containsOnlyKeys("fct_sale");
        assertThat(release.contents().get("fct_sale")).containsOnlyKeys(new Period("2026-03-01"));
    }

    @Test
    void a_hold_is_active_until_it_is_lifted() {
        Hold hold = new Hold("d1", "wrong week", AT, null);

        assertThat(hold.active()).isTrue();
        assertThat(new Hold("d1", hold.why(), AT, new Hold.Lifted("it was right", AT)).active())
                .isFalse();
    }

    private static Release release(
            int number, int contentOf, SortedMap<String, SortedMap<Period, PeriodContent>> contents) {
        return new Release(
                number,
                contentOf,
                IDENTITY.text(),
                "run",
                "plan",
                Mapping.EMPTY,
                new TreeMap<>(),
                new TreeSet<>(),
                new TreeSet<>(),
                AT,
                contents,
                AcceptedMeasures.NONE);
    }
}
