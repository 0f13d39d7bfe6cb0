package dev.larder.functions.reception;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.contract.Completeness;
import dev.larder.core.contract.Completeness.Control;
import dev.larder.core.contract.Completeness.Totals;
import dev.larder.core.contract.Compression;
import dev.larder.core.contract.Contract;
import dev.larder.core.contract.FileDialect;
import dev.larder.core.contract.Layout;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.lake.LakeLayout;
import dev.larder.core.plan.Plan;
import dev.larder.core.plan.PlanJson;
import dev.larder.functions.Lake;
import dev.larder.functions.LandedObject;
import dev.larder.functions.memory.Furnished;
import dev.larder.functions.memory.MemoryLanding;
import dev.larder.functions.memory.SmallProject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class CompletionTest {
    private static final String KEY = "suppliers/acme/sale/sale_15.csv";
    private static final String GOOD = "sold_on,shop,amount\n2026-03-14,north,3\n2026-03-15,south,4\n";

    private Furnished furnished = furnished(new Control(".ok", false, null));

    @Test
    void a_file_is_received_when_its_control_file_lies_beside_it() {
        receive(KEY, landing().put(KEY, GOOD));
        assertThat(records()).isEmpty();
        furnished.ports().clock().advance(Duration.ofSeconds(5));

        receive(KEY + ".ok", landing().put(KEY + ".ok", ""));

        assertThat(records())
                .singleElement()
                .satisfies(record -> assertThat(record.accepted()).isTrue());
    }

    @Test
    void the_supplier_is_told_once_that_a_file_waits() {
        String version = landing().put(KEY, GOOD);
        receive(KEY, version);
        receive(KEY, version);

        assertThat(lake().objects().keys("receipts/"))
                .singleElement()
                .satisfies(
                        key -> assertThat(new String(lake().objects().read(key).orElseThrow(), StandardCharsets.UTF_8))
                                .startsWith("WAITING sale_15.csv (revision 1) - nothing is received yet.")
                                .contains("It is received when sale_15.csv.ok lies beside it."));
        assertThat(lake().objects().keys(LakeLayout.notices()))
                .singleElement()
                .satisfies(key -> assertThat(key).startsWith("notices/acme/sale/waiting/2026-03-15-sale_15.csv-"));
    }

    @Test
    void a_control_file_of_a_former_sending_says_nothing_of_a_later_file() {
        landing().put(KEY + ".ok", "");
        furnished.ports().clock().advance(Duration.ofSeconds(5));
        receive(KEY, landing().put(KEY, GOOD));

        assertThat(records()).isEmpty();

        furnished.ports().clock().advance(Duration.ofSeconds(5));
        receive(KEY + ".ok", landing().put(KEY + ".ok", ""));
        assertThat(records()).hasSize(1);
    }

    @Test
    void each_version_is_received_with_the_first_control_file_after_it() {
        furnished = furnished(new Control(".ctl", true, new Totals("rows=([0-9]+)", new TreeMap<>())));
        String control = "suppliers/acme/sale/sale_15.ctl";
        String first = landing().put(KEY, GOOD);
        furnished.ports().clock().advance(Duration.ofSeconds(5));
        landing().put(control, "rows=2");
        furnished.ports().clock().advance(Duration.ofSeconds(5));
        String second = landing().put(KEY, GOOD);
        furnished.ports().clock().advance(Duration.ofSeconds(5));
        landing().put(control, "rows=3");

        receive(KEY, second);
        receive(KEY, first);

        assertThat(records())
                .extracting(record -> record.landed().revision() + " " + record.verdict())
                .containsExactlyInAnyOrder("1 ACCEPTED", "2 REJECTED");
    }

    @Test
    void a_control_file_whose_name_the_contract_matches_too_is_no_delivery() {
        String control = "suppliers/acme/sale/sale_15.end.csv";
        furnished = furnished(new Control(".end.csv", true, null));
        landing().put(KEY, GOOD);

        receive(control, landing().put(control, ""));

        assertThat(records())
                .singleElement()
                .satisfies(record -> assertThat(record.landed().key()).isEqualTo(KEY));
    }

    @Test
    void an_empty_control_file_that_should_say_something_is_none() {
        furnished = furnished(new Control(".ctl", true, new Totals("rows=([0-9]+)", new TreeMap<>())));
        String control = "suppliers/acme/sale/sale_15.ctl";
        landing().put(KEY, GOOD);
        receive(control, landing().put(control, ""));
        assertThat(records()).isEmpty();

        receive(control, landing().put(control, "rows=2"));
        assertThat(records()).hasSize(1);
    }

    @Test
    void a_control_file_that_comes_again_does_not_answer_again() {
        landing().put(KEY, GOOD);
        receive(KEY + ".ok", landing().put(KEY + ".ok", ""));
        int pokes = furnished.ports().messages().pokes();

        receive(KEY + ".ok", landing().put(KEY + ".ok", ""));

        assertThat(furnished.ports().messages().pokes()).isEqualTo(pokes);
        assertThat(records()).hasSize(1);
    }

    @Test
    void reconciling_announces_what_waits_and_not_what_lies_beside_it() {
        landing().put(KEY, GOOD);
        landing().put("suppliers/acme/sale/other.ok", "");
        furnished.ports().clock().advance(Duration.ofHours(1));

        assertThat(new ReconcileLanding(furnished.environment())
                        .step(Lake.JSON.createObjectNode())
                        .announced())
                .isEqualTo(1);
    }

    @Test
    void a_feed_that_asks_for_nothing_is_received_at_once() {
        String key = "suppliers/acme/return/return_15.csv";

        receive(key, landing().put(key, GOOD));

        assertThat(records()).hasSize(1);
    }

    private List<DeliveryRecord> records() {
        return furnished.environment().deliveries().all();
    }

    private void receive(String key, String version) {
        try {
            new Reception(furnished.environment(), TemporaryFiles::new)
                    .receive(new LandedObject("landing", key, version, false), Receiver.time(furnished.ports()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private MemoryLanding landing() {
        return furnished.ports().supplier();
    }

    private Lake lake() {
        return furnished.environment().lake();
    }

    /** The small project, in which sales ask for a control file. */
    private static Furnished furnished(@Nullable Control control) {
        Plan plan = SmallProject.plan();
        List<Plan.Feed> feeds = plan.feeds().stream()
                .map(feed -> feed.id().equals(SmallProject.SALE)
                        ? new Plan.Feed(
                                feed.id(),
                                feed.table(),
                                feed.versions().stream()
                                        .map(version -> with(version, control))
                                        .toList(),
                                feed.columns())
                        : feed)
                .toList();
        return new Furnished(PlanJson.hashed(
                new Plan(plan.project(), "", feeds, plan.views(), plan.models(), plan.tests(), plan.knobs())));
    }

    private static Contract with(Contract contract, @Nullable Control control) {
        FileDialect dialect = new FileDialect(
                "UTF-8",
                ',',
                '.',
                "UTC",
                Compression.NONE,
                Layout.USUAL,
                List.of(),
                null,
                List.of(),
                null,
                new Completeness(null, control));
        return new Contract(
                contract.feed(),
                contract.version(),
                contract.table(),
                contract.validFrom(),
                contract.validUntil(),
                contract.fileName(),
                contract.coverage(),
                contract.redelivery(),
                contract.period(),
                dialect,
                contract.extraColumns(),
                contract.columns(),
                contract.duplicateKey(),
                contract.minimumRows(),
                contract.owner(),
                contract.contact());
    }
}
