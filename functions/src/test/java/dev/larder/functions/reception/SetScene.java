package dev.larder.functions.reception;

import dev.larder.core.contract.FeedId;
import dev.larder.core.decision.Decision;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.lake.LakeLayout;
import dev.larder.core.lake.SetLayout;
import dev.larder.core.plan.Plan;
import dev.larder.core.set.Closing;
import dev.larder.core.set.FeedSet;
import dev.larder.core.set.FeedSet.Incomplete;
import dev.larder.core.set.SetKey;
import dev.larder.functions.Lake;
import dev.larder.functions.memory.Furnished;
import dev.larder.functions.memory.SmallProject;
import dev.larder.functions.run.NextRun;
import dev.larder.functions.set.Sets;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Sales, returns and calls of a day belong together, a day is waited for six hours; what becomes of that in an environment in memory. */
record SetScene(Furnished furnished) {
    static final List<FeedId> FEEDS = List.of(SmallProject.SALE, SmallProject.RETURN, SmallProject.CALL);

    static FeedSet set(List<FeedId> required, Incomplete incomplete) {
        return new FeedSet("day", required, List.of(), new SetKey(SetKey.By.PERIOD, "day"), 360, incomplete);
    }

    static Plan plan(Incomplete incomplete) {
        return plan(set(FEEDS, incomplete));
    }

    static Plan plan(FeedSet set) {
        return SmallProject.with(List.of(), List.of(set));
    }

    static String key(FeedId feed) {
        return "suppliers/" + feed + "/" + feed.name() + "_x.csv";
    }

    static String content(String day) {
        return "sold_on,shop,amount\n" + day + ",north,3\n";
    }

    DeliveryRecord received(FeedId feed, String day) {
        return put(feed, content(day));
    }

    DeliveryRecord put(FeedId feed, String content) {
        return new Receiver(furnished).received(key(feed), content);
    }

    boolean announced(String key, String version) {
        return !new Receiver(furnished)
                .failures(Receiver.message("m", "landing", key, version, null))
                .isEmpty();
    }

    void pass(Duration time) {
        furnished.ports().clock().advance(time);
    }

    void reconcile() {
        new ReconcileLanding(furnished.environment()).step(Lake.JSON.createObjectNode());
    }

    Sets sets() {
        return new Sets(furnished.environment());
    }

    /** As the command does it. */
    void decidedToClose(String key, String why) {
        Decision close = new Decision.CloseSet("day", key);
        furnished.environment().decisions().write("ann", why, close);
        furnished.environment().decisions().cause(close);
    }

    void withdrawn(DeliveryRecord record) {
        Decision withdrawal = new Decision.Withdraw(record.id());
        furnished.environment().decisions().write("ann", "sent by mistake", withdrawal);
    }

    List<String> pending() {
        return keys(LakeLayout.pending()).stream()
                .map(key -> key.substring(LakeLayout.pending().length()))
                .toList();
    }

    void delete(List<String> causes) {
        furnished
                .environment()
                .lake()
                .objects()
                .delete(causes.stream().map(LakeLayout::pending).toList());
    }

    List<String> marks() {
        return keys(SetLayout.members());
    }

    List<String> notices() {
        return keys(LakeLayout.notices() + "_sets/");
    }

    List<String> keys(String prefix) {
        return furnished.environment().lake().objects().keys(prefix);
    }

    String text(String key) {
        return new String(furnished.environment().lake().objects().read(key).orElseThrow(), StandardCharsets.UTF_8);
    }

    Closing closing(String key) {
        return furnished.environment().lake().get(SetLayout.closing("day", key), Closing.class);
    }

    Set<String> inForce() {
        return NextRun.of(furnished.environment()).inputs().mapping().deliveries();
    }

    String identity() {
        return NextRun.of(furnished.environment()).identity().text();
    }
}
