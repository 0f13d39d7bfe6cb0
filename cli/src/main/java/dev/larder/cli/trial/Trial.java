package dev.larder.cli.trial;

import dev.larder.cli.terminal.CommandFailure;
import dev.larder.cli.terminal.GivenFile;
import dev.larder.core.bundle.Bundle;
import dev.larder.core.contract.ControlFile;
import dev.larder.core.contract.FeedId;
import dev.larder.core.delivery.Beside;
import dev.larder.core.delivery.Checked;
import dev.larder.core.delivery.DeliveryDraft;
import dev.larder.core.delivery.DeliveryId;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.delivery.FeedChoice;
import dev.larder.core.delivery.Landed;
import dev.larder.core.delivery.LatestAccepted;
import dev.larder.core.plan.Plan;
import dev.larder.core.receipt.Contact;
import dev.larder.core.receipt.Receipt;
import dev.larder.core.set.FeedSet;
import dev.larder.functions.reception.TemporaryFiles;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What would become of a file if it landed now, or at another instant.
 *
 * @param record as it would be written, without original and parts
 * @param members receipts of a bundle's members, in their order; none of what is no bundle
 */
public record Trial(DeliveryRecord record, Receipt receipt, List<Receipt> members) {
    /** Copies the list. */
    public Trial {
        members = List.copyOf(members);
    }

    private static final String BUCKET = "";
    private static final String VERSION = "tried";

    /**
     * A file and where it would land.
     *
     * @param feed {@code FEED} or {@code SUPPLIER/FEED}; null when the file's name decides
     * @param supplier whose the file is; null when the feed, or the name, says so
     */
    public record Tried(
            Path file, @Nullable String feed, @Nullable String supplier, Instant at) {}

    /**
     * Tries a file by the code that receives one.
     *
     * @throws CommandFailure if the file cannot be read, or it is not clear which feed is meant
     */
    public static Trial of(Tried tried, Plan plan, Known known) {
        GivenFile.require(tried.file());
        String key = TrialKey.of(tried.file(), tried.feed(), tried.supplier(), plan);
        Landed landed = new Landed(BUCKET, key, VERSION, tried.at(), known.revision(key));
        FeedChoice choice = FeedChoice.of(key, plan.contracts());
        Optional<Bundle> bundle =
                choice instanceof FeedChoice.NoFeed ? Bundle.of(key, plan.bundles()) : Optional.empty();
        try {
            return bundle.isPresent()
                    ? new BundleTrial(plan, known, tried.file()).of(bundle.get(), landed)
                    : of(choice, landed, tried.file(), plan, known);
        } catch (IOException failed) {
            throw CommandFailure.infrastructure("cannot read " + tried.file() + ": " + failed.getMessage(), null)
                    .because(failed);
        }
    }

    private static Trial of(FeedChoice choice, Landed landed, Path file, Plan plan, Known known) throws IOException {
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file))) {
            Optional<String> control = Beside.controlOf(landed.key(), landed.date(), plan.contracts());
            ControlFile beside = control.isEmpty() ? null : beside(file, control.get());
            Checked checked = FeedSet.keyed(choice.filed(), plan.sets(), landed, check(choice, landed, bytes, beside));
            DeliveryRecord record = draft(checked, choice.filed(), landed, known);
            List<String> notes = new ArrayList<>(known.unsaid());
            FeedSet.of(choice.filed(), plan.sets())
                    .filter(_ -> record.accepted())
                    .ifPresent(set ->
                            notes.add("it is of the set " + set.name() + ", and loaded together with others of it"));
            if (control.isPresent()) {
                notes.add("it is received only when " + name(control.get()) + " lies beside it"
                        + (beside == null ? ", which it does not here" : ""));
            }
            return new Trial(record, Receipt.tried(record, Contact.of(record, plan), notes), List.of());
        }
    }

    private static String name(String key) {
        return key.substring(key.lastIndexOf('/') + 1);
    }

    private static @Nullable ControlFile beside(Path file, String control) throws IOException {
        Path path = file.resolveSibling(name(control));
        if (!Files.isRegularFile(path)) {
            return null;
        }
        try (InputStream bytes = Files.newInputStream(path)) {
            return new ControlFile(
                    name(control), new String(bytes.readNBytes(ControlFile.MOST_BYTES), StandardCharsets.UTF_8));
        }
    }

    /** The trial of what would have this record. */
    static Trial of(DeliveryRecord record, Plan plan, Known known, List<Receipt> members) {
        return new Trial(record, Receipt.tried(record, Contact.of(record, plan), known.unsaid()), members);
    }

    static Checked check(FeedChoice choice, Landed landed, InputStream bytes, @Nullable ControlFile control)
            throws IOException {
        try (TemporaryFiles scratch = new TemporaryFiles()) {
            return choice.check(
                    new FeedChoice.Arrived(landed, DeliveryId.of(landed), bytes, control),
                    (_, _) -> OutputStream.nullOutputStream(),
                    scratch);
        }
    }

    static DeliveryRecord draft(Checked checked, FeedId feed, Landed landed, Known known) {
        LatestAccepted latest = known.latest(feed, landed).orElse(null);
        String sameAs = checked instanceof Checked.Accepted
                ? known.sameBytes(feed, checked.original().sha256(), landed).orElse(null)
                : null;
        return new DeliveryDraft(DeliveryId.of(landed), feed, landed, "", List.of(), List.of(), sameAs, latest)
                .record(checked);
    }

    /** What a person reads: of a bundle first the receipts of its members. */
    public String text() {
        return Stream.concat(members.stream(), Stream.of(receipt))
                .map(Receipt::text)
                .collect(Collectors.joining("\n"));
    }

    /** What a program reads: the receipt, of a bundle with those of its members as {@code receipts}. */
    public String json() {
        if (members.isEmpty()) {
            return receipt.json();
        }
        JsonMapper mapper = JsonMapper.shared();
        ObjectNode report = mapper.readTree(receipt.json()).asObject();
        ArrayNode receipts = report.putArray("receipts");
        members.forEach(member -> receipts.add(mapper.readTree(member.json())));
        return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(report) + "\n";
    }
}
