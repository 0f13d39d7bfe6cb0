package dev.standin.aws.transfer;

import dev.standin.aws.transfer.TransferServer.Mapping;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The logical home of a user: where a path leads. Nothing is above the root; relative parts are resolved before anything is looked up.
 *
 * <p>Source: AWS Transfer Family User Guide, logical-dir-mappings.html.
 */
record Home(List<Mapping> mappings) {
    private static final int LONGEST_KEY_BYTES = 1024;

    /** Copies the list. */
    Home {
        mappings = List.copyOf(mappings);
    }

    /** Where a path leads. */
    sealed interface Spot {
        /** A folder that exists only because mappings stand below it; their names, in order. */
        record Above(List<String> names) implements Spot {}

        /** A key of a bucket, or the folder of keys below it; {@code mapped} if it is the target of a mapping itself. */
        record InBucket(String bucket, String key, boolean mapped) implements Spot {
            /** Of keys in the folder. */
            String prefix() {
                return key + "/";
            }
        }
    }

    /**
     * The path without relative parts; {@code ..} of the root is the root.
     *
     * @throws SftpFailure if it has a character that no key of a user has
     */
    static String normal(String path) {
        if (path.chars().anyMatch(Character::isISOControl)) {
            throw SftpFailure.failure("a path has a control character");
        }
        Deque<String> parts = new ArrayDeque<>();
        for (String part : path.split("/")) {
            if (part.equals("..")) {
                parts.pollLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return "/" + String.join("/", parts);
    }

    /**
     * Where the path leads.
     *
     * @throws SftpFailure if it leads nowhere
     */
    Spot find(String path) {
        String normal = normal(path);
        Optional<Mapping> mapping = mappings.stream()
                .filter(each -> normal.equals(each.entry()) || normal.startsWith(each.entry() + "/"))
                .findFirst();
        if (mapping.isPresent()) {
            return inBucket(mapping.get(), normal);
        }
        List<String> below = below(normal);
        if (below.isEmpty() && !normal.equals("/")) {
            throw SftpFailure.noSuchFile(normal);
        }
        return new Spot.Above(below);
    }

    /** The key that a path leads to; refuses folders that exist for mappings only. */
    Spot.InBucket key(String path) {
        return switch (find(path)) {
            case Spot.InBucket found when !found.mapped() -> found;
            case Spot.InBucket _, Spot.Above _ ->
                throw SftpFailure.failure(normal(path) + " is a folder of this account's home");
        };
    }

    private static Spot.InBucket inBucket(Mapping mapping, String normal) {
        String rest = normal.substring(mapping.entry().length());
        String prefix = mapping.prefix();
        String key = prefix.substring(0, prefix.length() - 1) + rest;
        if (key.getBytes(StandardCharsets.UTF_8).length > LONGEST_KEY_BYTES) {
            throw SftpFailure.failure(
                    "the path is longer than a key of S3 may be, %d bytes".formatted(LONGEST_KEY_BYTES));
        }
        return new Spot.InBucket(mapping.bucket(), key, rest.isEmpty());
    }

    private List<String> below(String folder) {
        String above = folder.equals("/") ? "/" : folder + "/";
        return List.copyOf(mappings.stream()
                .map(Mapping::entry)
                .filter(entry -> entry.startsWith(above))
                .map(entry -> entry.substring(above.length()).split("/")[0])
                .collect(Collectors.toCollection(TreeSet::new)));
    }
}
