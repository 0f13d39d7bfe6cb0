package dev.larder.core.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.core.contract.FeedId;
import dev.larder.core.period.Period;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MappingDifferenceTest {
    private static final long SEED = 41;

    @Test
    void a_mapping_and_what_differs_from_another_one_are_the_same() {
        Random random = new Random(SEED);
        for (int round = 0; round < 300; round++) {
            Mapping was = mapping(random);
            Mapping is = mapping(random);

            MappingDifference difference = MappingDifference.between(7, was, is);

            assertThat(difference.of(7, was))
                    .as("seed %d, round %d", SEED, round)
                    .isEqualTo(is);
        }
    }

    @Test
    void nothing_is_said_of_what_is_equal() {
        Mapping mapping = mapping(new Random(SEED));

        MappingDifference difference = MappingDifference.between(7, mapping, mapping);

        assertThat(difference.inForce()).isEmpty();
        assertThat(difference.gone()).isEmpty();
    }

    @Test
    void a_whole_mapping_needs_no_release_and_a_difference_needs_its_own() {
        Mapping mapping = mapping(new Random(SEED));

        assertThat(MappingDifference.whole(mapping).of(3, Mapping.EMPTY)).isEqualTo(mapping);
        assertThatThrownBy(() ->
                        MappingDifference.between(7, Mapping.EMPTY, mapping).of(8, Mapping.EMPTY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a mapping differs from that of release 7, and release 8 was found");
    }

    private static Mapping mapping(Random random) {
        SortedMap<FeedId, SortedMap<Period, List<String>>> feeds = new TreeMap<>();
        for (String feed : List.of("call", "rx", "sale")) {
            SortedMap<Period, List<String>> periods = new TreeMap<>();
            for (int i = random.nextInt(6); i > 0; i--) {
                LocalDate day = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(6));
                periods.put(new Period(day.toString()), List.of("d" + random.nextInt(3)));
            }
            feeds.put(new FeedId("acme", feed), periods);
        }
        return new Mapping(feeds);
    }
}
