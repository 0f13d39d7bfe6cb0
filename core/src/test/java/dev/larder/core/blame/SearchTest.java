package dev.larder.core.blame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.core.blame.Decision.Certainty;
import dev.larder.core.blame.Decision.Reason;
import dev.larder.core.contract.FeedId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SearchTest {
    private static final FeedId SALE = FeedId.parse("acme/sale");
    private static final FeedId CALL = FeedId.parse("acme/call");

    private final List<Unit> sales = units(SALE, 3);
    private final List<Unit> calls = units(CALL, 1);

    @Test
    void a_single_new_delivery_stands_aside_without_a_trial_if_the_rest_is_live() {
        Search search = search(sales.subList(0, 1), List.of(failed(Set.of(), SALE)), aside -> aside.size() == 1, true);
        assertThat(search.next()).isEqualTo(new Decision.Stay(sales.subList(0, 1), Certainty.LEAST));
    }

    @Test
    void when_it_fails_without_any_new_unit_none_is_the_culprit() {
        List<Tried> tried = new ArrayList<>(List.of(failed(Set.of(), SALE)));
        Decision first = search(sales, tried, _ -> false, true).next();
        assertThat(first).isEqualTo(new Decision.Try(sales, false, Certainty.BOUND));
        tried.add(failed(ids(sales), SALE));
        assertThat(search(sales, tried, _ -> false, true).next()).isEqualTo(new Decision.Whole(Reason.NOT_A_UNIT));
        assertThat(search(List.of(), tried, _ -> false, true).next()).isEqualTo(new Decision.Whole(Reason.NOT_A_UNIT));
    }

    @Test
    void units_that_no_failing_test_reads_are_not_asked() {
        List<Unit> units = List.of(calls.getFirst(), sales.getFirst());
        List<Tried> tried = List.of(failed(Set.of(), SALE), new Tried(ids(units), true, List.of()));
        assertThat(search(units, tried, _ -> false, true).next())
                .isEqualTo(new Decision.Try(sales.subList(0, 1), true, Certainty.LEAST));
    }

    @Test
    void two_tests_that_read_nothing_in_common_need_two_units_at_once() {
        List<Unit> units = List.of(calls.getFirst(), sales.getFirst());
        Tried both = new Tried(Set.of(), false, List.of(failure(SALE), failure(CALL)));
        List<Unit> others = units(FeedId.parse("acme/other"), 1);
        List<Unit> all = new ArrayList<>(others);
        all.addAll(units);
        List<Tried> tried = List.of(both, new Tried(ids(all), true, List.of()));
        assertThat(search(all, tried, _ -> false, true).next())
                .isEqualTo(new Decision.Try(units, true, Certainty.LEAST));
    }

    @Test
    void what_was_not_tried_beside_the_newest_may_be_the_culprit_as_well() {
        List<Tried> tried = List.of(failed(Set.of(), SALE), new Tried(ids(sales), true, List.of()));
        Search search = search(sales, tried, _ -> false, true);
        assertThat(search.either(sales.subList(0, 1))).containsExactly(sales.subList(1, 2), sales.subList(2, 3));
    }

    @Test
    void of_many_units_the_one_is_found_by_leaving_out_less_and_less() {
        List<Unit> many = units(SALE, 12);
        Unit poisoned = many.get(9);
        List<Tried> tried = new ArrayList<>(List.of(failed(Set.of(), SALE)));
        Predicate<Set<String>> live = aside -> aside.size() == many.size();
        Decision decision = search(many, tried, live, true).next();
        while (decision instanceof Decision.Try next) {
            boolean passed = next.aside().contains(poisoned);
            tried.add(passed ? new Tried(ids(next.aside()), true, List.of()) : failed(ids(next.aside()), SALE));
            if (passed && next.ends()) {
                break;
            }
            decision = search(many, tried, live, true).next();
        }
        assertThat(tried.getLast().passed()).isTrue();
        assertThat(tried.getLast().aside()).isEqualTo(Set.of(poisoned.id()));
        assertThat(tried.size() - 1).isLessThanOrEqualTo(8);
    }

    @Test
    void before_the_first_release_something_must_be_left() {
        List<Tried> tried = new ArrayList<>(List.of(failed(Set.of(), SALE)));
        assertThat(search(sales.subList(0, 1), tried, _ -> false, false).next())
                .isEqualTo(new Decision.Whole(Reason.NOTHING_LEFT));
        assertThat(search(sales.subList(0, 2), tried, _ -> false, false).next())
                .isEqualTo(new Decision.Try(sales.subList(0, 1), true, Certainty.LEAST));
    }

    @Test
    void when_the_trials_are_used_up_everything_that_the_tests_read_stands_aside_or_nothing_is_published() {
        List<Tried> tried = new ArrayList<>(List.of(failed(Set.of(), SALE)));
        List<Unit> all = new ArrayList<>(calls);
        all.addAll(sales);
        Search search = new Search(all, tried, 2, _ -> false, true);
        assertThat(search.next()).isEqualTo(new Decision.Try(all, false, Certainty.BOUND));
        tried.add(new Tried(ids(all), true, List.of()));
        assertThat(new Search(all, tried, 2, _ -> false, true).next())
                .isEqualTo(new Decision.Try(sales, true, Certainty.BOUND));
        tried.add(failed(ids(sales), SALE));
        assertThat(new Search(all, tried, 2, _ -> false, true).next()).isEqualTo(new Decision.Whole(Reason.NO_SET));
    }

    @Test
    void a_search_begins_with_the_run_that_failed() {
        assertThatThrownBy(() -> search(sales, List.of(), _ -> false, true))
                .hasMessageContaining("a search begins with the run that failed");
        Search search = search(sales, List.of(failed(Set.of(), SALE)), _ -> false, true);
        assertThat(search).isEqualTo(search(sales, List.of(failed(Set.of(), SALE)), _ -> true, true));
        assertThat(search).hasSameHashCodeAs(search(sales, List.of(failed(Set.of(), SALE)), _ -> true, true));
    }

    private static Search search(List<Unit> units, List<Tried> tried, Predicate<Set<String>> live, boolean left) {
        return new Search(units, tried, 8, live, left);
    }

    private static Tried failed(Set<String> aside, FeedId feed) {
        return new Tried(aside, false, List.of(failure(feed)));
    }

    private static Failure failure(FeedId feed) {
        return new Failure("test of " + feed, new TreeSet<>(Set.of(feed)));
    }

    private static List<Unit> units(FeedId feed, int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> new Unit(
                        feed.name() + i,
                        new TreeSet<>(Set.of(feed.name() + i)),
                        new TreeSet<>(Set.of(feed)),
                        feed + "/" + i))
                .toList();
    }

    private static Set<String> ids(List<Unit> units) {
        return units.stream().map(Unit::id).collect(Collectors.toSet());
    }
}
