package dev.larder.core.lake;

import dev.larder.core.contract.FeedId;
import dev.larder.core.delivery.FeedChoice;
import dev.larder.core.delivery.Landed;
import dev.larder.core.delivery.LandingKey;
import dev.larder.core.delivery.PartSink;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The keys of the lake bucket, as pure functions. Dates are UTC. */
public final class LakeLayout {
    private static final Pattern EXTENSION = Pattern.compile("(?:\\.[A-Za-z0-9]{1,8}){1,2}$");
    private static final String AGAIN = "again-";
    private static final String PREVIEW = "preview-";
    private static final String LATER = "from/";
    private static final String THREAD = ".questions";
    private static final int LONGEST_NAME = 60;
    private static final int SHORT_ID = 8;

    private LakeLayout() {}

    /** The verbatim original: {@code originals/<supplier>/<feed>/dt=<landed>/<delivery id>/<sha256><ext>}. */
    public static String original(FeedId feed, Landed landed, String deliveryId, String sha256) {
        Matcher extension = EXTENSION.matcher(landed.fileName());
        String ending =
                extension.find() && extension.start() > 0 ? extension.group().toLowerCase(Locale.ROOT) : "";
        return "originals/" + feed + "/dt=" + landed.date() + "/" + deliveryId + "/" + sha256 + ending;
    }

    /**
     * An empty object that says that an accepted delivery has these bytes: {@code
     * digests/<supplier>/<feed>/<sha256>/<milliseconds>-<place in its bundle>-<delivery id>}, so that the keys are in the order of landing.
     * Former versions wrote the id alone.
     */
    public static String digest(FeedId feed, String sha256, Landed landed, String deliveryId) {
        int place = landed.member() == null ? 0 : landed.member().position();
        return digests(feed, sha256) + "%013d-%06d-%s".formatted(landed.at().toEpochMilli(), place, deliveryId);
    }

    /** Prefix of a feed's deliveries with these bytes; finding them takes no longer the more a feed has. */
    public static String digests(FeedId feed, String sha256) {
        return "digests/" + feed + "/" + sha256 + "/";
    }

    /** Whether the key of a digest is in the order of landing. */
    public static boolean saysWhenItLanded(String digest) {
        return digest.lastIndexOf('-') > digest.lastIndexOf('/');
    }

    /** The id of the delivery in the key of a digest or an arrival. */
    public static String deliveryOfDigest(String key) {
        return key.substring(Math.max(key.lastIndexOf('/'), key.lastIndexOf('-')) + 1);
    }

    /** What the next delivery of a feed is compared with: {@code latest/<supplier>/<feed>.json}. */
    public static String latest(FeedId feed) {
        return "latest/" + feed + ".json";
    }

    /** What a feed's calendar remembers: {@code calendar/feeds/<supplier>/<feed>.json}. */
    public static String calendar(FeedId feed) {
        return "calendar/feeds/" + feed + ".json";
    }

    /** An empty object that says that a delivery of a feed with a calendar was accepted and is not counted yet. */
    public static String arrival(FeedId feed, String deliveryId) {
        return arrivals() + feed + "/" + deliveryId;
    }

    /** Prefix of the deliveries that no calendar has counted. */
    public static String arrivals() {
        return "calendar/arrivals/";
    }

    /** The feed of the delivery in such a key. */
    public static FeedId feedOfArrival(String key) {
        return FeedId.parse(key.substring(arrivals().length(), key.lastIndexOf('/')));
    }

    /**
     * A conformed part: {@code conformed/<supplier>/<feed>/dt=<landed>/<delivery id>/<attempt>/part-00000.csv.zst}, or beside it a part
     * of the rejects: {@code rejects-00000.csv.zst}.
     */
    public static String conformedPart(FeedId feed, Landed landed, String deliveryId, ConformedPart part) {
        return "conformed/" + feed + "/dt=" + landed.date() + "/" + deliveryId + "/" + part.attempt()
                + "/%s-%05d.csv.zst".formatted(part.kind().word(), part.number());
    }

    /** Which part of which attempt to receive the delivery. */
    public record ConformedPart(String attempt, PartSink.Kind kind, int number) {}

    /** The delivery's record, the commit point. */
    public static String deliveryRecord(FeedId feed, String deliveryId) {
        return deliveryRecords(feed) + deliveryId + ".json";
    }

    /** Prefix of a feed's delivery records. */
    public static String deliveryRecords(FeedId feed) {
        return deliveryRecords() + feed + "/";
    }

    /** Prefix of all delivery records. */
    public static String deliveryRecords() {
        return "deliveries/";
    }

    /** The id of the delivery whose record has this key. */
    public static String deliveryOfRecord(String key) {
        return name(key);
    }

    /** The feed of the delivery whose record has this key. */
    public static FeedId feedOfRecord(String key) {
        return FeedId.parse(key.substring(deliveryRecords().length(), key.lastIndexOf('/')));
    }

    /** A cause of the next run. */
    public static String pending(String cause) {
        return pending() + cause;
    }

