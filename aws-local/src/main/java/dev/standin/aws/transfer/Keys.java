package dev.standin.aws.transfer;

import dev.standin.aws.internal.s3.store.Bucket;
import dev.standin.aws.internal.s3.store.Listing;
import dev.standin.aws.internal.s3.store.Version;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** What is in a folder of a bucket, page by page, as S3 lists it with the delimiter {@code /}; used once. */
final class Keys implements Iterator<Node> {
    private static final int PAGE = 100;

    private final Bucket bucket;
    private final String prefix;
    private final Deque<Node> page = new ArrayDeque<>();
    private @Nullable String after = "";

    Keys(Bucket bucket, String prefix) {
        this.bucket = bucket;
        this.prefix = prefix;
    }

    /** Whether there is a key in the folder, be it only the empty object that stands for the folder. */
    static boolean isFolder(Bucket bucket, String prefix) {
        return !Listing.ofKeys(bucket, new Listing.Query(prefix, "", "", null, 1))
                .entries()
                .isEmpty();
    }

    @Override
    public boolean hasNext() {
        while (page.isEmpty() && after != null) {
            turn(after);
        }
        return !page.isEmpty();
    }

    @Override
    public Node next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return page.removeFirst();
    }

    private void turn(String from) {
        Listing listing = Listing.ofKeys(bucket, new Listing.Query(prefix, "/", from, null, PAGE));
        listing.prefixes().stream()
                .map(folder -> folder.substring(prefix.length(), folder.length() - 1))
                .filter(name -> !name.isEmpty())
                .forEach(name -> page.add(Node.folder(name)));
        for (Listing.Entry entry : listing.entries()) {
            String name = entry.key().substring(prefix.length());
            if (!name.isEmpty()) {
                Version version = entry.version();
                page.add(new Node(name, false, version.bytes().size(), version.modified()));
            }
        }
        after = listing.truncated() ? listing.lastKey() : null;
    }
}
