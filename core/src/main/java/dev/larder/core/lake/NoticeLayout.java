package dev.larder.core.lake;

import dev.larder.core.contract.FeedId;
import dev.larder.core.delivery.Landed;

/** The keys of notices about questions to suppliers. Each is written once, and a rule tells people of it by its key. */
public final class NoticeLayout {
    private NoticeLayout() {}

    /** That a supplier is asked about a delivery: {@code notices/<supplier>/<feed>/question/<landed>-<sanitised name>-<short id>-<number>.txt}. */
    public static String question(FeedId feed, Landed landed, String deliveryId, int number) {
        return LakeLayout.notice(feed, landed, deliveryId, "question").replaceFirst("\\.txt$", "-" + number + ".txt");
    }

    /** That a supplier answered, for who operates: below no supplier's notices; {@code reply} is the id of the answer's version. */
    public static String answer(FeedId feed, Landed landed, String deliveryId, String reply) {
        return LakeLayout.notices() + "_answers/"
                + LakeLayout.notice(feed, landed, deliveryId, "answer")
                        .substring(LakeLayout.notices().length())
                        .replaceFirst("\\.txt$", "-" + LakeLayout.shortId(reply) + ".txt");
    }
}
