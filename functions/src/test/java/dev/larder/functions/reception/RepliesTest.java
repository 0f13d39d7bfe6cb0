package dev.larder.functions.reception;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.lake.LakeLayout;
import dev.larder.core.question.Reply;
import dev.larder.core.receipt.SupplierAddresses;
import dev.larder.functions.Lake;
import dev.larder.functions.memory.Furnished;
import dev.larder.functions.memory.MemoryPorts;
import dev.larder.functions.memory.SmallProject;
import dev.larder.functions.port.ObjectStore;
import dev.larder.functions.question.Threads;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Questions about deliveries, and the files that answer them. */
class RepliesTest {
    private static final String GOOD = "sold_on,shop,amount\n2026-03-14,north,3\n2026-03-15,south,4\n";

    private static final String LANDED = "2026-03-15";

    private final Furnished furnished = new Furnished(SmallProject.plan());
    private final MemoryPorts ports = furnished.ports();
    private final ObjectStore objects = furnished.environment().lake().objects();
    private final Threads threads = new Threads(furnished.environment());

    private DeliveryRecord delivery;

    @BeforeEach
    void deliver() {
        land("suppliers/acme/sale/sale_1.csv", GOOD);
        delivery = record("deliveries/acme/");
    }

    @Test
    void a_question_stands_first_on_the_page_and_in_its_thread_with_how_to_answer_until_it_is_answered() {
        ask("Why is <b>south</b> missing?");
        reconcile();

        String how = "suppliers/acme/sale/" + name() + " by S3, /drop/sale/" + name() + " by SFTP.";
        assertThat(page())
                .contains("1 TO ANSWER")
                .containsSubsequence("Questions to you", "&lt;b&gt;south", how, "All")
                .doesNotContain("<b>south")
                .doesNotContain("the desk");
        assertThat(thread()).startsWith("1 QUESTION sale_1.csv\n").contains(how, "  Why is <b>south</b> missing?\n");
        assertThat(page()).contains("href=\"" + html().substring("receipts/acme/".length()) + "\"");
        assertThat(text(html())).contains("&lt;b&gt;south&lt;/b&gt;").doesNotContain("the desk");

        land("suppliers/acme/sale/" + name(), "It was closed.\nSorry.\n");
        reconcile();

        assertThat(page())
                .contains("ALL ANSWERED")
                .containsSubsequence("Questions that you answered", "You: It was closed. Sorry.");
        assertThat(thread())
                .startsWith("ANSWERED sale_1.csv\n")
                .containsSubsequence("Question 1", "Answer", "  It was closed.\n  Sorry.\n");
        assertThat(note()).startsWith("RECORDED " + name() + " - your answer about sale_1.csv is kept.\n");
        assertThat(objects.keys("deliveries/")).as("an answer is no delivery").hasSize(1);
        assertThat(objects.keys("receipts/acme/_unmatched/")).isEmpty();
    }

    @Test
    void a_second_question_may_follow_and_is_open_until_an_answer_comes_after_it() {
        ask("First?");
        land("suppliers/acme/sale/" + name(), "One.");
        ask("Second?");

        assertThat(thread()).startsWith("1 QUESTION").containsSubsequence("First?", "One.", "Second?");
        assertThat(threads.list("acme/")).singleElement().matches(each -> each.open());

        land("suppliers/acme/sale/" + name(), "Two.");
        assertThat(thread()).startsWith("ANSWERED").containsSubsequence("First?", "One.", "Second?", "Two.");
    }

    @Test
    void the_supplier_is_told_of_each_question_once_and_who_operates_of_each_answer() {
        List<String> before = objects.keys(LakeLayout.notices());
        ask("First?");
        ask("First?");
        String asked = "notices/acme/sale/question/" + LANDED + "-sale_1.csv-" + LakeLayout.shortId(delivery.id());
        assertThat(told(before)).containsExactly(asked + "-1.txt");
        assertThat(text(asked + "-1.txt"))
                .startsWith("QUESTION 1 about sale_1.csv, delivery " + delivery.id() + "\n  First?\n")
                .contains(name() + " by S3", "The thread: " + txt())
                .doesNotContain("the desk");

        String version = land("suppliers/acme/sale/" + name(), "One.");
        receive("suppliers/acme/sale/" + name(), version);
        ask("Second?");

        assertThat(told(before))
                .hasSize(3)
                .contains(asked + "-1.txt", asked + "-2.txt")
                .filteredOn(key -> !key.startsWith(SupplierAddresses.notices("acme")))
                .singleElement()
                .satisfies(key -> assertThat(text(key))
                        .startsWith("ANSWERED about sale_1.csv")
                        .contains("  One.\n"))
                .asString()
                .startsWith("notices/_answers/acme/sale/answer/" + LANDED + "-sale_1.csv-");
    }

