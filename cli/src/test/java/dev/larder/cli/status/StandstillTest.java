package dev.larder.cli.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cli.environment.Address;
import dev.larder.core.contract.FeedId;
import dev.larder.core.run.Aside;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What a person is told to do about what stands aside. */
final class StandstillTest {
    @Test
    void of_a_set_each_delivery_is_named_that_is_not_on_hold_already() {
        Aside set = new Aside(
                "2478227ed85347850352 5b5cf06040045b97bcf9 9d",
                new TreeSet<>(Set.of("2478227ed85347850352", "5b5cf06040045b97bcf9", "9d")),
                new TreeSet<>(Set.of(FeedId.parse("acme/fees"))),
                "set day 2026-05-08",
                new TreeSet<>(),
                "",
                List.of(),
                1,
                Instant.EPOCH,
                null,
                "");

        assertThat(told(new Standstill(List.of(set), Set.of("2478227ed85347850352"))))
                .containsExactly(
                        "Standing aside, to be corrected, or held:",
                        "  larder hold --state 'my state' 5b5cf060 --why TEXT   # set day 2026-05-08",
                        "  larder hold --state 'my state' 9d --why TEXT   # set day 2026-05-08");
    }

    @Test
    void a_delivery_can_be_held_and_a_test_that_it_fails_waived_when_the_figures_are_right() {
        List<Aside> aside = List.of(
                aside("2478227ed85347850352", "fees_by_day", "grain_of_fee"),
                aside("5b5cf06040045b97bcf9", "star.fee", "fees_by_day"));

        assertThat(told(new Standstill(aside, Set.of())))
                .containsExactly(
                        "Standing aside, to be corrected, or held:",
                        "  larder hold --state 'my state' 2478227e --why TEXT   # suppliers/acme/fees/a.csv",
                        "  larder hold --state 'my state' 5b5cf060 --why TEXT   # suppliers/acme/fees/a.csv",
                        "  larder waive --state 'my state' fees_by_day --max-deviation X --until DATE --why TEXT   #"
                                + " if the figures are right");
    }

    private static List<String> told(Standstill standstill) {
        StringWriter told = new StringWriter();
        PrintWriter out = new PrintWriter(told);
        standstill.tell(out, Address.ofState(Path.of("my state")));
        out.flush();
        return told.toString().lines().toList();
    }

    private static Aside aside(String delivery, String... because) {
        return new Aside(
                delivery,
                new TreeSet<>(Set.of(delivery)),
                new TreeSet<>(Set.of(FeedId.parse("acme/fees"))),
                "suppliers/acme/fees/a.csv",
                new TreeSet<>(Set.of(because)),
                "",
                List.of(),
                1,
                Instant.EPOCH,
                null,
                "");
    }
}
