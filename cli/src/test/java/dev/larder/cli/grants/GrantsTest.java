package dev.larder.cli.grants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.wiring.LarderWiring;
import dev.larder.core.wiring.Wiring;
import dev.standin.aws.Access;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Functions and roles are granted what they ask for and nothing else, and roles trust whom they must: the rehearsal passes, and without
 * any one of the grants or of those who are trusted it fails.
 * {@code -Dlarder.grants.removed=all} removes each of them instead of a sample of three, {@code -Dlarder.grants.seed=N} draws
 * another sample.
 */
final class GrantsTest {
    private static final String REMOVED = System.getProperty("larder.grants.removed", "3");
    private static final long SEED = Long.getLong("larder.grants.seed", 3);
    private static final int AT_ONCE = 3;

    private static final Wiring WIRING = LarderWiring.wiring();
    private static final List<Removable> GRANTS = Removable.all(WIRING);

    @TempDir
    private static Path folder;

    private static RehearsalRoom room;
    private static Set<Access> accesses = Set.of();

    @BeforeAll
    static void open() throws IOException {
        room = new RehearsalRoom(folder);
    }

    /** A grant that was removed, and what the rehearsal said to it. */
    private record Removed(Removable grant, boolean failed, String how) {
        @Override
        public String toString() {
            return grant + ": " + how;
        }
    }

    @Test
    void every_grant_is_the_only_one_that_allows_some_call() throws Exception {
        Set<Access> accesses = rehearsed();
        List<Removable> unneeded = GRANTS.stream()
                .filter(grant -> accesses.stream().noneMatch(access -> grant.aloneAllows(access, RehearsalRoom.arns())))
                .toList();
        System.out.println(
                "grants that some recorded call needs: " + (GRANTS.size() - unneeded.size()) + " of " + GRANTS.size());
        assertThat(unneeded).isEmpty();
    }

    /** {@code infra-cdk/simulate} asks a foreign simulator whether the policies as synthesised allow them. */
    @Test
    void what_was_called_is_what_the_foreign_simulator_is_asked() throws IOException {
        Path golden = Path.of(System.getProperty("larder.root", "..")).resolve("infra-cdk/simulate/calls.json");
        String calls = new RecordedCalls(RehearsalRoom.arns()).json(rehearsed());
        if ("write".equals(System.getProperty("larder.golden"))) {
            Files.writeString(golden, calls);
        }
        List<String> called = calls.lines().toList();
        List<String> asked = Files.readAllLines(golden);
        String advice =
                "rewrite " + golden + " with -Dlarder.golden=write, read the diff, then run infra-cdk/simulate/run; ";
        assertThat(without(asked, called)).as(advice + "called, and not asked").isEmpty();
        assertThat(without(called, asked)).as(advice + "asked, and not called").isEmpty();
    }

    private static List<String> without(List<String> those, List<String> lines) {
        return lines.stream()
                .map(GrantsTest::withoutComma)
                .filter(line -> those.stream().map(GrantsTest::withoutComma).noneMatch(line::equals))
                .toList();
    }

    private static String withoutComma(String line) {
        return line.replaceFirst(",$", "");
    }

    /** One rehearsal with every grant, for all tests. */
    private static Set<Access> rehearsed() throws IOException {
        if (accesses.isEmpty()) {
            Observations observations = room.rehearse(WIRING);
            assertThat(observations.denial()).isEmpty();
            accesses = observations.accesses();
        }
        return accesses;
    }

    @Test
    void the_rehearsal_fails_without_a_grant() throws Exception {
        List<Callable<Removed>> removals = drawn().stream()
                .map(grant -> (Callable<Removed>) () -> remove(grant))
                .toList();
        List<Removed> all = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (Future<Removed> removed : threads.invokeAll(removals)) {
                all.add(removed.get());
            }
        }
        List<Removed> unproven =
                all.stream().filter(removed -> !removed.failed()).toList();
        System.out.println("grants whose removal makes the rehearsal fail: " + (all.size() - unproven.size()) + " of "
                + all.size());
        assertThat(unproven).isEmpty();
    }

    private static List<Removable> drawn() {
        if (REMOVED.equals("all")) {
            return GRANTS;
        }
        System.out.printf("grants to remove: %s of %d, seed %d%n", REMOVED, GRANTS.size(), SEED);
        List<Removable> shuffled = new ArrayList<>(GRANTS);
        Collections.shuffle(shuffled, new Random(SEED));
        return shuffled.subList(0, Integer.parseInt(REMOVED));
    }

    private static Removed remove(Removable grant) throws IOException {
        Removed removed;
        try {
            removed = room.rehearse(grant.removedFrom(WIRING))
                    .denial()
                    .map(denial -> denied(grant, denial))
                    .orElse(new Removed(grant, false, "the rehearsal passed"));
        } catch (RuntimeException | AssertionError other) {
            removed = new Removed(grant, false, "the rehearsal failed, but no call was denied: " + other);
        }
        System.out.println(removed);
        return removed;
    }

    private static Removed denied(Removable grant, Observations.Denial denial) {
        Access access = denial.access();
        boolean caused = grant.aloneAllows(access, RehearsalRoom.arns());
        String what = caused ? "denied" : "something else was denied, " + access.action();
        String how = "%s on %s in %s, rehearsal failed".formatted(what, access.resource(), denial.scene());
        return new Removed(grant, caused, how);
    }
}
