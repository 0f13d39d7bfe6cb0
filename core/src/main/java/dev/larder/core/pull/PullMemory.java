package dev.larder.core.pull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What was fetched of a feed before: of files that the server still has, so that it does not grow. In the lake it is {@code
 * pulls/<supplier>/<feed>.json}. Not thread-safe.
 */
public final class PullMemory {
    private final Map<String, Fetched> files = new HashMap<>();
    private final Map<String, Left> left = new TreeMap<>();
    private String look = "";
    private boolean changed;

    /** A file as it was when it was fetched. */
    public record Fetched(String name, long size, Instant modified, String sha256) {}

    /**
     * A file that a look leaves where it is.
     *
     * @param look whose; the next one tries again
     * @param why for people
     * @param failed whether an operator is told
     */
    public record Left(String look, String why, boolean failed) {}

    /**
     * As it is stored.
     *
     * @param look the name of the execution that fetched last
     */
    private record Document(
            @Nullable List<Fetched> files,
            @Nullable Map<String, Left> left,
            @Nullable String look) {}

    /** The one that is stored; an empty one if none is, or if what is stored cannot be read. */
    public static PullMemory of(Optional<byte[]> stored) {
        PullMemory memory = new PullMemory();
        stored.ifPresent(memory::take);
        return memory;
    }

    /** A list of files alone is what the command wrote before AWS fetched files. */
    private void take(byte[] bytes) {
        try {
            JsonNode node = JsonMapper.shared().readTree(bytes);
            Document document = node.isArray()
                    ? new Document(List.of(JsonMapper.shared().treeToValue(node, Fetched[].class)), null, null)
                    : JsonMapper.shared().treeToValue(node, Document.class);
            Objects.requireNonNullElse(document.files(), List.<Fetched>of())
                    .forEach(each -> files.put(each.name(), each));
            left.putAll(Objects.requireNonNullElse(document.left(), Map.of()));
            look = Objects.requireNonNullElse(document.look(), "");
        } catch (JacksonException | NullPointerException damaged) {
            files.clear();
            left.clear();
            changed = true;
        }
    }

    /** Whether a file of this name, size and time was fetched. */
    public boolean has(RemoteFile file) {
        @Nullable Fetched known = files.get(file.name());
        return known != null && known.size() == file.size() && known.modified().equals(file.modified());
    }

    /** The content that a file of this name had when it was fetched last. */
    public Optional<String> sha256(String name) {
        return Optional.ofNullable(files.get(name)).map(Fetched::sha256);
    }

    /** Remembers that a file has landed, or has the content of the one that landed. */
    public void add(RemoteFile file, String sha256) {
        files.put(file.name(), new Fetched(file.name(), file.size(), file.modified(), sha256));
        left.remove(file.name());
        changed = true;
    }

    /** Forgets what the server has no more. */
    public void keepOnly(Set<String> names) {
        changed |= files.keySet().retainAll(names);
        changed |= left.keySet().retainAll(names);
    }

    /** Remembers that a look leaves a file where it is. */
    public void leave(String name, Left reason) {
        changed |= !reason.equals(left.put(name, reason));
    }

    /** Whether this look leaves the file where it is. */
    public boolean leaves(String name, String look) {
        return Optional.ofNullable(left.get(name))
                .filter(reason -> reason.look().equals(look))
                .isPresent();
    }

    /** What could not be fetched in this look, each with its reason, by name. */
    public List<String> failures(String look) {
        List<String> failures = new ArrayList<>();
        left.forEach((name, reason) -> {
            if (reason.failed() && reason.look().equals(look)) {
                failures.add(name + ": " + reason.why());
            }
        });
        return failures;
    }

    /** The look that fetched last; empty if none has. */
    public String look() {
        return look;
    }

    /** Remembers which look fetches; what others left is forgotten. */
    public void fetching(String name) {
        if (!look.equals(name)) {
            look = name;
            left.values().removeIf(reason -> !reason.look().equals(name));
            changed = true;
        }
    }

    /** Whether anything is other than what was stored. */
    public boolean changed() {
        return changed;
    }

    /** What is stored. */
    public byte[] bytes() {
        List<Fetched> sorted = files.values().stream()
                .sorted((a, b) -> a.name().compareTo(b.name()))
                .toList();
        return JsonMapper.shared().writeValueAsBytes(new Document(sorted, left, look));
    }
}
