package dev.larder.cli.trial;

import dev.larder.cli.drop.DropFiles;
import dev.larder.cli.terminal.CommandFailure;
import dev.larder.core.bundle.Bundle;
import dev.larder.core.contract.BoundedPattern;
import dev.larder.core.contract.BoundedPattern.Outcome;
import dev.larder.core.contract.FeedId;
import dev.larder.core.contract.Spelling;
import dev.larder.core.delivery.LandingKey;
import dev.larder.core.plan.Plan;
import dev.larder.core.question.ReplyName;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where a file would land that is only tried. */
final class TrialKey {
    private static final String FOLDER = "suppliers/";

    private TrialKey() {}

    /**
     * The key.
     *
     * @param feed {@code FEED} or {@code SUPPLIER/FEED}; null when the file's folders or its name decide
     * @param supplier whose the file is; null when the feed, the folders or the name say so
     * @throws CommandFailure if that is no feed, or several
     */
    static String of(Path file, @Nullable String feed, @Nullable String supplier, Plan plan) {
        String name = String.valueOf(file.getFileName());
        if (LandingKey.isHalfWritten(name)) {
            throw CommandFailure.usage(
                    name + " would be ignored: its name says that it is still being written",
                    "try it under the name that it will have in the end");
        }
        if (ReplyName.is(FOLDER + "any/" + name)) {
            throw CommandFailure.usage(
                    name + " would be taken for an answer to a question: its name ends in .answer.txt",
                    "a file of data needs another name");
        }
        List<FeedId> feeds = plan.folders();
        requireSupplier(supplier, feeds);
        if (feed != null) {
            return FOLDER + feed(feed, supplier, feeds) + "/" + name;
        }
        if (supplier != null) {
            return FOLDER + supplier + "/" + name;
        }
        String ofPath = DropFiles.keyOf(file);
        return ofPath.isEmpty() ? FOLDER + byName(name, plan) + "/" + name : ofPath;
    }

    private static void requireSupplier(@Nullable String supplier, List<FeedId> feeds) {
        List<String> known = feeds.stream().map(FeedId::supplier).distinct().toList();
        if (supplier != null && !known.contains(supplier)) {
            throw unknown("--as " + supplier + ": the project has no such supplier", supplier, known);
        }
    }

    private static FeedId feed(String named, @Nullable String supplier, List<FeedId> feeds) {
        Predicate<FeedId> ofSupplier =
                feed -> supplier == null || feed.supplier().equals(supplier);
        List<FeedId> meant = feeds.stream()
                .filter(ofSupplier)
                .filter(feed -> feed.toString().equals(named) || feed.name().equals(named))
                .toList();
        if (meant.isEmpty()) {
            List<String> known = feeds.stream()
                    .filter(ofSupplier)
                    .map(id -> named.contains("/") ? id.toString() : id.name())
                    .distinct()
                    .toList();
            String owner = supplier == null ? "the project" : supplier;
            throw unknown("--feed " + named + ": " + owner + " has no such feed", named, known);
        }
        if (meant.size() > 1) {
            throw CommandFailure.usage(
                    "--feed " + named + " is a feed of several suppliers", "name one of " + joined(meant));
        }
        return meant.getFirst();
    }

    private static FeedId byName(String name, Plan plan) {
        Stream<FeedId> feeds = plan.feeds().stream()
                .filter(feed -> feed.versions().stream()
                        .anyMatch(contract ->
                                BoundedPattern.ofNames(contract.fileName()).match(name) == Outcome.MATCHES))
                .map(Plan.Feed::id);
        Stream<FeedId> bundles =
                plan.bundles().stream().filter(bundle -> bundle.hasName(name)).map(Bundle::id);
        List<FeedId> matching = Stream.concat(feeds, bundles).toList();
        if (matching.size() == 1) {
            return matching.getFirst();
        }
        List<FeedId> all = plan.folders();
        throw CommandFailure.usage(
                "the name " + name + " matches " + (matching.isEmpty() ? "no feed" : "several feeds"),
                "--feed FEED says which is meant: " + joined(matching.isEmpty() ? all : matching));
    }

    private static String joined(List<FeedId> feeds) {
        return String.join(", ", feeds.stream().map(FeedId::toString).toList());
    }

    private static CommandFailure unknown(String sentence, String named, List<String> known) {
        return CommandFailure.usage(
                sentence,
                Spelling.nearest(named, known)
                        .map(near -> "did you mean " + near + "?")
                        .orElse("it has " + String.join(", ", known)));
    }
}