    /** Prefix of the causes of the next run. */
    public static String pending() {
        return "pending/";
    }

    /** A cause that is none before that moment: what was decided is over then. */
    public static String pendingFrom(Instant moment, String cause) {
        return pending(LATER + compact(moment) + "-" + cause);
    }

    /** Whether the cause of this key is one now. */
    public static boolean isDue(String pendingKey, Instant now) {
        String from = pending() + LATER;
        String moment = compact(now);
        return !pendingKey.startsWith(from)
                || pendingKey.substring(from.length()).compareTo(moment) <= 0
                || pendingKey.startsWith(from + moment);
    }

    /** The cause of a person who takes a run up that failed, at that moment. */
    public static String again(Instant moment) {
        return AGAIN + moment.truncatedTo(ChronoUnit.SECONDS);
    }

    /** When a person took a run up, if the cause of this key is that. */
    public static Optional<Instant> againSince(String pendingKey) {
        String from = pending() + AGAIN;
        return pendingKey.startsWith(from)
                ? Optional.of(Instant.parse(pendingKey.substring(from.length())))
                : Optional.empty();
    }

    /** The cause of a run that a person wants to see and nobody wants to publish, by the id of the decision that says which. */
    public static String preview(String decisionId) {
        return PREVIEW + decisionId;
    }

    /** The id of the decision, if the cause of this key is that. */
    public static Optional<String> previewOf(String pendingKey) {
        String from = pending() + PREVIEW;
        return pendingKey.startsWith(from) ? Optional.of(pendingKey.substring(from.length())) : Optional.empty();
    }

