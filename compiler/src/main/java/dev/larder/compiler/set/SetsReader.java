package dev.larder.compiler.set;

import dev.larder.compiler.ProjectFiles;
import dev.larder.compiler.problem.Problems;
import dev.larder.compiler.problem.ProjectProblem.Code;
import dev.larder.core.contract.FeedId;
import dev.larder.core.contract.Spelling;
import dev.larder.core.plan.Plan.Feed;
import dev.larder.core.set.FeedSet;
import dev.larder.core.set.FeedSet.Incomplete;
import dev.larder.core.set.SetKey;
import dev.standin.redshift.dialect.token.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads {@code sets.yaml}: a mapping of a set's name to required, optional, key, wait and incomplete. */
public final class SetsReader {
    /** The file's name. */
    public static final String FILE = "sets.yaml";

    private static final List<String> KEYS = List.of("required", "optional", "key", "wait", "incomplete");
    private static final String ALL_KEYS = String.join(", ", KEYS);
    private static final List<String> INCOMPLETE = List.of("wait", "publish");
    private static final Pattern WAIT = Pattern.compile("([1-9][0-9]{0,5}) ?(min|h|d)");
    private static final Map<String, Integer> MINUTES = Map.of("min", 1, "h", 60, "d", 24 * 60);
    private static final int LONGEST_WAIT = 366 * 24 * 60;

    private final ProjectFiles project;
    private final Problems.In problems;
    /** Null while nobody knows which there are. */
    private final @Nullable List<Feed> feeds;
    /** The set of each feed that was read so far. */
    private final Map<FeedId, String> taken = new HashMap<>();

    private SetsReader(ProjectFiles project, @Nullable List<Feed> feeds, Problems.In problems) {
        this.project = project;
        this.feeds = feeds;
        this.problems = problems;
    }

    /** Reads the file, if there is one; whatever is wrong is a problem. Feeds are null while nobody knows which there are. */
    public static List<FeedSet> read(ProjectFiles project, @Nullable List<Feed> feeds, Problems.In problems) {
        JsonNode document = project.documents().get(FILE);
        if (document == null || document.isNull() || document.isMissingNode()) {
            return List.of();
        }
        if (!document.isObject()) {
            problems.add(Code.L026, new Place(1, 1), "a mapping of a set's name to " + ALL_KEYS, text(document), null);
            return List.of();
        }
        SetsReader reader = new SetsReader(project, feeds, problems);
        List<FeedSet> sets = new ArrayList<>();
        document.properties()
                .forEach(entry -> reader.set(entry.getKey(), entry.getValue()).ifPresent(sets::add));
        return sets.stream().sorted(Comparator.comparing(FeedSet::name)).toList();
    }

    private Optional<FeedSet> set(String name, JsonNode node) {
        At at = new At(name, node);
        int before = problems.count();
        if (!FeedId.isFree(name)) {
            at.say(
                    "",
                    "a name that begins with a letter, of lower case letters, digits, _ and -",
                    "\"" + name + "\"",
                    null);
        }
        if (!node.isObject()) {
            at.say("", ALL_KEYS, text(node), null);
            return Optional.empty();
        }
        at.requireKnownKeys();
        List<FeedId> required = feeds(at, "required");
        List<FeedId> optional = node.has("optional") ? feeds(at, "optional") : List.of();
        if (problems.count() == before && required.size() + optional.size() < 2) {
            at.say("required", "at least two feeds, since one waits for no other", text(node.path("required")), null);
        }
        SetKey key = new KeyReader(at).read();
        if (key != null && feeds != null) {
            Stream.concat(required.stream(), optional.stream())
                    .forEach(feed -> KeyReader.requireUsable(at, key, feed(feed)));
        }
        FeedSet set = new FeedSet(
                name,
                required,
                optional,
                Objects.requireNonNullElse(key, new SetKey(SetKey.By.LANDED, "UTC")),
                wait(at),
                incomplete(at));
        return problems.count() == before ? Optional.of(set) : Optional.empty();
    }