    @Test
    void a_question_that_was_cut_off_before_its_notice_is_told_when_it_is_asked_again() {
        List<String> before = objects.keys(LakeLayout.notices());
        ask("First?");
        List<String> once = told(before);
        objects.delete(once);

        ask("First?");

        assertThat(told(before)).isEqualTo(once);
    }

    private List<String> told(List<String> before) {
        return objects.keys(LakeLayout.notices()).stream()
                .filter(key -> !before.contains(key))
                .toList();
    }

    @Test
    void one_answer_is_to_all_questions_that_were_asked_before_it() {
        ask("First?");
        ask("Second?");
        assertThat(thread()).startsWith("2 QUESTIONS");

        land("suppliers/acme/" + name(), "Both.");

        assertThat(thread()).startsWith("ANSWERED");
    }

    @Test
    void a_question_that_is_open_is_not_asked_twice_and_may_be_asked_again_after_its_answer() {
        assertThat(ask("Why?").isNew()).isTrue();
        objects.delete(List.of(txt(), html()));
        Threads.Asked again = ask("Why?");
        assertThat(again.isNew()).isFalse();
        assertThat(thread()).as("a crash before the pages is mended").contains("Why?");

        land("suppliers/acme/sale/" + name(), "Because.");
        assertThat(ask("Why?").question().number()).isEqualTo(2);
    }

    @Test
    void an_answer_that_is_received_again_is_kept_and_told_once() {
        ask("Why?");
        String version = land("suppliers/acme/sale/" + name(), "Because.");
        receive("suppliers/acme/sale/" + name(), version);
        ask("Really?");
        receive("suppliers/acme/sale/" + name(), version);

        assertThat(objects.keys("answers/")).hasSize(1);
        assertThat(objects.keys("receipts/acme/_answers/")).hasSize(1);
        assertThat(thread()).as("it was no answer to the later question").startsWith("1 QUESTION");
    }

    @Test
    void an_answer_whose_event_was_lost_is_found_by_the_schedule_and_then_left_alone() {
        ask("Why?");
        String version = ports.supplier().put("suppliers/acme/sale/" + name(), "Because.");
        assertThat(reconcile()).isEqualTo(1);

        receive("suppliers/acme/sale/" + name(), version);

        assertThat(thread()).startsWith("ANSWERED");
        assertThat(reconcile()).isZero();
        assertThat(page()).as("it is no file that waits").contains("ALL ANSWERED");
    }

    @Test
    void an_answer_to_no_question_is_told_so_and_is_no_delivery() {
        for (String name : List.of(name(), "0123456789.answer.txt", "sale_1.csv.ANSWER.TXT")) {
            land("suppliers/acme/sale/" + name, "Hello?");
            assertThat(note()).startsWith("NO QUESTION " + name + " - you were asked nothing");
            objects.delete(objects.keys("receipts/acme/_answers/"));
        }
        assertThat(objects.keys("answers/")).isEmpty();
        assertThat(objects.keys("deliveries/")).hasSize(1);
    }

    @Test
    void another_suppliers_question_cannot_be_answered() {
        ask("Why?");

        land("suppliers/zenith/call/" + name(), "I am acme.");

        assertThat(objects.keys("answers/")).isEmpty();
        assertThat(objects.keys("receipts/zenith/_answers/")).hasSize(1);
    }

    @Test
    void a_file_of_no_feed_is_asked_about_where_its_sender_finds_it() {
        land("suppliers/acme/nothing/a.csv", GOOD);
        delivery = record("deliveries/_unmatched/");

        ask("What is this?");

        assertThat(txt()).startsWith("receipts/acme/_unmatched/");
        land("suppliers/acme/sale/" + name(), "A mistake.");
        assertThat(thread()).startsWith("ANSWERED a.csv");
    }

