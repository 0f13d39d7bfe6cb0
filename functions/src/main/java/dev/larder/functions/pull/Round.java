package dev.larder.functions.pull;

import dev.larder.core.lake.LakeLayout;
import dev.larder.core.pull.ConnectorListing;
import dev.larder.core.pull.PullLook;
import dev.larder.core.pull.PullMemory;
import dev.larder.core.pull.PullMemory.Left;
import dev.larder.core.pull.RemoteFile;
import dev.larder.core.wiring.ConnectorAccess;
import dev.larder.functions.Environment;
import dev.larder.functions.port.Incoming;
import dev.larder.functions.port.ObjectStore;
import dev.larder.functions.pull.PlanPull.Answer;
import dev.larder.functions.pull.PlanPull.Request;
import dev.larder.functions.pull.PlanPull.Result;
import dev.larder.functions.pull.PlanPull.Source;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** One round of a look: up to ten files are chosen, fetched by the connector, and landed. */
final class Round {
    /** AWS Transfer Family User Guide, transfer-files-and-track.html. */
    private static final int MOST_FILES = 10;
    /** What is read again for its digest while one call lasts. */
    private static final long MOST_BYTES = 5L << 30;
    /** An execution has 25,000 events; what is left then is fetched by the next look. */
    private static final int MOST_ROUNDS = 100;

    private static final int MOST_NAMED = 20;

    private final Environment environment;
    private final Request request;
    private final Source source;
    private final Incoming incoming;
    private final ObjectStore lake;

    Round(Environment environment, Request request) {
        this.environment = environment;
        this.request = request;
        this.source = request.pull();
        this.incoming = environment.incoming();
        this.lake = environment.lake().objects();
    }

    Answer choose() {
        Optional<ConnectorListing> listing = listing();
        if (listing.isEmpty()) {
            return Answer.of(PullVerdict.WAITING);
        }
        PullMemory memory = memory();
        PullLook look = PullLook.at(listing.get().files(), source.files(), memory);
        if (!listing.get().truncated()) {
            memory.keepOnly(look.names());
        }
        PullLook left = look.without(memory, request.look());
        if (left.fresh().isEmpty() || request.round() >= MOST_ROUNDS) {
            save(memory);
            requireNothingWrong(look, listing.get(), memory);
            return Answer.of(PullVerdict.DONE);
        }
        if (isBusy(memory)) {
            return Answer.of(PullVerdict.BUSY);
        }
        memory.fetching(request.look());
        save(memory);
        List<String> paths = left.first(MOST_FILES, MOST_BYTES).stream()
                .map(file -> path(file.name()))
                .toList();
        return new Answer(PullVerdict.FETCH, paths, "/" + environment.settings().landingBucket() + "/" + folder());
    }

    private boolean isBusy(PullMemory memory) {
        String other = memory.look();
        return !other.isEmpty()
                && !other.equals(request.look())
                && environment.pulls().isRunning(other);
    }

    private void requireNothingWrong(PullLook look, ConnectorListing listing, PullMemory memory) {
        List<String> wrong = new ArrayList<>(memory.failures(request.look()));
        look.tooLarge()
                .forEach(file -> wrong.add("%s: it has %,d bytes, and S3 takes %,d at once"
                        .formatted(file.name(), file.size(), PullLook.LARGEST_BYTES)));
        if (listing.truncated()) {
            wrong.add("the folder has more than the listed %,d; ask the supplier to take old files away"
                    .formatted(listing.files().size()));
        }
        if (!wrong.isEmpty()) {
            String named = String.join("; ", wrong.subList(0, Math.min(wrong.size(), MOST_NAMED)));
            String more = wrong.size() > MOST_NAMED ? "; and %d more".formatted(wrong.size() - MOST_NAMED) : "";
            throw new PullFailed("%s: not everything could be fetched from %s of %s: %s%s; the next look tries again"
                    .formatted(source.feed(), source.folder(), source.server(), named, more));
        }
    }

    /** Each file is remembered when it has landed, and what the connector brought is deleted when all are. */
    Answer land() {
        Map<String, RemoteFile> listed = new HashMap<>();
        listing()
                .orElseThrow(() -> new PullFailed(
                        "%s: the listing %s is not there any more".formatted(source.feed(), request.listing())))
                .files()
                .forEach(file -> listed.put(path(file.name()), file));
        PullMemory memory = memory();
        List<String> over = new ArrayList<>();
        for (Result result : Objects.requireNonNullElse(request.results(), List.<Result>of())) {
            @Nullable RemoteFile file = listed.get(result.path());
            if (file != null) {
                if (!memory.has(file)) {
                    land(file, result, memory);
                    save(memory);
                }
                over.add(key(file));
            }
        }
        incoming.delete(over);
        return Answer.of(PullVerdict.LANDED);
    }

    private void land(RemoteFile file, Result result, PullMemory memory) {
        if (!result.status().equals("COMPLETED")) {
            leave(memory, file, Objects.requireNonNullElse(result.why(), "the connector does not say why"), true);
            return;
        }
        OptionalLong size = incoming.size(key(file));
        if (size.isEmpty()) {
            leave(memory, file, "the connector says that it was fetched, and there is no " + key(file), true);
            return;
        }
        if (file.size() != RemoteFile.UNKNOWN && size.getAsLong() != file.size()) {
            leave(memory, file, "it changed while it was fetched", false);
            return;
        }
        String sha256 = digest(key(file));
        if (!memory.sha256(file.name()).equals(Optional.of(sha256))) {
            incoming.land(key(file), "suppliers/" + source.feed() + "/" + file.name());
        }
        memory.add(file, sha256);
    }

    private void leave(PullMemory memory, RemoteFile file, String why, boolean failed) {
        memory.leave(file.name(), new Left(request.look(), why, failed));
    }

    PullFailed unlisted() {
        return new PullFailed("%s: the folder %s of %s was not listed: %s; nothing is fetched before it is"
                .formatted(
                        source.feed(),
                        source.folder(),
                        source.server(),
                        Objects.requireNonNullElse(request.trouble(), "the connector does not say why")));
    }

    private Optional<ConnectorListing> listing() {
        return incoming.read(ConnectorAccess.folder(source.id()) + "/" + request.listing())
                .map(ConnectorListing::read);
    }

    private PullMemory memory() {
        return PullMemory.of(lake.read(LakeLayout.pull(source.id())));
    }

    private void save(PullMemory memory) {
        if (memory.changed()) {
            lake.write(LakeLayout.pull(source.id()), memory.bytes(), "application/json");
        }
    }

    private String path(String name) {
        return source.folder().equals("/") ? "/" + name : source.folder() + "/" + name;
    }

    /** No other look and no other round puts anything there. */
    private String folder() {
        return "%s/%s/%d".formatted(ConnectorAccess.folder(source.id()), request.look(), request.round());
    }

    private String key(RemoteFile file) {
        return folder() + "/" + file.name();
    }

    private String digest(String key) {
        try (InputStream in = incoming.open(key);
                DigestInputStream digesting = new DigestInputStream(in, sha256())) {
            digesting.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digesting.getMessageDigest().digest());
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read " + key, broken);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("this Java has no SHA-256", absent);
        }
    }
}
