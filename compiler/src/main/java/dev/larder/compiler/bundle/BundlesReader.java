package dev.larder.compiler.bundle;

import dev.larder.compiler.ProjectFiles;
import dev.larder.compiler.problem.Problems;
import dev.larder.compiler.problem.ProjectProblem.Code;
import dev.larder.core.bundle.Bundle;
import dev.larder.core.bundle.Bundle.Accept;
import dev.larder.core.contract.FeedId;
import dev.larder.core.contract.Spelling;
import dev.larder.core.plan.Plan.Feed;
import dev.standin.redshift.dialect.token.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads {@code bundles.yaml}: a mapping of {@code supplier/bundle} to fileName, accept and feeds. */
public final class BundlesReader {
    /** The file's name. */
    public static final String FILE = "bundles.yaml";

    private static final List<String> KEYS = List.of("fileName", "accept", "feeds");
    private static final List<String> ACCEPT = List.of("each", "all");

    private final ProjectFiles project;
    private final JsonNode document;
    /** Null while nobody knows which there are. */
    private final @Nullable List<Feed> feeds;

    private final Problems.In problems;
    private int said;

    private BundlesReader(ProjectFiles project, JsonNode document, @Nullable List<Feed> feeds, Problems.In problems) {
        this.project = project;
        this.document = document;
        this.feeds = feeds;
        this.problems = problems;
    }