    @Test
    void hostile_answers_are_cut_and_escaped() {
        ask("Why?");
        byte[] huge = new byte[3 * Reply.MOST_BYTES];
        IntStream.range(0, huge.length).forEach(at -> huge[at] = (byte) (at * 31));
        land("suppliers/acme/sale/" + name(), huge);

        assertThat(note()).contains("Only its first 64 KiB were read.", "Not all of it is UTF-8");
        assertThat(thread().chars().allMatch(each -> each == '\n' || each >= ' '))
                .isTrue();
        assertThat(text(txt()).length()).isLessThan(3 * Reply.MOST_BYTES);

        land("suppliers/acme/sale/" + name(), "\u001b[2J</p><script>alert(1)</script>\u202e");
        reconcile();
        assertThat(text(html())).doesNotContain("<script").contains("&lt;script&gt;");
        assertThat(page()).doesNotContain("<script", "\u001b", "\u202e");
        assertThat(thread()).doesNotContain("\u001b", "\u202e");
    }

    @Test
    void a_character_that_the_bound_would_cut_is_left_out_whole() {
        ask("Why?");
        land("suppliers/acme/sale/" + name(), "x" + "ä".repeat(Reply.MOST_BYTES));

        assertThat(thread()).contains("only its first 64 KiB").doesNotContain("\uFFFD", "not all of it UTF-8");
    }

    @Test
    void an_answer_without_text_leaves_the_question_open() {
        ask("Why?");
        land("suppliers/acme/sale/" + name(), "\uFEFF \n\u0000");

        assertThat(note()).startsWith("EMPTY " + name());
        assertThat(thread()).startsWith("1 QUESTION");
    }

    @Test
    void of_many_who_ask_at_once_each_has_a_number() throws Exception {
        List<Callable<Integer>> askers = IntStream.range(0, 8)
                .mapToObj(each -> (Callable<Integer>)
                        () -> ask("Question of " + each + "?").question().number())
                .toList();
        try (var pool = Executors.newFixedThreadPool(8)) {
            List<Integer> numbers = pool.invokeAll(askers).stream()
                    .map(RepliesTest::got)
                    .sorted()
                    .toList();
            assertThat(numbers).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
        }
        assertThat(thread()).startsWith("8 QUESTIONS");
    }

    private static Integer got(Future<Integer> future) {
        try {
            return future.get();
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    private Threads.Asked ask(String text) {
        return threads.ask(delivery, "the desk", text);
    }

    private String name() {
        return LakeLayout.shortId(delivery.id()) + ".answer.txt";
    }

    private DeliveryRecord record(String prefix) {
        return furnished.environment().lake().get(objects.keys(prefix).getFirst(), DeliveryRecord.class);
    }

    private int reconcile() {
        return new ReconcileLanding(furnished.environment())
                .step(Lake.JSON.createObjectNode())
                .announced();
    }

    private String land(String key, String content) {
        return land(key, content.getBytes(StandardCharsets.UTF_8));
    }

    private String land(String key, byte[] content) {
        String version = ports.supplier().put(key, content);
        receive(key, version);
        return version;
    }

    private void receive(String key, String version) {
        SQSMessage message = new SQSMessage();
        message.setMessageId("m");
        message.setBody(
                "{\"detail\":{\"bucket\":{\"name\":\"landing\"},\"object\":{\"key\":\"%s\",\"version-id\":\"%s\"},\"reason\":\"PutObject\"}}"
                        .formatted(key, version));
        SQSEvent event = new SQSEvent();
        event.setRecords(List.of(message));
        assertThat(new ReceiveDelivery(furnished.environment())
                        .handle(event, Receiver.time(furnished.ports()))
                        .getBatchItemFailures())
                .isEmpty();
    }

    private String txt() {
        return LakeLayout.thread(delivery.feed(), delivery.landed(), delivery.id(), LakeLayout.ReceiptForm.TXT);
    }

    private String html() {
        return LakeLayout.thread(delivery.feed(), delivery.landed(), delivery.id(), LakeLayout.ReceiptForm.HTML);
    }

    private String thread() {
        return text(txt());
    }

    private String page() {
        return text(LakeLayout.supplierPage("acme"));
    }

    private String note() {
        return text(objects.keys("receipts/acme/_answers/").getLast());
    }

    private String text(String key) {
        return new String(objects.read(key).orElseThrow(), StandardCharsets.UTF_8);
    }
}
