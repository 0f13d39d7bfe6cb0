package dev.larder.cli.grants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.larder.aws.AwsClients;
import dev.larder.cli.reach.DeadLetters;
import dev.larder.core.calendar.FeedCalendar;
import dev.larder.core.contract.FeedId;
import dev.larder.core.decision.Decision;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.lake.HistoryLayout;
import dev.larder.core.lake.LakeLayout;
import dev.larder.core.lake.SetLayout;
import dev.larder.core.plan.Plan;
import dev.larder.core.plan.PlanJson;
import dev.larder.core.question.ReplyName;
import dev.larder.core.run.Hold;
import dev.larder.core.run.Release;
import dev.larder.functions.Environment;
import dev.larder.functions.Lake;
import dev.larder.functions.question.Threads;
import dev.larder.functions.run.AsideList;
import dev.larder.functions.run.NextRun;
import dev.larder.functions.run.Releases;
import dev.larder.functions.run.RunFolder;
import dev.larder.functions.run.RunRecord;
import dev.larder.functions.run.RunVerdict;
import dev.larder.local.LocalLarder;
import dev.standin.aws.lambda.Outcome;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import tools.jackson.databind.JsonNode;

/**
 * Makes every function of an environment do everything it may, the rare things too; fails at the first that does not happen, and
 * as soon as anything is denied to anyone. What takes longest comes last, so that most failures show early.
 */
final class Rehearsal {
    private static final FeedId SALE = new FeedId("acme", "sale");
    /** The large file alone takes minutes on a machine that is busy with other builds. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final LocalLarder aws;
    private final Environment environment;
    private final AwsClients clients;
    private final Observations observations;

    Rehearsal(LocalLarder aws, Environment environment, AwsClients clients, Observations observations) {
        this.aws = aws;
        this.environment = environment;
        this.clients = clients;
        this.observations = observations;
    }

    /** Plays every scene; {@code large} is what {@link SmallProject#large} wrote. */
    void perform(Path large) {
        play("the deployment", this::deploy);
        play("a version whose event was lost", this::aVersionWhoseEventWasLostIsFoundByTheSchedule);
        play("a supplier's page", this::aSuppliersPageSaysWhatBecameOfItsFile);
        play("a question and its answer", this::aQuestionIsAnsweredByAFile);
        play("a late file", this::aFileThatIsLateIsToldAndCountedWhenItComes);
        play("a second release", this::aSecondReleaseIsWaitedFor);
        play("a deployment that changes the plan", this::aDeploymentThatChangesThePlanIsHeldAgainstTheTables);
        play("a release without a record, and a next run", this::aReleaseWithoutARecordGetsOneFromTheNextRun);
        play("a live release without a record", this::aLiveReleaseWithoutARecordGetsOneWithoutAnotherRun);
        play("an execution that failed", this::anExecutionThatFailedIsReportedAndTriedAgain);
        play("a blocked run", this::aBlockedRunIsNotTriedAgain);
        play("a publish whose answer was lost", this::aPublishWhoseAnswerWasLostIsFoundByItsRelease);
        play("a set that waits", this::aSetWaits);
        play("an operator", this::anOperatorWorks);
        play("a culprit", this::theRestIsPublishedWithoutTheCulprit);
        play("a set that was waited for in vain", this::aSetThatWasWaitedForInVainIsClosedByTheSchedule);
        play("a set that is complete", this::aSetThatIsCompleteIsClosed);
        play("a large rejected file", () -> aLargeRejectedFileLeavesNothingConformed(large));
    }

    private void play(String scene, Runnable actions) {
        observations.begin(scene);
        actions.run();
        assertThat(observations.denial()).isEmpty();
    }

    private void deploy() {
        assertThat(aws.invoke("set-up", "{}")).isInstanceOf(Outcome.Returned.class);
    }

    private void aVersionWhoseEventWasLostIsFoundByTheSchedule() {
        put("sale_1.csv", RequestBody.fromString(SmallProject.day("2026-01-01", 1)));
        until(() -> announced() == 1);
        clients.sqs().purgeQueue(purge -> purge.queueUrl(environment.settings().landedQueue()));
        aws.start();
        awaitRelease(1);
    }

    private int announced() {
        String waiting = clients.sqs()
                .getQueueAttributes(get -> get.queueUrl(environment.settings().landedQueue())
                        .attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                .attributes()
                .get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES);
        return Integer.parseInt(String.valueOf(waiting));
    }

