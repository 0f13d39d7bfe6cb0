package dev.larder.functions.reception;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.core.bundle.Bundle;
import dev.larder.core.bundle.Bundle.Accept;
import dev.larder.core.contract.FeedId;
import dev.larder.core.delivery.DeliveryId;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.delivery.DeliveryRecord.BundleMember;
import dev.larder.core.delivery.DeliveryRecord.Verdict;
import dev.larder.core.delivery.FeedChoice;
import dev.larder.core.lake.LakeLayout;
import dev.larder.core.lake.LakeLayout.ReceiptForm;
import dev.larder.core.mapping.InForce;
import dev.larder.core.plan.Plan;
import dev.larder.functions.Lake;
import dev.larder.functions.LandedObject;
import dev.larder.functions.memory.Furnished;
import dev.larder.functions.memory.MemoryLanding;
import dev.larder.functions.memory.SmallProject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

final class BundleReceptionTest {
    private static final String KEY = "suppliers/acme/week/week_12.zip";
    private static final FeedId WEEK = new FeedId("acme", "week");
    private static final String GOOD = "sold_on,shop,amount\n2026-03-14,north,3\n2026-03-15,south,4\n";
    private static final String BAD = "sold_on,shop,amount\n2026-03-14,north,three\n";

    private Furnished furnished = furnished(Accept.EACH);

    @Test
    void each_member_is_a_delivery_of_its_own_and_the_bundle_lists_them() {
        DeliveryRecord bundle = received(zip("x/sale_2.csv", GOOD, "return_1.csv", BAD, "sale_1.csv", GOOD));

        assertThat(bundle.verdict()).isEqualTo(Verdict.ACCEPTED);
        assertThat(bundle.partly()).isTrue();
        assertThat(bundle.loads()).isFalse();
        assertThat(members(bundle))
                .extracting(
                        member -> member.name() + " " + member.feed() + " " + member.verdict() + " " + member.rows())
                .containsExactly(
                        "x/sale_2.csv acme/sale ACCEPTED 2",
                        "return_1.csv acme/return REJECTED 1",
                        "sale_1.csv acme/sale ACCEPTED 2");
        DeliveryRecord first = record(bundle, 0);
        assertThat(first.original()).isEqualTo(bundle.original());
        assertThat(first.landed().fileName()).isEqualTo("sale_2.csv");
        assertThat(first.parts()).hasSize(1);
        assertThat(record(bundle, 2).sameAs())
                .as("the same bytes earlier in the archive")
                .isEqualTo(first.id());
        assertThat(lake().objects().keys("originals/")).containsExactly(bundle.original());
    }

    @Test
    void the_members_and_then_the_bundle_are_answered() {
        DeliveryRecord bundle = received(zip("sale_1.csv", GOOD, "return_1.csv", BAD));

        assertThat(receipt(record(bundle, 0))).startsWith("ACCEPTED sale_1.csv in week_12.zip (revision 1) - 2 rows.");
        assertThat(receipt(record(bundle, 1)))
                .startsWith("REJECTED return_1.csv in week_12.zip (revision 1) - 1 problem.")
                .contains("Mend it and send week_12.zip again under the same name.");
        assertThat(receipt(bundle))
                .startsWith("PARTLY ACCEPTED week_12.zip (revision 1) - 1 of 2 members accepted, 2 rows.")
                .contains(" accepted  sale_1.csv    sale: 2 rows, delivery ")
                .contains(" rejected  return_1.csv  return: 1 problem, delivery ")
                .contains("by the receipts of its members");
        assertThat(lake().objects().keys(LakeLayout.pending()))
                .containsExactly("pending/delivery/" + record(bundle, 0).feed() + "/"
                        + record(bundle, 0).id());
        assertThat(furnished.ports().counted()).containsExactly("DeliveriesAccepted:1", "DeliveriesRejected:1");
    }

    @Test
    void the_later_member_of_a_feed_is_in_force_by_the_order_of_the_archive() {
        DeliveryRecord bundle = received(zip("sale_2.csv", GOOD, "sale_1.csv", GOOD));

        assertThat(inForce()).containsExactly(record(bundle, 1).id());
    }

