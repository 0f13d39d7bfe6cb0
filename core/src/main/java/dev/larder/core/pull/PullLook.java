package dev.larder.core.pull;

import dev.larder.core.contract.BoundedPattern;
import dev.larder.core.contract.BoundedPattern.Outcome;
import dev.larder.core.delivery.LandingKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What one look at a supplier's folder finds. Known are files of the same name, size and time; of others the content decides, once they
 * are here. Names of files that are still being written are no files of the feed.
 *
 * @param fresh what is to be fetched, oldest first
 * @param tooLarge what is new and larger than {@link #LARGEST_BYTES}
 * @param known how many were fetched before
 * @param names of all files of the feed
 */
public record PullLook(List<RemoteFile> fresh, List<RemoteFile> tooLarge, int known, Set<String> names) {
    /** What S3 takes, and copies, at once. */
    public static final long LARGEST_BYTES = 5L << 30;

    private static final int LONGEST_NAME = 255;
    private static final Comparator<RemoteFile> OLDEST_FIRST =
            Comparator.comparing(RemoteFile::modified).thenComparing(RemoteFile::name);

    /** Copies the collections. */
    public PullLook {
        fresh = List.copyOf(fresh);
        tooLarge = List.copyOf(tooLarge);
        names = Set.copyOf(names);
    }

    /**
     * Compares a folder's listing with what is known.
     *
     * @param pattern what a file's name must match as a whole
     */
    public static PullLook at(List<RemoteFile> listed, String pattern, PullMemory memory) {
        BoundedPattern files = BoundedPattern.ofNames(pattern);
        List<RemoteFile> meant = listed.stream()
                .filter(file -> isUsable(file.name()) && files.match(file.name()) == Outcome.MATCHES)
                .toList();
        List<RemoteFile> unknown = meant.stream()
                .filter(file -> !memory.has(file))
                .sorted(OLDEST_FIRST)
                .toList();
        return new PullLook(
                unknown.stream().filter(file -> file.size() <= LARGEST_BYTES).toList(),
                unknown.stream().filter(file -> file.size() > LARGEST_BYTES).toList(),
                meant.size() - unknown.size(),
                meant.stream().map(RemoteFile::name).collect(Collectors.toSet()));
    }

    /** A name that cannot be the end of a key, as a hostile server may send, is no file of ours. */
    private static boolean isUsable(String name) {
        return !name.isEmpty()
                && name.indexOf('/') < 0
                && name.length() <= LONGEST_NAME
                && name.chars().noneMatch(Character::isISOControl)
                && !LandingKey.isHalfWritten(name);
    }

    /** The first of the files to be fetched: at most so many, and of so many bytes together, but one at least. */
    public List<RemoteFile> first(int most, long bytes) {
        List<RemoteFile> first = new ArrayList<>();
        long left = bytes;
        for (RemoteFile file : fresh) {
            left -= file.size();
            if (first.size() == most || (left < 0 && !first.isEmpty())) {
                break;
            }
            first.add(file);
        }
        return first;
    }

    /** The same without the files that a look leaves where they are. */
    public PullLook without(PullMemory memory, String look) {
        return new PullLook(
                fresh.stream().filter(file -> !memory.leaves(file.name(), look)).toList(), tooLarge, known, names);
    }
}
