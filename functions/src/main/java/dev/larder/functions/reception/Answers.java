package dev.larder.functions.reception;

import dev.larder.core.contract.FeedId;
import dev.larder.core.delivery.DeliveryId;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.delivery.DeliveryRecord.BundleMember;
import dev.larder.core.delivery.FeedChoice;
import dev.larder.core.delivery.Landed;
import dev.larder.core.delivery.LandingKey;
import dev.larder.core.lake.HistoryLayout;
import dev.larder.core.lake.LakeLayout;
import dev.larder.core.lake.LakeLayout.ReceiptForm;
import dev.larder.core.receipt.Contact;
import dev.larder.core.receipt.Notice;
import dev.larder.core.receipt.Receipt;
import dev.larder.core.receipt.WaitingNote;
import dev.larder.core.wiring.Metrics;
import dev.larder.functions.Environment;
import dev.larder.functions.FeedHistory;
import dev.larder.functions.Lake;
import dev.larder.functions.set.Sets;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Answers a recorded delivery: its receipt in three forms and a notice, each written once, and the cause of a run when it was accepted and waits for no other. A
 * bundle is told once, not each of its members.
 */
final class Answers {
    private final Environment environment;
    private final Lake lake;

    Answers(Environment environment) {
        this.environment = environment;
        this.lake = environment.lake();
    }

    /** Writes what is missing of the answer, of a bundle first those to its members; harmless when repeated. */
    void answer(DeliveryRecord record) {
        List<BundleMember> members = record.members();
        if (members != null) {
            members.forEach(member -> answer(
                    lake.get(LakeLayout.deliveryRecord(member.feed(), member.delivery()), DeliveryRecord.class)));
        }
        String contact = Contact.of(record, environment.plan());
        Receipt receipt = Receipt.of(record, contact);
        if (record.loads() && record.set() == null) {
            environment.pokes().cause(HistoryLayout.cause(record.feed(), record.id()));
        }
        // The text comes last: whoever finds it also finds the others and the cause, and people were told.
        write(record, ReceiptForm.JSON, receipt.json(), "application/json");
        write(record, ReceiptForm.HTML, receipt.html(), "text/html; charset=utf-8");
        if (record.landed().member() == null) {
            tell(Notice.of(record, contact));
        }
        write(record, ReceiptForm.TXT, receipt.text(), "text/plain; charset=utf-8");
        if (members == null) {
            environment
                    .measures()
                    .count(record.accepted() ? Metrics.DELIVERIES_ACCEPTED : Metrics.DELIVERIES_REJECTED, 1);
        }
        if (record.loads()) {
            new FeedHistory(lake).remember(record);
            new Sets(environment).admit(record);
        }
    }

    /** Tells the supplier, once, which file has to lie beside this one. */
    void tellWaiting(Landed landed, String controlKey) {
        LandingKey.parse(landed.key()).ifPresent(parsed -> {
            String text = WaitingNote.of(landed, controlKey);
            String key = LakeLayout.waiting(parsed.supplier(), landed, DeliveryId.of(landed));
            lake.objects().writeOnce(key, text.getBytes(StandardCharsets.UTF_8), "text/plain; charset=utf-8");
            FeedId feed =
                    FeedChoice.of(landed.key(), environment.plan().contracts()).filed();
            tell(Notice.waiting(feed, landed, controlKey));
        });
    }

    private void tell(Notice notice) {
        lake.objects()
                .writeOnce(notice.key(), notice.text().getBytes(StandardCharsets.UTF_8), "text/plain; charset=utf-8");
    }

    private void write(DeliveryRecord record, ReceiptForm form, String content, String contentType) {
        String key = LakeLayout.receipt(record.feed(), record.landed(), record.id(), form);
        lake.objects().writeOnce(key, content.getBytes(StandardCharsets.UTF_8), contentType);
    }
}
