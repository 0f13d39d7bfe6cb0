package dev.larder.cli.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cli.TestProject;
import dev.larder.cli.Typed;
import dev.larder.cli.crash.Life.Moment;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * The process that runs an environment is killed at a durable write chosen by a seed; {@code larder run} then finishes,
 * and nothing tells the two lives from one. {@code -Dlarder.crash.points=200} and {@code -Dlarder.crash.seed=N} make a
 * longer or another series, {@code -Dlarder.crash.lanes=N} finishes N at once: most of each is waiting. {@code -Dlarder.crash.purge=true}
 * stops a run that takes rows away at each of its commits too.
 */
final class CrashTest {

    private static final int POINTS = Integer.getInteger("larder.crash.points", 20);
    private static final long SEED = Long.getLong("larder.crash.seed", 3);
    private static final int LANES = Integer.getInteger("larder.crash.lanes", 2);
    private static final Drops NOTHING = Drops.at("");
    private static final String KEPT = """
        kept_releases:
          type: integer
          value: 2
          minimum: 2
          maximum: 400
          unit: releases
          owner: launch
          description: How many of the newest releases the database keeps.
        """;

    private final ExecutorService lanes = Executors.newFixedThreadPool(LANES);

    @TempDir
    private Path temporary;

    @AfterEach
    void noLaneIsLeft() {
        lanes.close();
    }

    @TestFactory
    Stream<DynamicTest> a_first_release_is_made_as_if_nothing_had_happened() throws Exception {
        Scene scene = released().neverSetUp(temporary.resolve("first"));
        scene.land(Drops.at("2026-01-26T07:00:00Z", "01-master-data", "02-january-prescriptions", "04-week-rejected"));
        return crashes(new Life(scene, NOTHING), POINTS - 2 * (POINTS / 3), SEED);
    }

    @TestFactory
    Stream<DynamicTest> a_next_release_is_made_as_if_nothing_had_happened() throws Exception {
        Scene scene = released();
        scene.land(Drops.at(
                "2026-02-26T07:00:00Z",
                "04-week-rejected",
                "05-week-corrected",
                "06-week-sent-twice",
                "09-past-week-corrected"));
        return crashes(new Life(scene, NOTHING), POINTS / 3, SEED + 1);
    }

    @TestFactory
    Stream<DynamicTest> a_drop_that_is_cut_off_goes_on_as_if_nothing_had_happened() throws Exception {
        Drops drops = Drops.at(
                "2026-02-26T07:00:00Z",
                "03-january-calls-and-survey",
                "04-week-rejected",
                "07-week-missing",
                "09-past-week-corrected");
        return crashes(new Life(released(), drops), POINTS / 3, SEED + 2);
    }

    @TestFactory
    @EnabledIfSystemProperty(named = "larder.crash.purge", matches = "true")
    Stream<DynamicTest> what_no_kept_release_names_is_taken_away_as_if_nothing_had_happened() throws Exception {
        Path project = TestProject.bundled(temporary.resolve("project"))
                .edit("knobs.yaml", knobs -> knobs + KEPT)
                .folder();
        Scene scene = released(project)
                .released(Drops.at("2026-01-27T07:00:00Z", "09-past-week-corrected"))
                .released(Drops.at("2026-01-28T07:00:00Z", "03-january-calls-and-survey"));
        scene.land(Drops.at("2026-02-26T07:00:00Z", "05-week-corrected"));
        // Four weeks, and one of them corrected; the run loads a sixth delivery, and takes away the week as it was.
        assertThat(scene.count("select count(distinct _delivery_id) from raw.rx"))
                .isEqualTo(5);

        Stream<DynamicTest> crashes =
                crashes(new Life(scene, NOTHING, "commit of a database"), Integer.MAX_VALUE, SEED);

        Scene clean = new Scene(temporary.resolve("clean"), project, scene.plan());
        assertThat(clean.count("select count(distinct _delivery_id) from raw.rx"))
                .isEqualTo(5);
        return crashes;
    }

    private Scene released() {
        return released(TestProject.BUNDLED);
    }

    private Scene released(Path project) {
        Drops drops = Drops.at("2026-01-26T07:00:00Z", "01-master-data", "02-january-prescriptions");
        return Scene.released(temporary.resolve("released"), project, drops);
    }

    private Stream<DynamicTest> crashes(Life life, int count, long seed) throws Exception {
        Life clean = new Life(life.scene().copy(temporary.resolve("clean")), life.drops(), life.kind());
        long writes = clean.whole();
        Aftermath expected = Aftermath.of(clean.scene());
        assertThat(expected.deadLetters()).isZero();
        int points = (int) Math.min(count, 2 * writes);
        System.out.printf("crash points: %d of about %d durable writes, seed %d%n", points, writes, seed);
        Map<Point, CompletableFuture<Moment>> moments = new LinkedHashMap<>();
        Point.seeded(points, writes, seed).forEach(point -> moments.put(point, new CompletableFuture<>()));
        Thread.startVirtualThread(() -> live(life, moments));
        return moments.entrySet().stream()
                .map(entry -> {
                    CompletableFuture<Void> finished =
                            entry.getValue().thenAcceptAsync(moment -> finish(life, moment, expected), lanes);
                    return DynamicTest.dynamicTest("just " + entry.getKey(), finished::get);
                })
                .toList()
                .stream();
    }

    private void live(Life life, Map<Point, CompletableFuture<Moment>> moments) {
        try {
            life.cutAt(
                    List.copyOf(moments.keySet()),
                    temporary.resolve("cut"),
                    (point, moment) ->
                            Objects.requireNonNull(moments.get(point)).complete(moment));
        } catch (Throwable failure) {
            moments.values().forEach(moment -> moment.completeExceptionally(failure));
        }
    }

    private static void finish(Life life, Moment moment, Aftermath expected) {
        System.out.println(moment.where());
        Scene scene = moment.scene();
        try {
            scene.land(life.drops());
            Typed second = scene.finish();
            assertThat(second.exit())
                    .as("%s%n%s%n%s", moment.where(), second.out(), second.err())
                    .isIn(0, 3);
            assertThat(Aftermath.of(scene)).as(moment.where()).isEqualTo(expected);
            scene.delete();
        } catch (IOException | SQLException e) {
            throw new IllegalStateException(moment.where(), e);
        }
    }
}
