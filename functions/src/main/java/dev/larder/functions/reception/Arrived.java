package dev.larder.functions.reception;

import dev.larder.core.delivery.Checked;
import dev.larder.core.delivery.DeliveryId;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.delivery.Landed;
import dev.larder.core.lake.LakeLayout;
import java.util.function.Consumer;

/** A file that was checked, and has no record yet. */
record Arrived(Filing filing, Checked checked) {
    /** In the place of a digest that nobody knows. */
    static final String UNREAD = "unread";

    /** Keeps the original, then commits the record; if that fails, nothing conformed is left. */
    DeliveryRecord commit(Consumer<String> keep) {
        Landed landed = filing.landed();
        String sha256 = checked.original().sha256();
        String original =
                LakeLayout.original(filing.feed(), landed, DeliveryId.of(landed), sha256.isEmpty() ? UNREAD : sha256);
        try {
            keep.accept(original);
            return commit(original);
        } catch (RuntimeException failed) {
            abort();
            throw failed;
        }
    }

    /** Commits the record; the original is kept already. */
    DeliveryRecord commit(String original) {
        try {
            return filing.commit(filing.draft(checked, original));
        } catch (RuntimeException failed) {
            abort();
            throw failed;
        }
    }

    /** Removes what was written; harmless when repeated. */
    void abort() {
        filing.parts().abort();
    }
}