    /** Reads the file, if there is one; whatever is wrong is a problem. Feeds are null while nobody knows which there are. */
    public static List<Bundle> read(ProjectFiles project, @Nullable List<Feed> feeds, Problems.In problems) {
        JsonNode document = project.documents().get(FILE);
        if (document == null || document.isNull() || document.isMissingNode()) {
            return List.of();
        }
        if (!document.isObject()) {
            problems.add(
                    Code.L021,
                    new Place(1, 1),
                    "a mapping of SUPPLIER/BUNDLE to fileName, accept and feeds",
                    text(document),
                    null);
            return List.of();
        }
        BundlesReader reader = new BundlesReader(project, document, feeds, problems);
        List<Bundle> bundles = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : document.properties()) {
            int before = reader.said;
            Bundle bundle = reader.bundle(entry.getKey(), entry.getValue());
            if (bundle != null && reader.said == before) {
                bundles.add(bundle);
            }
        }
        return bundles.stream().sorted(Comparator.comparing(Bundle::id)).toList();
    }

    private @Nullable Bundle bundle(String name, JsonNode node) {
        FeedId id = id(name);
        if (id == null) {
            return null;
        }
        if (!node.isObject()) {
            add(name, "", "fileName, accept and feeds", text(node), null);
            return null;
        }
        for (String key : node.propertyNames()) {
            if (!KEYS.contains(key)) {
                say(
                        name,
                        project.key(FILE, pointer(name, key)),
                        "one of fileName, accept, feeds",
                        "\"" + key + "\"",
                        Problems.didYouMean(key, KEYS));
            }
        }
        return new Bundle(id, fileName(name, node), accept(name, node), members(name, id, node));
    }

    private @Nullable FeedId id(String name) {
        try {
            FeedId id = FeedId.parse(name).declared();
            if (feeds != null && feeds.stream().anyMatch(feed -> feed.id().equals(id))) {
                add(name, "", "a folder that no feed has", "\"" + name + "\", a feed", "give the bundle another name");
                return null;
            }
            return id;
        } catch (IllegalArgumentException malformed) {
            add(
                    name,
                    "",
                    "SUPPLIER/BUNDLE, the folder of the archives below suppliers/",
                    "\"" + name + "\"",
                    malformed.getMessage());
            return null;
        }
    }

    private String fileName(String name, JsonNode node) {
        String regex = node.path("fileName").asString("");
        if (regex.isEmpty() && isMisspelled(node, "fileName")) {
            return "";
        }
        if (regex.isEmpty()) {
            add(
                    name,
                    "fileName",
                    "\"fileName\", a regular expression that an archive's whole name matches",
                    text(node.path("fileName")),
                    null);
            return "";
        }
        try {
            if (!Pattern.compile(regex).namedGroups().isEmpty()) {
                add(name, "fileName", "no named group, since nothing uses it", "\"" + regex + "\"", null);
            }
        } catch (PatternSyntaxException malformed) {
            add(
                    name,
                    "fileName",
                    "a regular expression",
                    "\"" + regex + "\" (" + malformed.getDescription() + ")",
                    null);
        }
        return regex;
    }

    private Accept accept(String name, JsonNode node) {
        String word = node.has("accept") ? node.path("accept").asString("") : "each";
        if (!ACCEPT.contains(word)) {
            add(name, "accept", "each or all", text(node.path("accept")), Problems.didYouMean(word, ACCEPT));
            return Accept.EACH;
        }
        return Accept.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private List<String> members(String name, FeedId id, JsonNode node) {
        JsonNode list = node.path("feeds");
        if (list.isMissingNode() && isMisspelled(node, "feeds")) {
            return List.of();
        }
        if (!list.isArray() || list.isEmpty()) {
            add(name, "feeds", "\"feeds\", a list of feeds of " + id.supplier(), text(list), null);
            return List.of();
        }
        List<String> known = feedsOf(id.supplier());
        List<String> named = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < list.size(); i++) {
            String feed = list.get(i).asString("");
            if (feeds != null && !known.contains(feed)) {
                add(
                        name,
                        "feeds/" + i,
                        "a feed of " + id.supplier() + " that is right",
                        "\"" + feed + "\"",
                        Problems.didYouMean(feed, known));
            } else if (feeds != null && hasControl(feeds, id, feed)) {
                add(
                        name,
                        "feeds/" + i,
                        "a feed without completion, since a member of an archive is whole or not by itself",
                        "\"" + feed + "\", whose contract asks for a file beside each",
                        null);
            } else if (!seen.add(feed)) {
                add(name, "feeds/" + i, "each feed once", "\"" + feed + "\" again", null);
            }
            named.add(feed);
        }
        return named;
    }

    /** None while nobody knows which there are. */
    private List<String> feedsOf(String supplier) {
        return feeds == null
                ? List.of()
                : feeds.stream()
                        .map(Feed::id)
                        .filter(feed -> feed.supplier().equals(supplier))
                        .map(FeedId::name)
                        .toList();
    }

    private static boolean hasControl(List<Feed> feeds, FeedId bundle, String name) {
        return feeds.stream()
                .filter(feed -> feed.id().equals(new FeedId(bundle.supplier(), name)))
                .flatMap(feed -> feed.versions().stream())
                .anyMatch(contract -> contract.dialect().completeness().control() != null);
    }

    /** Whether the key is absent because another was probably meant to be it. */
    private static boolean isMisspelled(JsonNode node, String key) {
        return !node.has(key)
                && node.propertyNames().stream()
                        .filter(other -> !KEYS.contains(other))
                        .anyMatch(other -> Spelling.nearest(other, List.of(key)).isPresent());
    }

    /** Says what is wrong with the value of a key, which may be missing; of the whole bundle if the key is empty. */
    private void add(String bundle, String key, String expected, String found, @Nullable String help) {
        boolean isThere = !key.isEmpty() && document.path(bundle).has(key.replaceFirst("/.*", ""));
        Place place = isThere ? project.value(FILE, pointer(bundle, key)) : project.key(FILE, pointer(bundle, ""));
        say(bundle, place, expected, found, help);
    }

    private void say(String bundle, Place place, String expected, String found, @Nullable String help) {
        said++;
        problems.add(Code.L021, place, "in bundle " + bundle + ": " + expected, found, help);
    }

    private static String pointer(String bundle, String key) {
        return "/" + bundle.replace("~", "~0").replace("/", "~1") + (key.isEmpty() ? "" : "/" + key);
    }

    private static String text(JsonNode node) {
        return node.isMissingNode() ? "nothing" : node.toString();
    }
}
