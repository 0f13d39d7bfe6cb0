package dev.larder.cli;

import dev.larder.core.contract.FeedId;
import dev.larder.core.contract.Spelling;
import dev.larder.core.plan.Plan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the files that a person names, and where each of them lands. */
final class DropFiles {
    private static final String FOLDER = "suppliers";

    private DropFiles() {}

    /**
     * The files, path by path as they were named, those of a folder in the order of their relative paths.
     *
     * @param as {@code SUPPLIER} or {@code SUPPLIER/FEED}, whose files they are; null when their own folders say so
     * @throws CommandFailure when a path does not exist, holds no file, or nobody says whose file it is
     */
    static List<DropFile> of(Collection<Path> paths, @Nullable String as, Plan plan) {
        if (as != null) {
            requireKnown(as, plan);
        }
        List<DropFile> files = new ArrayList<>();
        List<String> homeless = new ArrayList<>();
        for (Path path : paths) {
            for (Path file : filesOf(path)) {
                String key = as == null ? keyOf(file) : FOLDER + "/" + as + "/" + file.getFileName();
                if (key.isEmpty()) {
                    homeless.add(file.toString());
                } else {
                    files.add(new DropFile(file, key));
                }
            }
        }
        if (!homeless.isEmpty()) {
            throw CommandFailure.usage(
                    "nobody says who delivers " + String.join(", ", homeless) + ": expected a path with suppliers/<supplier>/<feed>/ in it",
                    "--as SUPPLIER/FEED says whose the files are");
        }
        return files;
    }

    private static List<Path> filesOf(Path path) {
        if (!Files.exists(path)) {
            throw CommandFailure.usage("there is no file or folder " + path, null);
        }
        try (Stream<Path> paths = Files.walk(path)) {
            List<Path> files = paths.filter(Files::isRegularFile).sorted().toList();
            if (files.isEmpty()) {
                throw CommandFailure.usage("the folder " + path + " holds no file", null);
            }
            return files;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + path + ": " + unreadable.getMessage(), unreadable);
        }
    }

    /** The path from the innermost folder named suppliers on, with at least the supplier below it; empty when there is none. */
    private static String keyOf(Path file) {
        Path whole = file.toAbsolutePath().normalize();
        for (int i = whole.getNameCount() - 3; i >= 0; i--) {
            if (whole.getName(i).toString().equals(FOLDER)) {
                return whole.subpath(i, whole.getNameCount()).toString().replace('\\', '/');
            }
        }
        return "";
    }

    private static void requireKnown(String as, Plan plan) {
        List<FeedId> feeds = plan.feeds().stream().map(Plan.Feed::id).toList();
        List<String> known = as.contains("/")
                ? feeds.stream().map(FeedId::toString).toList()
                : feeds.stream().map(FeedId::supplier).distinct().toList();
        if (!known.contains(as)) {
            throw CommandFailure.usage(
                    "the project has no " + (as.contains("/") ? "feed " : "supplier ") + as,
                    Spelling.nearest(as, known)
                            .map(near -> "did you mean " + near + "?")
                            .orElse("it has " + String.join(", ", known)));
        }
    }
}