    private void aSuppliersPageSaysWhatBecameOfItsFile() {
        assertThat(aws.invoke("reconcile-landing", "{}")).isInstanceOf(Outcome.Returned.class);
        assertThat(environment.lake().objects().read(LakeLayout.supplierPage("acme")))
                .hasValueSatisfying(page ->
                        assertThat(new String(page, StandardCharsets.UTF_8)).contains("accepted<"));
    }

    private void aQuestionIsAnsweredByAFile() {
        String records = LakeLayout.deliveryRecords(SALE);
        DeliveryRecord delivery = environment
                .lake()
                .get(environment.lake().objects().keys(records).getFirst(), DeliveryRecord.class);
        Threads threads = new Threads(environment);
        threads.ask(delivery, "a rehearsal", "Why?");
        for (int answer = 1; answer <= 2; answer++) {
            int awaited = answer;
            put(ReplyName.of(LakeLayout.shortId(delivery.id())), RequestBody.fromString("Because."));
            until(() -> environment.lake().objects().keys(LakeLayout.replies()).size() == awaited);
        }
        assertThat(aws.invoke("reconcile-landing", "{}")).isInstanceOf(Outcome.Returned.class);
        assertThat(environment.lake().objects().read(LakeLayout.supplierPage("acme")))
                .hasValueSatisfying(page ->
                        assertThat(new String(page, StandardCharsets.UTF_8)).contains("You: Because."));
    }

    /** The schedule calls as if forty days had gone by, and then as if none had: the first files after that are counted. */
    private void aFileThatIsLateIsToldAndCountedWhenItComes() {
        reconcileAt(Instant.now());
        reconcileAt(Instant.now().plus(Duration.ofDays(40)));
        FeedCalendar calendar = environment.lake().get(LakeLayout.calendar(SALE), FeedCalendar.class);
        assertThat(calendar.open()).anyMatch(FeedCalendar.Open::said);
        publish("sale_1b.csv", "2025-12-31", 2);
        until(() -> !environment.lake().objects().keys(LakeLayout.arrivals()).isEmpty());
        reconcileAt(Instant.now().plus(Duration.ofDays(40)));
        assertThat(environment.lake().objects().keys(LakeLayout.arrivals())).isEmpty();
    }

    private void reconcileAt(Instant now) {
        assertThat(aws.invoke("reconcile-landing", "{\"time\":\"" + now + "\"}"))
                .isInstanceOf(Outcome.Returned.class);
    }

    /** The live release is made to look as if it came from another plan. */
    private void aDeploymentThatChangesThePlanIsHeldAgainstTheTables() {
        Plan plan = environment.plan();
        Plan other = PlanJson.hashed(
                new Plan(plan.project(), "", plan.feeds(), plan.views(), plan.models(), List.of(), plan.knobs()));
        environment
                .lake()
                .objects()
                .write(
                        LakeLayout.plan(other.hash()),
                        PlanJson.write(other).getBytes(StandardCharsets.UTF_8),
                        "application/json");
        Release live = Releases.newest(environment.lake()).orElseThrow();
        environment
                .lake()
                .put(
                        LakeLayout.release(live.number()),
                        new Release(
                                live.number(),
                                live.contentOf(),
                                live.identity(),
                                live.run(),
                                other.hash(),
                                live.mapping(),
                                live.knobs(),
                                live.waivers(),
                                live.held(),
                                live.publishedAt(),
                                live.contents(),
                                live.measures()));
        deploy();
        environment.lake().put(LakeLayout.release(live.number()), live);
    }

    private void aLargeRejectedFileLeavesNothingConformed(Path large) {
        List<String> conformed = environment.lake().objects().keys("conformed/");
        put("sale_large.csv", RequestBody.fromFile(large));
        until(() ->
                environment.lake().objects().keys("receipts/").stream().anyMatch(key -> key.contains("sale_large")));
        assertThat(environment.lake().objects().keys("conformed/")).isEqualTo(conformed);
        assertThat(clients.s3()
                        .listMultipartUploads(
                                list -> list.bucket(environment.settings().lakeBucket()))
                        .uploads())
                .isEmpty();
    }

    private void aReleaseWithoutARecordGetsOneFromTheNextRun() {
        environment.lake().objects().delete(List.of(LakeLayout.release(3)));
        publish("sale_3.csv", "2026-01-03", 4);
        assertThat(Releases.find(environment.lake(), 3)).isPresent();
    }

    /** The history is made again from the records too, and has settled what is put on hold next. */
    private void aLiveReleaseWithoutARecordGetsOneWithoutAnotherRun() {
        environment.lake().objects().delete(List.of(LakeLayout.release(4), HistoryLayout.index()));
        environment.pokes().pending("again");
        awaitRelease(4);
    }