    private Feed feed(FeedId id) {
        return Objects.requireNonNull(feeds).stream()
                .filter(feed -> feed.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** Those that the project has, each in no other set. */
    private List<FeedId> feeds(At at, String key) {
        JsonNode list = at.node().path(key);
        if (list.isMissingNode() && at.isMisspelled(key)) {
            return List.of();
        }
        if (!list.isArray() || list.isEmpty()) {
            at.say(key, "\"" + key + "\", a list of feeds, each as SUPPLIER/FEED", text(list), null);
            return List.of();
        }
        List<FeedId> read = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            feed(at, key + "/" + i, list.get(i).asString("")).ifPresent(read::add);
        }
        return read;
    }

    private Optional<FeedId> feed(At at, String key, String written) {
        Optional<FeedId> id = id(written);
        if (id.isEmpty()) {
            at.say(key, "a feed, as SUPPLIER/FEED", "\"" + written + "\"", null);
            return id;
        }
        List<String> known = feeds == null
                ? List.of(written)
                : feeds.stream().map(feed -> feed.id().toString()).toList();
        if (!known.contains(written)) {
            at.say(key, "a feed that has a contract", "\"" + written + "\"", Problems.didYouMean(written, known));
            return Optional.empty();
        }
        String other = taken.putIfAbsent(id.get(), at.set());
        if (other != null) {
            at.say(
                    key,
                    "each feed once, and in one set only",
                    "\"" + written + "\"" + (other.equals(at.set()) ? " again" : ", which is in the set " + other),
                    null);
            return Optional.empty();
        }
        return id;
    }

    private static Optional<FeedId> id(String written) {
        try {
            return Optional.of(FeedId.parse(written));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static int wait(At at) {
        JsonNode node = at.node().path("wait");
        if (node.isMissingNode() && at.isMisspelled("wait")) {
            return 0;
        }
        Matcher wait = WAIT.matcher(node.isString() ? node.stringValue() : "");
        long minutes = wait.matches()
                ? Long.parseLong(wait.group(1)) * MINUTES.getOrDefault(wait.group(2), 0)
                : LONGEST_WAIT + 1L;
        if (minutes > LONGEST_WAIT) {
            at.say(
                    "wait",
                    "\"wait\", how long after its first file a set is waited for: min, h or d, at most 366d",
                    text(node),
                    "write for example wait: 6h");
            return 0;
        }
        return (int) minutes;
    }

    private static Incomplete incomplete(At at) {
        JsonNode node = at.node().path("incomplete");
        String word = node.isMissingNode() ? "wait" : node.asString("");
        if (!INCOMPLETE.contains(word)) {
            at.say("incomplete", "wait or publish", text(node), Problems.didYouMean(word, INCOMPLETE));
            return Incomplete.WAIT;
        }
        return Incomplete.valueOf(word.toUpperCase(Locale.ROOT));
    }

    static String text(JsonNode node) {
        return node.isMissingNode() ? "nothing" : node.toString();
    }

    /** One set, and where it stands. */
    final class At {
        private final String set;
        private final JsonNode node;

        private At(String set, JsonNode node) {
            this.set = set;
            this.node = node;
        }

        String set() {
            return set;
        }

        JsonNode node() {
            return node;
        }

        /** Says what is wrong with the value of a key, which may be missing; of the whole set if the key is empty. */
        void say(String key, String expected, String found, @Nullable String help) {
            boolean isThere = !key.isEmpty() && node.has(key.replaceFirst("/.*", ""));
            add(isThere ? project.value(FILE, pointer(key)) : project.key(FILE, pointer("")), expected, found, help);
        }

        /** Says that a key is not known. */
        void unknown(String pointer, String key, List<String> known) {
            add(
                    project.key(FILE, pointer(pointer)),
                    "one of " + String.join(", ", known),
                    "\"" + key + "\"",
                    Problems.didYouMean(key, known));
        }

        private void add(Place place, String expected, String found, @Nullable String help) {
            problems.add(Code.L026, place, "in set " + set + ": " + expected, found, help);
        }

        private void requireKnownKeys() {
            node.propertyNames().stream().filter(key -> !KEYS.contains(key)).forEach(key -> unknown(key, key, KEYS));
        }

        /** Whether the key is absent because another was probably meant to be it. */
        private boolean isMisspelled(String key) {
            return node.propertyNames().stream()
                    .filter(other -> !KEYS.contains(other))
                    .anyMatch(other -> Spelling.nearest(other, List.of(key)).isPresent());
        }

        private String pointer(String key) {
            return "/" + set.replace("~", "~0").replace("/", "~1") + (key.isEmpty() ? "" : "/" + key);
        }
    }
}