    @Test
    void a_bundle_that_is_accepted_whole_is_rejected_whole_for_one_bad_member() {
        furnished = furnished(Accept.ALL);

        DeliveryRecord bundle = received(zip("sale_1.csv", GOOD, "return_1.csv", BAD));

        assertThat(bundle.verdict()).isEqualTo(Verdict.REJECTED);
        assertThat(members(bundle)).extracting(BundleMember::verdict).containsOnly(Verdict.REJECTED);
        assertThat(receipt(record(bundle, 0)))
                .contains("accepted whole or not at all")
                .contains("Nothing to mend in this file: mend the rest and send week_12.zip again");
        assertThat(lake().objects().keys("conformed/")).isEmpty();
        assertThat(lake().objects().keys(LakeLayout.pending())).isEmpty();
    }

    @Test
    void a_bundle_that_is_accepted_whole_is_rejected_for_a_member_of_no_feed() {
        furnished = furnished(Accept.ALL);

        DeliveryRecord bundle = received(zip("sale_1.csv", GOOD, "readme.txt", "x"));

        assertThat(bundle.verdict()).isEqualTo(Verdict.REJECTED);
        assertThat(receipt(bundle)).contains("the member \"readme.txt\" has a name that is none of the bundle's feeds");
    }

    @Test
    void of_a_bundle_that_is_accepted_whole_nothing_is_in_force_before_all_is_recorded() {
        furnished = furnished(Accept.ALL);
        DeliveryRecord bundle = received(zip("sale_1.csv", GOOD, "return_1.csv", GOOD));
        List<DeliveryRecord> all = furnished.environment().deliveries().all();
        List<DeliveryRecord> some = all.stream()
                .filter(record -> !record.id().equals(record(bundle, 1).id()))
                .toList();

        assertThat(InForce.fold(all, Set.of()).deliveries()).hasSize(2);
        assertThat(InForce.fold(some, Set.of()).deliveries()).isEmpty();
        assertThat(InForce.fold(all, Set.of(record(bundle, 1).id())).deliveries())
                .as("a hold is of one member")
                .hasSize(1);
    }

    @Test
    void a_next_try_does_not_read_again_what_has_a_record() {
        DeliveryRecord bundle = received(zip("sale_1.csv", GOOD, "return_1.csv", GOOD));
        lake().objects().delete(List.of(LakeLayout.deliveryRecord(WEEK, bundle.id())));
        lake().objects()
                .delete(List.of(LakeLayout.deliveryRecord(
                        SmallProject.RETURN, record(bundle, 1).id())));
        DeliveryRecord kept = record(bundle, 0);
        int opened = landing().opened().size();

        receive(bundle.landed().versionId());

        assertThat(record(bundle, 0)).isEqualTo(kept);
        assertThat(members(bundleRecord(bundle.id()))).hasSize(2);
        assertThat(landing().opened().size() - opened)
                .as("the end, the directory and one member")
                .isEqualTo(3);
    }

    @Test
    void a_repeated_message_completes_the_answers() {
        DeliveryRecord bundle = received(zip("sale_1.csv", GOOD, "return_1.csv", GOOD));
        List<String> before = lake().objects().keys("");
        DeliveryRecord second = record(bundle, 1);
        lake().objects()
                .delete(List.of(LakeLayout.receipt(second.feed(), second.landed(), second.id(), ReceiptForm.HTML)));
        int opened = landing().opened().size();

        receive(bundle.landed().versionId());

        assertThat(lake().objects().keys("")).isEqualTo(before);
        assertThat(landing().opened()).hasSize(opened);
    }

    @Test
    void a_try_that_breaks_off_leaves_no_part_without_a_record() {
        furnished = furnished(Accept.ALL);
        byte[] archive = zip("sale_1.csv", GOOD, "return_1.csv", GOOD);
        String version = landing().put(KEY, archive);
        landing().beforeNextCopy(() -> {
            throw new IllegalStateException("the bucket does not answer");
        });

        assertThatThrownBy(() -> receive(version)).hasMessageContaining("does not answer");
        assertThat(lake().objects().keys("conformed/")).isEmpty();
        receive(version);

        assertThat(members(bundleRecord(DeliveryId.of("landing", KEY, version))))
                .hasSize(2);
    }