    /** The first attempt is started by hand without its input; its record is removed, so the next attempt must be found by asking. */
    private void anExecutionThatFailedIsReportedAndTriedAgain() {
        hold("sale_2.csv", null);
        environment.decisions().write("rehearsal", "a rehearsal", new Decision.PutOnHold(id("sale_2.csv")));
        String first = NextRun.of(environment).firstExecution().toString();
        sentForNobody(RunFolder.of(first));
        clients.stepFunctions()
                .startExecution(
                        start -> start.stateMachineArn(environment.settings().machine())
                                .name(first)
                                .input("{}"));
        String end = RunFolder.of(first).end();
        until(() -> environment.lake().find(end, RunRecord.class).isPresent());
        assertThat(environment.lake().get(end, RunRecord.class).verdict()).isEqualTo(RunVerdict.FAILED);
        environment.lake().objects().delete(List.of(end));
        environment.pokes().pending(LakeLayout.again(Instant.now()));
        awaitRelease(5);
    }

    /** As if the run had sent a batch and ended before it: whose id does not matter, if it is the warehouse's role. */
    private void sentForNobody(RunFolder folder) {
        RunFolder published =
                RunFolder.of(Releases.newest(environment.lake()).orElseThrow().run());
        JsonNode journal = Lake.JSON.readTree(
                environment.lake().objects().read(published.journal("publish")).orElseThrow());
        String id = journal.path("batches").iterator().next().path("id").asString();
        Map<String, Object> batch = Map.of("submission", 0, "failures", 0, "id", id, "finished", false);
        environment
                .lake()
                .objects()
                .write(
                        folder.journal("plan"),
                        Lake.JSON.writeValueAsBytes(Map.of("batches", Map.of("look", batch))),
                        "application/json");
    }

    /** Its file stands aside; then it is made to look as if nothing had been found, and the run is blocked whole. */
    private void aBlockedRunIsNotTriedAgain() {
        put("sale_4.csv", RequestBody.fromString(SmallProject.day("2026-01-04", 4_000)));
        until(() -> environment
                        .lake()
                        .find(LakeLayout.asides(5), AsideList.class)
                        .isPresent()
                && environment.lake().objects().keys(LakeLayout.pending()).isEmpty());
        String run =
                environment.lake().get(LakeLayout.asides(5), AsideList.class).run();
        environment.lake().objects().delete(List.of(RunFolder.of(run).culprit(), LakeLayout.asides(5)));
        assertThat(aws.invoke("write-report", "{\"run\": \"" + run + "\", \"verdict\": \"blocked\"}"))
                .isInstanceOf(Outcome.Returned.class);
        environment.pokes().pending("again");
        assertThat(aws.invoke("start-run", "{}"))
                .isEqualTo(new Outcome.Returned("{\"verdict\":\"blocked\",\"batchItemFailures\":[]}"));
        assertThat(Releases.newest(environment.lake()).orElseThrow().number()).isEqualTo(5);
    }

    /** What was blocked whole comes again together with another file, and a trial without it is published; a repeated call finds no history. */
    private void theRestIsPublishedWithoutTheCulprit() {
        int before = live();
        hold("sale_4.csv", new Hold.Lifted("a rehearsal", Instant.now()));
        put("sale_6.csv", RequestBody.fromString(SmallProject.day("2026-01-06", 5)));
        awaitRelease(before + 1);
        Release release = Releases.newest(environment.lake()).orElseThrow();
        assertThat(release.aside()).hasSize(1);
        environment.lake().objects().delete(List.of(HistoryLayout.index()));
        assertThat(aws.invoke("find-culprit", "{\"run\": \"" + release.run() + "\"}"))
                .isInstanceOf(Outcome.Returned.class)
                .asString()
                .contains("publish");
    }

    /** The delivery that blocks is held, so that a run of what the operator drops is not. */
    private void anOperatorWorks() {
        OperatorsDay day = OperatorsDay.begin(environment, clients, aws.variables());
        day.sees("amounts_are_small");
        hold("sale_4.csv", null);
        day.drops("sale_5.csv", "2026-01-05");
        day.decides("sale_1.csv");
        int release = Releases.newest(environment.lake()).orElseThrow().number();
        day.stops(() -> put("sale_6.csv", RequestBody.fromString(SmallProject.day("2026-01-06", 1))));
        awaitRelease(release + 1);
        DeadLetters dead = new DeadLetters(clients, environment.settings());
        day.redrives(queue -> dead.send(queue, "{\"detail\":{\"name\":\"x\"}}"));
        dead.purgeLanded();
    }

