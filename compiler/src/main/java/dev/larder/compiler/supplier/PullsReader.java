package dev.larder.compiler.supplier;

import dev.larder.compiler.ProjectFiles;
import dev.larder.compiler.problem.Problems;
import dev.larder.compiler.problem.ProjectProblem.Code;
import dev.larder.core.contract.FeedId;
import dev.larder.core.wiring.SupplierPull;
import dev.larder.core.wiring.SupplierPull.Server;
import dev.standin.redshift.dialect.token.Place;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads {@code pulls.yaml}: a mapping of supplier/feed to the server on which its files are. */
public final class PullsReader {
    /** The file's name. */
    public static final String FILE = "pulls.yaml";

    private static final List<String> KEYS =
            List.of("host", "port", "user", "folder", "files", "hostKey", "secret", "every");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9:.-]{1,253}");
    private static final Pattern SECRET = Pattern.compile("[a-z][a-z0-9-]{0,62}");
    private static final int MOST_MINUTES = 7 * 24 * 60;

    private final ProjectFiles project;
    private final Problems.In problems;

    private PullsReader(ProjectFiles project, Problems.In problems) {
        this.project = project;
        this.problems = problems;
    }

    /**
     * Reads the file; whatever is wrong is a problem.
     *
     * @param known what has a folder in the landing bucket; null if a contract is wrong, so that nobody knows
     */
    public static List<SupplierPull> read(ProjectFiles project, @Nullable List<FeedId> known, Problems.In problems) {
        @Nullable JsonNode document = project.documents().get(FILE);
        if (document == null || document.isNull() || document.isMissingNode()) {
            return List.of();
        }
        if (!document.isObject()) {
            problems.add(Code.L024, new Place(1, 1), "a mapping of supplier/feed to a server", "something else");
            return List.of();
        }
        PullsReader reader = new PullsReader(project, problems);
        List<SupplierPull> pulls = new ArrayList<>();
        document.properties()
                .forEach(entry ->
                        reader.pull(entry.getKey(), entry.getValue(), known).ifPresent(pulls::add));
        return pulls;
    }

    private Optional<SupplierPull> pull(String name, JsonNode node, @Nullable List<FeedId> known) {
        // In a JSON pointer a slash of a key is written ~1 (RFC 6901).
        String pointer = "/" + name.replace("~", "~0").replace("/", "~1");
        Set<String> names = known == null
                ? Set.of(name)
                : known.stream().map(FeedId::toString).collect(Collectors.toCollection(TreeSet::new));
        if (!name.matches("[^/]+/[^/]+") || !names.contains(name)) {
            problems.add(
                    Code.L024,
                    project.key(FILE, pointer),
                    "a supplier/feed that has a contract",
                    "\"" + name + "\"",
                    Problems.didYouMean(name, names));
            return Optional.empty();
        }
        if (!node.isObject()) {
            problems.add(Code.L024, project.value(FILE, pointer), "host, user, hostKey and secret", "something else");
            return Optional.empty();
        }
        node.propertyNames().stream()
                .filter(key -> !KEYS.contains(key))
                .forEach(key -> problems.add(
                        Code.L024,
                        project.key(FILE, pointer + "/" + key),
                        "a known key",
                        "\"" + key + "\"",
                        Problems.didYouMean(key, KEYS)));
        return Optional.of(new Entry(pointer, node).pull(FeedId.parse(name)));
    }

    /** What stands under one name. */
    private final class Entry {
        private final String pointer;
        private final JsonNode node;

        Entry(String pointer, JsonNode node) {
            this.pointer = pointer;
            this.node = node;
        }

        SupplierPull pull(FeedId feed) {
            return new SupplierPull(
                    feed,
                    new Server(text("host", HOST, "a host name or address"), number("port", 22, 65_535)),
                    text("user", Pattern.compile("[^\\s\\p{Cntrl}]{1,100}"), "the name of a user there"),
                    node.path("folder").asString("."),
                    files(),
                    hostKeys(),
                    text("secret", SECRET, "the name of a secret: lower case letters, digits and -"),
                    Duration.ofMinutes(number("every", 15, MOST_MINUTES)));
        }

        private String text(String key, Pattern pattern, String expected) {
            String text = node.path(key).asString("");
            if (!pattern.matcher(text).matches()) {
                say(key, key + ": " + expected, found(key, text));
            }
            return text;
        }

        /** What stands in the place of a secret's name may be the secret. */
        private String found(String key, String text) {
            if (text.isEmpty()) {
                return "none";
            }
            return key.equals("secret") ? "something else" : "\"" + text + "\"";
        }

        private int number(String key, int usual, int most) {
            JsonNode value = node.path(key);
            if (!value.isMissingNode()
                    && !(value.isIntegralNumber() && value.asInt(0) >= 1 && value.asInt(0) <= most)) {
                say(key, key + ": a whole number from 1 to " + most, value.toString());
            }
            return value.asInt(usual);
        }

        private String files() {
            String pattern = node.path("files").asString(".*");
            try {
                Pattern.compile(pattern);
            } catch (PatternSyntaxException wrong) {
                say("files", "files: a regular expression (" + wrong.getDescription() + ")", "\"" + pattern + "\"");
            }
            return pattern;
        }

        private List<String> hostKeys() {
            JsonNode value = node.path("hostKey");
            List<String> keys = (value.isArray() ? value.valueStream() : Stream.of(value))
                    .map(key -> SuppliersReader.withoutComment(key.asString("")))
                    .toList();
            if (keys.isEmpty() || !keys.stream().allMatch(SupplierPull::isHostKey)) {
                problems.add(
                        Code.L024,
                        project.value(FILE, pointer + "/hostKey"),
                        "hostKey: the fingerprint SHA256:... of the server's host key, or the public key itself, or a list of them",
                        value.isMissingNode() ? "none" : value.toString(),
                        "ask the supplier for it; ssh-keyscan HOST | ssh-keygen -lf - shows which one a server offers");
            }
            return keys;
        }

        private void say(String key, String expected, String found) {
            problems.add(Code.L024, project.value(FILE, pointer + "/" + key), expected, found);
        }
    }
}