    @Test
    void an_archive_that_cannot_be_opened_is_kept_and_answered() {
        DeliveryRecord bundle = received("no archive".getBytes(StandardCharsets.UTF_8));

        assertThat(bundle.verdict()).isEqualTo(Verdict.REJECTED);
        assertThat(members(bundle)).isEmpty();
        assertThat(lake().objects().read(bundle.original())).isPresent();
        assertThat(receipt(bundle))
                .startsWith("REJECTED week_12.zip (revision 1) - 1 problem. No member was read.")
                .contains("no whole zip archive")
                .contains("Pack the files anew and send it again.");
    }

    @Test
    void a_second_version_of_the_bundle_supersedes_the_first_member_by_member() {
        received(zip("sale_1.csv", GOOD));
        furnished.ports().clock().advance(Duration.ofMinutes(1));
        DeliveryRecord second = received(zip("sale_1.csv", GOOD));

        assertThat(second.landed().revision()).isEqualTo(2);
        assertThat(inForce()).containsExactly(record(second, 0).id());
    }

    @Test
    void reconciling_finds_a_bundle_that_has_its_receipt_answered() {
        received(zip("sale_1.csv", GOOD));

        assertThat(new ReconcileLanding(furnished.environment())
                        .step(Lake.JSON.createObjectNode())
                        .announced())
                .isZero();
        assertThat(new String(
                        lake().objects().read(LakeLayout.supplierPage("acme")).orElseThrow(), StandardCharsets.UTF_8))
                .contains("week_12.zip")
                .contains("1 member accepted, 2 rows");
    }

    /** As if all that was done for a bundle broke off after its first member. */
    private DeliveryRecord afterOneMember(byte[] archive) {
        DeliveryRecord bundle = received(archive);
        DeliveryRecord second = record(bundle, 1);
        lake().objects()
                .delete(List.of(
                        LakeLayout.deliveryRecord(WEEK, bundle.id()),
                        LakeLayout.deliveryRecord(second.feed(), second.id())));
        lake().objects().delete(lake().objects().keys("receipts/"));
        lake().objects().delete(lake().objects().keys("pending/"));
        return bundle;
    }

    private void receiveForTheLastTime(String version) throws IOException {
        new Reception(furnished.environment(), TemporaryFiles::new)
                .receive(new LandedObject("landing", KEY, version, true, true), Receiver.time(furnished.ports()));
    }

    @Test
    void a_bundle_that_cannot_be_received_is_answered_as_a_whole_and_its_recorded_member_is_told() throws IOException {
        DeliveryRecord before = afterOneMember(zip("sale_1.csv", GOOD, "return_1.csv", GOOD));
        int opened = landing().opened().size();

        receiveForTheLastTime(before.landed().versionId());

        DeliveryRecord bundle = bundleRecord(before.id());
        assertThat(landing().opened().size() - opened)
                .as("the end and the directory")
                .isEqualTo(2);
        assertThat(members(bundle)).extracting(BundleMember::name).containsExactly("sale_1.csv");
        assertThat(receipt(bundle).replaceAll("\\s+", " "))
                .startsWith("PARTLY ACCEPTED")
                .contains("the file could not be read, though it was tried for a day");
        assertThat(receipt(record(bundle, 0))).startsWith("ACCEPTED sale_1.csv");
        assertThat(lake().objects().keys("pending/")).hasSize(1);
        assertThat(lake().objects().keys("receipts/acme/return/")).isEmpty();
        assertThat(lake().objects().read(bundle.original())).isPresent();
    }

    @Test
    void of_one_that_is_accepted_whole_no_member_is_told_and_none_is_in_force() throws IOException {
        furnished = furnished(Accept.ALL);
        DeliveryRecord before = afterOneMember(zip("sale_1.csv", GOOD, "return_1.csv", GOOD));

        receiveForTheLastTime(before.landed().versionId());

        DeliveryRecord bundle = bundleRecord(before.id());
        assertThat(bundle.verdict()).isEqualTo(Verdict.REJECTED);
        assertThat(members(bundle)).isEmpty();
        assertThat(receipt(bundle)).startsWith("REJECTED");
        assertThat(lake().objects().keys("receipts/acme/sale/")).isEmpty();
        assertThat(lake().objects().keys("pending/")).isEmpty();
        assertThat(inForce()).isEmpty();
    }

