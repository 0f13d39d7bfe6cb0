package dev.larder.cli.demo;

import dev.larder.cli.decide.Deciding;
import dev.larder.cli.decide.DeliveryDecisions;
import dev.larder.cli.demo.Story.Before;
import dev.larder.cli.demo.Story.Chapter;
import dev.larder.cli.drop.DropFiles;
import dev.larder.cli.drop.DropRun;
import dev.larder.cli.environment.LocalEnvironment;
import dev.larder.cli.environment.Narrator;
import dev.larder.cli.environment.OutFolder;
import dev.larder.cli.terminal.CommandFailure;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.lake.LakeLayout;
import dev.larder.core.plan.Plan;
import dev.larder.functions.Environment;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Plays the story on an environment of its own: each drop as {@code larder run} does it. Not thread-safe. */
final class StoryPlay {
    private static final String INDENT = "   ";

    private final Story story;
    private final Plan plan;
    private final Path state;
    private final PrintWriter out;
    private final StoryFacts facts = new StoryFacts();
    private Map<String, BigDecimal> star = Map.of();
    private int deliveries;
    private int releases;

    StoryPlay(Story story, Plan plan, Path state, PrintWriter out) {
        this.story = story;
        this.plan = plan;
        this.state = state;
        this.out = out;
    }

    /** Plays every drop, and says what was not as told. */
    List<String> play() {
        try (LocalEnvironment local = LocalEnvironment.deploy(state, plan, 0)) {
            return local.working(() -> {
                story.chapters().forEach(chapter -> play(chapter, local));
                return facts.differences();
            });
        }
    }

    /** Deliveries that were answered. */
    int deliveries() {
        return deliveries;
    }

    /** Releases that were published. */
    int releases() {
        return releases;
    }

    private void play(Chapter chapter, LocalEnvironment local) {
        facts.at(chapter.drop());
        out.println(chapter.drop() + ", " + chapter.at());
        wrapped(chapter.shows()).lines().forEach(line -> out.println(INDENT + line));
        if (chapter.before() != null) {
            decide(chapter.before(), local);
        }
        local.receive();
        DropRun run = new DropRun(local, narrator(local));
        run.drop(DropFiles.of(List.of(story.folder().resolve(chapter.drop())), null, plan), chapter.at());
        facts.compare("exit code", chapter.exit(), run.finish());
        facts.compareDeliveries(chapter, run.answered());
        facts.compareRun(chapter.run(), run.ended());
        facts.compareTests(chapter, run.ended());
        count(run);
        star(local.environment(), chapter);
        out.println();
    }

    private void decide(Before before, LocalEnvironment local) {
        DropRun run = new DropRun(local, narrator(local));
        boolean hold = before.hold() != null;
        DeliveryRecord delivery = newest(local.environment(), String.valueOf(hold ? before.hold() : before.lift()));
        DeliveryDecisions decision = new DeliveryDecisions(Deciding.in(local), delivery);
        out.println(INDENT
                + (hold
                        ? "hold       " + decision.hold(before.why()).sentence()
                        : "lift       " + decision.lift(before.why()).sentence())
                + ": " + before.why());
        run.finish();
        facts.compareRun(before.run(), run.ended());
        count(run);
    }

    private void star(Environment environment, Chapter chapter) {
        Map<String, BigDecimal> told = facts.star(chapter);
        Map<String, BigDecimal> found = StarFigures.read(environment, told.keySet());
        facts.compareStar(told, found);
        String changed = found.entrySet().stream()
                .filter(figure -> !isSame(figure.getValue(), star.get(figure.getKey())))
                .map(figure -> figure.getKey() + " "
                        + String.format(Locale.ENGLISH, "%,.1f", figure.getValue())
                                .replaceFirst("\\.0$", ""))
                .collect(Collectors.joining(", "));
        out.println(INDENT + "star       " + (changed.isEmpty() ? "as it was" : changed));
        star = found;
    }

    private static boolean isSame(BigDecimal figure, @Nullable BigDecimal before) {
        return before != null && figure.compareTo(before) == 0;
    }

    private void count(DropRun run) {
        deliveries += run.answered().size();
        releases += (int)
                run.ended().stream().filter(ended -> ended.release() != null).count();
    }

    private Narrator narrator(LocalEnvironment local) {
        return new Narrator(new OutFolder(state, local.environment().lake()), out, INDENT, false);
    }

    private static DeliveryRecord newest(Environment environment, String key) {
        return environment.lake().objects().keys(LakeLayout.deliveryRecords()).stream()
                .map(record -> environment.lake().get(record, DeliveryRecord.class))
                .filter(record -> record.landed().key().equals(key))
                .max(Comparator.comparing(DeliveryRecord::landed))
                .orElseThrow(() -> CommandFailure.infrastructure(
                        "the story speaks of " + key + ", which has no delivery yet", null));
    }

    /** Wraps a text into lines of at most 110 characters. */
    private static String wrapped(String text) {
        return text.strip().replaceAll("(.{1,110})(?:\\s+|$)", "$1\n");
    }
}
