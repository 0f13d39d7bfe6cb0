package dev.standin.aws.transfer;

import dev.standin.aws.transfer.Home.Spot;
import dev.standin.aws.transfer.SftpFailure.Status;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The operations of SFTP, version 3, of one session of a user. Not thread-safe. */
final class Operations {
    private static final int MOST_HANDLES = 100;
    private static final int MOST_BYTES = 255 << 10;
    private static final int NAMES_A_PACKET = 100;

    private static final int READ = 0x1;
    private static final int WRITE = 0x2;
    private static final int CREATE = 0x8;
    private static final int TRUNCATE = 0x10;
    private static final int EXCLUSIVE = 0x20;

    private final Home home;
    private final BucketFiles files;
    private final Replies replies;
    private final Map<String, Handle> open = new HashMap<>();
    private int opened;

    Operations(Home home, BucketFiles files, Replies replies) {
        this.home = home;
        this.files = files;
        this.replies = replies;
    }

    /** Does what a packet says, or throws why not. */
    void answer(int id, Request request) throws IOException {
        switch (request.type()) {
            case 3 -> open(id, request.text(), request.number());
            case 4 -> close(id, request.text());
            case 5 -> read(id, request.text(), request.offset(), request.number());
            case 6 -> write(id, request.text(), request.offset(), request.bytes());
            case 7, 17 -> replies.attributes(id, node(request.text()));
            case 8 -> replies.attributes(id, ofHandle(handle(request.text())));
            // Setting attributes changes nothing and fails nothing: SetStatOption ENABLE_NO_OP.
            case 9, 10 -> replies.ok(id);
            case 11 -> keep(id, new Handle.Listing(listing(request.text()).iterator()));
            case 12 -> list(id, request.text());
            case 13 -> {
                files.remove(home.key(request.text()));
                replies.ok(id);
            }
            case 14 -> {
                files.makeFolder(home.key(request.text()));
                replies.ok(id);
            }
            case 15 -> {
                files.removeFolder(home.key(request.text()));
                replies.ok(id);
            }
            case 16 -> replies.names(id, List.of(Node.folder(Home.normal(request.text()))));
            case 18 -> rename(id, request);
            case 19, 20 -> throw SftpFailure.unsupported("S3 has no links");
            case 200 -> extended(id, request);
            default -> throw SftpFailure.unsupported("operation " + request.type() + " is not known here");
        }
    }

    /** What the client left open: a file that was being written is there as far as it came. */
    void end() {
        List<Handle> left = new ArrayList<>(open.values());
        open.clear();
        for (Handle handle : left) {
            if (handle instanceof Handle.Writing writing && writing.blob().size() > 0) {
                files.complete(writing);
            } else {
                handle.abandon();
            }
        }
    }

    private void extended(int id, Request request) throws IOException {
        String name = request.text();
        if (!name.equals("posix-rename@openssh.com")) {
            throw SftpFailure.unsupported(name + " is not known here");
        }
        rename(id, request);
    }

    private void rename(int id, Request request) throws IOException {
        String from = request.text();
        files.rename(home.key(from), home.key(request.text()));
        replies.ok(id);
    }

    private void open(int id, String path, int flags) throws IOException {
        boolean reads = (flags & READ) != 0;
        boolean writes = (flags & WRITE) != 0;
        if (reads == writes) {
            throw SftpFailure.unsupported("a file is opened for reading or for writing");
        }
        Spot.InBucket at = home.key(path);
        if (reads) {
            keep(id, files.read(at));
            return;
        }
        if ((flags & EXCLUSIVE) != 0) {
            throw SftpFailure.unsupported("a file cannot be opened for writing on condition that there is none");
        }
        keep(id, files.write(at, (flags & TRUNCATE) != 0, (flags & CREATE) != 0));
    }

    private void keep(int id, Handle handle) throws IOException {
        if (open.size() >= MOST_HANDLES) {
            handle.abandon();
            throw SftpFailure.failure("%d files are open; close some".formatted(MOST_HANDLES));
        }
        String name = Integer.toString(++opened);
        open.put(name, handle);
        replies.handle(id, name);
    }

    private void close(int id, String name) throws IOException {
        Handle handle = handle(name);
        open.remove(name);
        if (handle instanceof Handle.Writing writing) {
            files.complete(writing);
        } else {
            handle.abandon();
        }
        replies.ok(id);
    }

    private void read(int id, String name, long offset, int wanted) throws IOException {
        if (!(handle(name) instanceof Handle.Reading reading)) {
            throw SftpFailure.failure("the file is not open for reading");
        }
        byte[] bytes = new byte[Math.clamp(wanted, 0, MOST_BYTES)];
        int read = offset < 0 ? -1 : reading.file().read(ByteBuffer.wrap(bytes), offset);
        if (read < 0) {
            throw new SftpFailure(Status.EOF, "the end of the file");
        }
        replies.data(id, bytes, read);
    }

    private void write(int id, String name, long offset, byte[] bytes) throws IOException {
        if (!(handle(name) instanceof Handle.Writing writing)) {
            throw SftpFailure.failure("the file is not open for writing");
        }
        long size = writing.blob().size();
        if (offset != size) {
            throw SftpFailure.failure(
                    "a file is written from its beginning to its end: expected byte %d, found byte %d; transfer it over one connection"
                            .formatted(size, offset));
        }
        writing.blob().append(bytes, bytes.length);
        replies.ok(id);
    }

    private void list(int id, String name) throws IOException {
        if (!(handle(name) instanceof Handle.Listing listing)) {
            throw SftpFailure.failure("the folder is not open");
        }
        List<Node> page = new ArrayList<>();
        while (page.size() < NAMES_A_PACKET && listing.left().hasNext()) {
            page.add(listing.left().next());
        }
        if (page.isEmpty()) {
            throw new SftpFailure(Status.EOF, "the end of the folder");
        }
        replies.names(id, page);
    }

    private Iterable<Node> listing(String path) {
        return switch (home.find(path)) {
            case Spot.Above(var names) -> names.stream().map(Node::folder).toList();
            case Spot.InBucket at -> () -> files.list(at);
        };
    }

    private Node node(String path) {
        return switch (home.find(path)) {
            case Spot.Above _ -> Node.folder(path);
            case Spot.InBucket at -> files.node(at);
        };
    }

    private static Node ofHandle(Handle handle) {
        return switch (handle) {
            case Handle.Reading(var _, var node) -> node;
            case Handle.Writing writing -> new Node("", false, writing.blob().size(), Instant.EPOCH);
            case Handle.Listing _ -> Node.folder("");
        };
    }

    private Handle handle(String name) {
        return Optional.<@Nullable Handle>ofNullable(open.get(name))
                .orElseThrow(() -> SftpFailure.failure("nothing is open by this handle"));
    }
}