    /** The fence has gone to the blocked run, so the batch fails when it is sent anew; its release says that it had committed. */
    private void aPublishWhoseAnswerWasLostIsFoundByItsRelease() {
        String run = Releases.newest(environment.lake()).orElseThrow().run();
        String key = RunFolder.of(run).end().replace("run.json", "statements/publish.json");
        Map<String, Object> batch = Map.of("submission", 3, "failures", 0, "finished", false);
        byte[] journal = Lake.JSON.writeValueAsBytes(Map.of("batches", Map.of("publish release 5", batch)));
        environment.lake().objects().write(key, journal, "application/json");
        Outcome outcome = aws.invoke("publish", "{\"run\": \"" + run + "\", \"step\": \"publish\"}");
        assertThat(outcome).isEqualTo(new Outcome.Returned("{\"verdict\":\"done\"}"));
    }

    private void aSetWaits() {
        drop("north", "2026-01-06");
        until(() -> environment.lake().objects().keys("receipts/acme/north/").size() == 3);
        assertThat(isClosed("2026-01-06")).isFalse();
    }

    private void aSetThatWasWaitedForInVainIsClosedByTheSchedule() {
        int before = live();
        reconcileAt(Instant.now().plus(Duration.ofDays(1)));
        assertThat(isClosed("2026-01-06")).isTrue();
        awaitRelease(before + 1);
    }

    private void aSetThatIsCompleteIsClosed() {
        int before = live();
        drop("north", "2026-01-05");
        drop("south", "2026-01-05");
        until(() -> isClosed("2026-01-05"));
        awaitRelease(before + 1);
        // As if a test had failed: the two files of the day are left out as one.
        String run = Releases.newest(environment.lake()).orElseThrow().run();
        assertThat(aws.invoke("find-culprit", "{\"run\": \"" + run + "\"}"))
                .isInstanceOf(Outcome.Returned.class)
                .asString()
                .contains("without set pair 2026-01-05");
        // Whether the schedule came before the records of the set is by chance: their supplier's page is written now.
        assertThat(aws.invoke("reconcile-landing", "{}")).isInstanceOf(Outcome.Returned.class);
    }

    private int live() {
        return Releases.newest(environment.lake()).orElseThrow().number();
    }

    private boolean isClosed(String key) {
        return environment.lake().objects().read(SetLayout.closing("pair", key)).isPresent()
                && environment
                        .lake()
                        .objects()
                        .keys(SetLayout.members(new SetLayout.Instance("pair", key)))
                        .isEmpty();
    }

    private void drop(String feed, String day) {
        clients.s3()
                .putObject(
                        put -> put.bucket(environment.settings().landingBucket())
                                .key("suppliers/acme/" + feed + "/" + feed + "_" + day + ".csv"),
                        RequestBody.fromString(SmallProject.day(day, 1)));
    }

    private void publish(String name, String day, int release) {
        put(name, RequestBody.fromString(SmallProject.day(day, release)));
        awaitRelease(release);
    }

    private void put(String name, RequestBody body) {
        clients.s3()
                .putObject(
                        put -> put.bucket(environment.settings().landingBucket())
                                .key("suppliers/acme/sale/" + name),
                        body);
    }

    private void hold(String name, Hold.@Nullable Lifted lifted) {
        String id = id(name);
        environment.lake().put(LakeLayout.hold(id), new Hold(id, "a rehearsal", Instant.EPOCH, lifted));
    }

    private String id(String name) {
        return NextRun.of(environment).deliveries().stream()
                .filter(delivery -> delivery.landed().fileName().equals(name))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private void aSecondReleaseIsWaitedFor() {
        environment.decisions().write("ann", "more may come", new Decision.SetKnob("batch_quiet_seconds", "3", null));
        publish("sale_2.csv", "2026-01-02", 3);
        environment.decisions().write("ann", "no more", new Decision.UnsetKnob("batch_quiet_seconds"));
    }

    private void awaitRelease(int number) {
        until(() -> Releases.newest(environment.lake())
                        .filter(release -> release.number() == number)
                        .isPresent()
                && environment.lake().objects().keys(LakeLayout.pending()).isEmpty());
    }

    private void until(BooleanSupplier condition) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .failFast(
                        "nothing is denied",
                        () -> assertThat(observations.denial()).isEmpty())
                .until(condition::getAsBoolean);
    }
}