    @Test
    void a_bundle_that_cannot_even_be_opened_is_answered() throws IOException {
        String version = landing().put(KEY, zip("sale_1.csv", GOOD));
        landing().refuseParts();

        receiveForTheLastTime(version);

        assertThat(receipt(bundleRecord(DeliveryId.of("landing", KEY, version))))
                .startsWith("REJECTED");
    }

    @Test
    void a_bundle_that_takes_longer_than_a_call_goes_on_behind_what_was_received_or_is_refused() {
        String sales = "sold_on,shop,amount\n" + "2026-03-14,north,3\n".repeat(100_000);
        String version = landing().put(KEY, zip("sale_1.csv", GOOD, "return_1.csv", sales));
        String id = DeliveryId.of("landing", KEY, version);

        assertThatThrownBy(() -> receive(version, DeadlineTest.hasty(60)))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("not read within");
        assertThat(lake().objects().keys(LakeLayout.deliveryRecords(SmallProject.SALE)))
                .hasSize(1);
        assertThat(lake().objects().keys(LakeLayout.deliveryRecords(WEEK))).isEmpty();

        receive(version, DeadlineTest.hasty(60));

        DeliveryRecord bundle = bundleRecord(id);
        assertThat(members(bundle)).hasSize(1);
        assertThat(receipt(bundle).replaceAll("\\s+", " "))
                .contains("within 12 minutes: it would have to come in at least 2 files");
        assertThat(lake().objects().keys("conformed/")).hasSize(1);
    }

    private List<String> inForce() {
        return List.copyOf(InForce.fold(furnished.environment().deliveries().all(), Set.of())
                .deliveries());
    }

    @Test
    void one_that_was_refused_when_no_bundle_was_declared_is_not_received_again_when_its_event_comes_twice()
            throws IOException {
        furnished = new Furnished(SmallProject.plan());
        String version = landing().put(KEY, zip("sale_1.csv", GOOD));
        receive(version);
        furnished = furnished.with(project(Accept.EACH));

        new Reception(furnished.environment(), TemporaryFiles::new)
                .receive(new LandedObject("landing", KEY, version, false).untried(), Receiver.time(furnished.ports()));

        assertThat(furnished.environment().deliveries().all())
                .extracting(DeliveryRecord::feed)
                .containsExactly(FeedChoice.UNMATCHED);
    }

    private DeliveryRecord received(byte[] archive) {
        String version = landing().put(KEY, archive);
        receive(version);
        return bundleRecord(DeliveryId.of("landing", KEY, version));
    }

    private void receive(String version) {
        receive(version, Receiver.time(furnished.ports()));
    }

    private void receive(String version, Deadline deadline) {
        try {
            new Reception(furnished.environment(), TemporaryFiles::new)
                    .receive(new LandedObject("landing", KEY, version, false), deadline);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private DeliveryRecord bundleRecord(String id) {
        return lake().get(LakeLayout.deliveryRecord(WEEK, id), DeliveryRecord.class);
    }

    private static List<BundleMember> members(DeliveryRecord bundle) {
        return Objects.requireNonNull(bundle.members());
    }

    private DeliveryRecord record(DeliveryRecord bundle, int member) {
        BundleMember listed = members(bundle).get(member);
        return lake().get(LakeLayout.deliveryRecord(listed.feed(), listed.delivery()), DeliveryRecord.class);
    }

    private String receipt(DeliveryRecord record) {
        String key = LakeLayout.receipt(record.feed(), record.landed(), record.id(), ReceiptForm.TXT);
        return new String(lake().objects().read(key).orElseThrow(), StandardCharsets.UTF_8);
    }

    private MemoryLanding landing() {
        return furnished.ports().supplier();
    }

    private Lake lake() {
        return furnished.environment().lake();
    }

    private static Furnished furnished(Accept accept) {
        return new Furnished(project(accept));
    }

    private static Plan project(Accept accept) {
        Bundle week = new Bundle(WEEK, "week_.*\\.zip", accept, List.of("sale", "return"));
        return SmallProject.with(List.of(week), List.of());
    }

    private static byte[] zip(String... namesAndTexts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
                zip.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
