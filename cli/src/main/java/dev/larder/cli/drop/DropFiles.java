package dev.larder.cli.drop;

import dev.larder.cli.environment.DropFile;
import dev.larder.cli.terminal.CommandFailure;
import dev.larder.core.contract.FeedId;
import dev.larder.core.contract.Spelling;
import dev.larder.core.plan.Plan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the files that a person names, and where each one lands. */
public final class DropFiles {
    private static final String FOLDER = "suppliers";

    private DropFiles() {}

    /**
     * The files, in the order in which the paths were named; those of a folder in the order of their relative paths.
     *
     * @param as {@code SUPPLIER} or {@code SUPPLIER/FEED}, whose files they are; null when their own folders say so
     * @throws CommandFailure if a path does not exist, cannot be read or holds no file, or nobody says whose file it is
     */
    public static List<DropFile> of(Collection<Path> paths, @Nullable String as, Plan plan) {
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
                    "unknown supplier of " + String.join(", ", homeless)
                            + ": expected a path with suppliers/<supplier>/<feed>/ in it",
                    "--as SUPPLIER/FEED says whose the files are");
        }
        return files;
    }

    private static List<Path> filesOf(Path path) {
        if (path.toString().isEmpty()) {
            throw CommandFailure.usage("--drop is empty: expected a file or a folder", null);
        }
        if (!Files.exists(path)) {
            throw CommandFailure.usage(
                    "there is no file or folder " + path,
                    path.isAbsolute()
                            ? null
                            : "it was looked for in " + Path.of("").toAbsolutePath());
        }
        if (!Files.isRegularFile(path) && !Files.isDirectory(path)) {
            throw CommandFailure.usage(path + " is neither a file nor a folder", null);
        }
        List<Path> files = filesBelow(path);
        if (files.isEmpty()) {
            throw CommandFailure.usage("the folder " + path + " holds no file", null);
        }
        files.stream().filter(file -> !Files.isReadable(file)).findFirst().ifPresent(file -> {
            throw CommandFailure.usage("the file " + file + " may not be read by this user", null);
        });
        return files;
    }

    /** Follows links: what they name is dropped as if it were there. */
    private static List<Path> filesBelow(Path path) {
        try (Stream<Path> paths = Files.walk(path, FileVisitOption.FOLLOW_LINKS)) {
            return paths.filter(Files::isRegularFile).sorted().toList();
        } catch (UncheckedIOException unreadable) {
            throw unreadable(path, Objects.requireNonNullElse(unreadable.getCause(), unreadable));
        } catch (IOException unreadable) {
            throw unreadable(path, unreadable);
        }
    }

    private static CommandFailure unreadable(Path path, Exception why) {
        String reason = switch (why) {
            case AccessDeniedException denied -> denied.getFile() + " may not be read by this user";
            case FileSystemLoopException loop -> loop.getFile() + " is a link to a folder in which it lies";
            default -> String.valueOf(why.getMessage());
        };
        return CommandFailure.usage("cannot read all of " + path + ": " + reason, null);
    }

    /**
     * The path from the innermost folder named {@code suppliers} on, with at least the supplier below it; empty if there is
     * none.
     */
    public static String keyOf(Path file) {
        Path whole = file.toAbsolutePath().normalize();
        for (int i = whole.getNameCount() - 3; i >= 0; i--) {
            if (whole.getName(i).toString().equals(FOLDER)) {
                return whole.subpath(i, whole.getNameCount()).toString().replace('\\', '/');
            }
        }
        return "";
    }

    private static void requireKnown(String as, Plan plan) {
        List<FeedId> feeds = plan.folders();
        List<String> known = as.contains("/")
                ? feeds.stream().map(FeedId::toString).toList()
                : feeds.stream().map(FeedId::supplier).distinct().toList();
        if (!known.contains(as)) {
            throw CommandFailure.usage(
                    "--as " + as + ": the project has no such " + (as.contains("/") ? "feed" : "supplier"),
                    Spelling.nearest(as, known)
                            .map(near -> "did you mean " + near + "?")
                            .orElse("it has " + String.join(", ", known)));
        }
    }
}
