package dev.larder.cli.environment;

import dev.larder.core.delivery.LandingKey;
import dev.larder.core.lake.LakeLayout;
import dev.larder.core.lake.LakeLayout.ReceiptForm;
import dev.larder.functions.Lake;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/** The notes about dropped files that answer questions, as far as they are written. Not thread-safe. */
final class ReplyNotes {
    private final Lake lake;
    private final SequencedMap<String, String> expected = new LinkedHashMap<>();

    ReplyNotes(Lake lake) {
        this.lake = lake;
    }

    /** Expects one about each of these versions: ids by landing keys. */
    void expect(Map<String, String> dropped) {
        expected.putAll(dropped);
    }

    /** Whether every one that is expected is there. */
    boolean allWritten() {
        return expected.entrySet().stream()
                .allMatch(each -> find(each.getKey(), each.getValue()).isPresent());
    }

    /** The key of the note about a version. */
    Optional<String> find(String key, String id) {
        return receipts(key)
                .filter(receipt -> LakeLayout.shortIdOfReceipt(receipt, ReceiptForm.TXT)
                        .filter(LakeLayout.shortId(id)::equals)
                        .isPresent())
                .findFirst();
    }

    /** The keys of the threads of the supplier in whose folder this landed. */
    List<String> threads(String key) {
        return receipts(key).filter(LakeLayout::isThread).toList();
    }

    private Stream<String> receipts(String key) {
        return LandingKey.parse(key).map(LandingKey::supplier).map(LakeLayout::supplierReceipts).stream()
                .flatMap(folder -> lake.objects().keys(folder).stream());
    }
}
