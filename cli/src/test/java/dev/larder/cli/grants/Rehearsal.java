package dev.larder.cli.grants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.larder.core.lake.LakeLayout;
import dev.larder.core.run.Hold;
import dev.larder.core.run.Release;
import dev.larder.functions.Environment;
import dev.larder.functions.NextRun;
import dev.larder.functions.Releases;
import dev.larder.functions.RunFolder;
import dev.larder.functions.RunRecord;
import dev.larder.local.environment.LocalAws;
import dev.larder.local.lambda.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.sync.RequestBody;

/** Makes every function of an environment do everything it may, the rare things too; fails at the first that does not happen. */
final class Rehearsal {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final LocalAws aws;
    private final Environment environment;

    Rehearsal(LocalAws aws, Environment environment) {
        this.aws = aws;
        this.environment = environment;
    }

    void perform(Path folder) throws IOException {
        deploy();
        aVersionWhoseEventWasLostIsFoundByTheSchedule();
        aLargeRejectedFileLeavesNothingConformed(folder);
        publish("sale_2.csv", "2026-01-02", 2);
        aReleaseWithoutARecordGetsOneFromTheNextRun();
        aLiveReleaseWithoutARecordGetsOneWithoutAnotherRun();
        String published = anExecutionThatFailedIsReportedAndTriedAgain();
        aBlockedRunIsNotTriedAgain();
        aPublishWhoseAnswerWasLostIsFoundByItsRelease(published);
    }

    private void deploy() {
        assertThat(aws.invoke("set-up", "{}")).isInstanceOf(Outcome.Returned.class);
    }

    private void aVersionWhoseEventWasLostIsFoundByTheSchedule() {
        put("sale_1.csv", RequestBody.fromString(SmallProject.day("2026-01-01", 1)));
        environment.sqs().purgeQueue(purge -> purge.queueUrl(environment.settings().landedQueue()));
        aws.start();
        awaitRelease(1);
    }

    private void aLargeRejectedFileLeavesNothingConformed(Path folder) throws IOException {
        put("sale_large.csv", RequestBody.fromFile(SmallProject.large(folder.resolve("large.csv"))));
        until(() -> environment.lake().objects().keys("receipts/").stream().anyMatch(key -> key.contains("sale_large")));
        assertThat(environment.lake().objects().keys("conformed/").stream().map(key -> key.split("/")[4]).distinct()).hasSize(1);
        assertThat(environment.s3().listMultipartUploads(list -> list.bucket(environment.settings().lakeBucket())).uploads()).isEmpty();
    }

    private void aReleaseWithoutARecordGetsOneFromTheNextRun() {
        environment.lake().objects().delete(List.of(LakeLayout.release(2)));
        publish("sale_3.csv", "2026-01-03", 3);
        assertThat(Releases.find(environment.lake(), 2)).isPresent();
    }

    private void aLiveReleaseWithoutARecordGetsOneWithoutAnotherRun() {
        environment.lake().objects().delete(List.of(LakeLayout.release(3)));
        environment.pokes().pending("again");
        awaitRelease(3);
    }

    /** The first attempt is started by hand without its input; its record is removed, so the next attempt must be found by asking. */
    private String anExecutionThatFailedIsReportedAndTriedAgain() {
        hold("sale_2.csv", null);
        String first = NextRun.of(environment).firstExecution().toString();
        environment.executions().startExecution(start ->
                start.stateMachineArn(environment.settings().machine()).name(first).input("{}"));
        String end = RunFolder.of(first).end();
        until(() -> environment.lake().find(end, RunRecord.class).isPresent());
        assertThat(environment.lake().get(end, RunRecord.class).verdict()).isEqualTo(RunRecord.FAILED);
        environment.lake().objects().delete(List.of(end));
        environment.pokes().pending("hold");
        return awaitRelease(4).run();
    }

    private void aBlockedRunIsNotTriedAgain() {
        put("sale_4.csv", RequestBody.fromString(SmallProject.day("2026-01-04", 4_000)));
        until(() -> !environment.lake().objects().keys("blocked/").isEmpty());
        assertThat(Releases.newest(environment.lake()).orElseThrow().number()).isEqualTo(4);
    }

    /** The fence has gone to the blocked run, so the batch fails when it is sent anew; its release says that it had committed. */
    private void aPublishWhoseAnswerWasLostIsFoundByItsRelease(String run) {
        String key = RunFolder.of(run).end().replace("run.json", "statements/publish.json");
        environment.lake().put(key, Map.of("batches", Map.of("publish release 4", Map.of("submission", 3, "finished", false))));
        Outcome outcome = aws.invoke("publish", "{\"run\": \"" + run + "\", \"step\": \"publish\"}");
        assertThat(outcome).isEqualTo(new Outcome.Returned("{\"verdict\":\"done\"}"));
    }

    private void publish(String name, String day, int release) {
        put(name, RequestBody.fromString(SmallProject.day(day, release)));
        awaitRelease(release);
    }

    private void put(String name, RequestBody body) {
        environment.s3().putObject(
                put -> put.bucket(environment.settings().landingBucket()).key("suppliers/acme/sale/" + name), body);
    }

    private void hold(String name, Hold.@Nullable Lifted lifted) {
        String id = NextRun.of(environment).deliveries().stream()
                .filter(delivery -> delivery.landed().fileName().equals(name))
                .findFirst()
                .orElseThrow()
                .id();
        environment.lake().put(LakeLayout.hold(id), new Hold(id, "a rehearsal", Instant.EPOCH, lifted));
    }

    private Release awaitRelease(int number) {
        until(() -> Releases.newest(environment.lake()).filter(release -> release.number() == number).isPresent()
                && environment.lake().objects().keys(LakeLayout.pending()).isEmpty());
        return Releases.newest(environment.lake()).orElseThrow();
    }

    private static void until(BooleanSupplier condition) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).until(condition::getAsBoolean);
    }
}