    private static String compact(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS).toString().replaceAll("[^0-9TZ]", "");
    }

    /** The verdict that blocked a run of this identity, whose tests were judged by accepted measures of this digest. */
    public static String blocked(String runIdentity, String measures) {
        return blocked(runIdentity) + measures + ".json";
    }

    /** Prefix of the verdicts that blocked a run of this identity. */
    public static String blocked(String runIdentity) {
        return "blocked/" + runIdentity + "/";
    }

    /** The forms of a receipt. */
    public enum ReceiptForm {
        JSON,
        HTML,
        TXT
    }

    /**
     * A receipt: {@code receipts/<supplier>/<feed>/<landed>-<sanitised name>-<short id>.<form>}. That of a file of no feed lies
     * below the folder of the supplier who sent it, in {@code _unmatched}, so that the supplier finds it.
     */
    public static String receipt(FeedId feed, Landed landed, String deliveryId, ReceiptForm form) {
        return receipts() + folder(feed, landed) + "/" + landed.date() + "-" + sanitised(landed.fileName()) + "-"
                + shortId(deliveryId) + ending(form);
    }

    /** What a supplier is told about a file that waits for another; its receipt comes later, and under a key of its own. */
    public static String waiting(String supplier, Landed landed, String deliveryId) {
        return supplierReceipts(supplier) + "_waiting/" + landed.date() + "-" + sanitised(landed.fileName()) + "-"
                + shortId(deliveryId) + ".waiting.txt";
    }

    /** What was asked and answered about a delivery, beside its receipt: {@code ....questions.html} or {@code .txt}. */
    public static String thread(FeedId feed, Landed landed, String deliveryId, ReceiptForm form) {
        String receipt = receipt(feed, landed, deliveryId, form);
        return receipt.substring(0, receipt.length() - ending(form).length()) + THREAD + ending(form);
    }

    /** Whether a key below {@link #receipts()} is one of {@link #thread}. */
    public static boolean isThread(String key) {
        return key.endsWith(THREAD + ending(ReceiptForm.HTML)) || key.endsWith(THREAD + ending(ReceiptForm.TXT));
    }

    /** What a supplier is told about a file that answers a question; {@code id} is that of the version. */
    public static String replyNote(String supplier, Landed landed, String id) {
        return supplierReceipts(supplier) + "_answers/" + landed.date() + "-" + sanitised(landed.fileName()) + "-"
                + shortId(id) + ending(ReceiptForm.TXT);
    }

    private static String folder(FeedId feed, Landed landed) {
        Optional<String> sender = sender(landed);
        return feed.equals(FeedChoice.UNMATCHED) && sender.isPresent()
                ? sender.get() + "/" + feed.name()
                : feed.toString();
    }

    /** The folder of the supplier who sent it; empty if that can be no supplier's. */
    public static Optional<String> sender(Landed landed) {
        return LandingKey.parse(landed.key()).map(LandingKey::supplier).filter(FeedId::isFree);
    }

    /** Prefix of a supplier's receipts, which that supplier may read. */
    public static String supplierReceipts(String supplier) {
        return receipts() + supplier + "/";
    }

    /** The page of a supplier's deliveries, beside the receipts: {@code receipts/<supplier>/index.html}. */
    public static String supplierPage(String supplier) {
        return supplierReceipts(supplier) + "index.html";
    }

    /** Prefix of all receipts. */
    public static String receipts() {
        return "receipts/";
    }

    /** The {@link #shortId} of the delivery that the receipt of this key answers; empty for a receipt in another form. */
    public static Optional<String> shortIdOfReceipt(String key, ReceiptForm form) {
        String ending = ending(form);
        return key.endsWith(ending)
                ? Optional.of(key.substring(key.lastIndexOf('-') + 1, key.length() - ending.length()))
                : Optional.empty();
    }

    /** The beginning of a delivery's id, by which receipts and people name it. */
    public static String shortId(String deliveryId) {
        return deliveryId.substring(0, Math.min(SHORT_ID, deliveryId.length()));
    }

    /**
     * What people are told of a delivery: {@code notices/<supplier>/<feed>/<what>/<landed>-<sanitised name>-<short id>.txt}. The key says
     * all that a message says: EventBridge tells no more of an object.
     *
     * @param what a word for what became of it
     */
    public static String notice(FeedId feed, Landed landed, String deliveryId, String what) {
        return notices() + folder(feed, landed) + "/" + what + "/" + landed.date() + "-" + sanitised(landed.fileName())
                + "-" + shortId(deliveryId) + ".txt";
    }

    /** What people are told of a file that was due then and has not come: {@code notices/<supplier>/<feed>/late/<due>.txt}. */
    public static String lateNotice(FeedId feed, Instant due) {
        return notices() + feed + "/late/" + sanitised(due.toString()) + ".txt";
    }

    /** Prefix of what people are told. */
    public static String notices() {
        return "notices/";
    }

    /** A compiled project. */
    public static String plan(String planHash) {
        return plans() + planHash + ".json";
    }

    /** Prefix of the compiled projects. */
    public static String plans() {
        return "plans/";
    }

    /** The hash of the plan that has this key. */
    public static String planHash(String key) {
        return name(key);
    }

    /**
     * A decision: {@code decisions/<person>/<moment>-<word>-<digits>.json}; whoever decides may write below its own name only.
     *
     * @param digits tell decisions of the same moment apart
     */
    public static String decision(String person, Instant at, String word, String digits) {
        return decisions() + person + "/" + at.toString().replaceAll("[^0-9TZ.]", "") + "-" + word + "-" + digits
                + ".json";
    }

    /** Prefix of what people decided. */
    public static String decisions() {
        return "decisions/";
    }

    /** The person in the key of a decision. */
    public static String personOfDecision(String key) {
        String id = decisionId(key);
        return id.substring(0, id.indexOf('/'));
    }

    /** What names the decision of this key: the key without prefix and ending. */
    public static String decisionId(String key) {
        return key.substring(decisions().length(), key.length() - ".json".length());
    }

    /** What a message was that somebody took out of a dead-letter queue. */
    public static String deadLetter(String queue, String message) {
        return "dead-letters/" + queue + "/" + message + ".json";
    }

    /** A hold on a delivery, as they were written before decisions had keys of their own. */
    public static String hold(String name) {
        return "holds/" + name + ".json";
    }

    /** Prefix of the holds. */
    public static String holds() {
        return "holds/";
    }

    /** A question about a delivery: {@code questions/<supplier>/<delivery id>/<number>.json}. */
    public static String question(String supplier, String deliveryId, int number) {
        return questions() + supplier + "/" + deliveryId + "/" + number + ".json";
    }

    /** Prefix of the questions. */
    public static String questions() {
        return "questions/";
    }

    /** An answer: {@code answers/<supplier>/<delivery id>/<number of the question>-<id of the version>.json}. */
    public static String reply(String supplier, String deliveryId, int number, String id) {
        return replies() + supplier + "/" + deliveryId + "/" + number + "-" + id + ".json";
    }

    /** Prefix of the answers. */
    public static String replies() {
        return "answers/";
    }

    /** A release. */
    public static String release(long number) {
        return "releases/" + number + ".json";
    }

    /** What stands aside beside a release, decided after it was made: {@code asides/<number>.json}. */
    public static String asides(long release) {
        return "asides/" + release + ".json";
    }

    /** The number in the key of a release. */
    public static long releaseNumber(String key) {
        return Long.parseLong(name(key));
    }

    /** Prefix of the releases. */
    public static String releases() {
        return "releases/";
    }

    /** What was fetched of a feed from its supplier's own server: {@code pulls/<supplier>/<feed>.json}. */
    public static String pull(FeedId feed) {
        return "pulls/" + feed + ".json";
    }

    /** The last part of a document's key, without its ending. */
    private static String name(String key) {
        return key.substring(key.lastIndexOf('/') + 1, key.length() - ".json".length());
    }

    private static String ending(ReceiptForm form) {
        return "." + form.name().toLowerCase(Locale.ROOT);
    }

    /** Letters, digits, dot, underscore and hyphen; anything else becomes a hyphen; at most 60 characters. */
    static String sanitised(String fileName) {
        String safe = fileName.replaceAll("[^A-Za-z0-9._-]+", "-");
        return safe.length() <= LONGEST_NAME ? safe : safe.substring(0, LONGEST_NAME);
    }
}
