package dev.larder.compiler.supplier;

import dev.larder.compiler.ProjectFiles;
import dev.larder.compiler.problem.Problems;
import dev.larder.compiler.problem.ProjectProblem.Code;
import dev.larder.core.receipt.SupplierAddresses;
import dev.larder.core.wiring.SftpLogin;
import dev.standin.redshift.dialect.token.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads {@code suppliers.yaml}: a mapping of supplier to its public SSH keys, whether it writes files under their own names, and who is told of its
 * deliveries.
 */
public final class SuppliersReader {
    /** The file's name. */
    public static final String FILE = "suppliers.yaml";

    private static final List<String> KEYS = List.of("keys", "direct", "notify");

    private final ProjectFiles project;
    private final Problems.In problems;
    private final List<SftpLogin> logins = new ArrayList<>();
    private final List<SupplierAddresses> addresses = new ArrayList<>();

    /**
     * What the file declares.
     *
     * @param logins suppliers that come by SFTP
     * @param addresses suppliers of whose deliveries somebody is told
     */
    public record Declared(List<SftpLogin> logins, List<SupplierAddresses> addresses) {
        private static final Declared NOTHING = new Declared(List.of(), List.of());

        /** Copies the lists. */
        public Declared {
            logins = List.copyOf(logins);
            addresses = List.copyOf(addresses);
        }
    }

    private SuppliersReader(ProjectFiles project, Problems.In problems) {
        this.project = project;
        this.problems = problems;
    }

    /**
     * Reads the file; whatever is wrong is a problem.
     *
     * @param known suppliers that have a feed; empty if a contract is wrong, so that nobody knows
     */
    public static Declared read(ProjectFiles project, Set<String> known, Problems.In problems) {
        @Nullable JsonNode document = project.documents().get(FILE);
        if (document == null || document.isNull() || document.isMissingNode()) {
            return Declared.NOTHING;
        }
        if (!document.isObject()) {
            problems.add(
                    Code.L020, new Place(1, 1), "a mapping of suppliers to keys and addresses", document.toString());
            return Declared.NOTHING;
        }
        SuppliersReader reader = new SuppliersReader(project, problems);
        document.properties().forEach(entry -> reader.supplier(entry, known));
        return new Declared(reader.logins, reader.addresses);
    }

    private void supplier(Map.Entry<String, JsonNode> entry, Set<String> known) {
        String supplier = entry.getKey();
        String pointer = "/" + supplier;
        if (!known.isEmpty() && !known.contains(supplier)) {
            problems.add(
                    Code.L020,
                    project.key(FILE, pointer),
                    "a supplier that has a contract",
                    "\"" + supplier + "\"",
                    Problems.didYouMean(supplier, known));
        }
        JsonNode node = entry.getValue();
        if (!node.isObject()) {
            problems.add(Code.L020, project.value(FILE, pointer), "a mapping with keys or notify", "something else");
            return;
        }
        requireKnown(pointer, node);
        if (node.has("notify")) {
            addresses.add(new SupplierAddresses(supplier, addresses(pointer + "/notify", node.path("notify"))));
        }
        // Who is only told comes by S3, and neither has a key nor could write directly by SFTP.
        if (!node.has("notify") || node.has("keys") || node.has("direct")) {
            logins.add(new SftpLogin(
                    supplier, keys(pointer + "/keys", node.path("keys")), direct(pointer, node.path("direct"))));
        }
    }

    private List<String> addresses(String pointer, JsonNode node) {
        if (!node.isArray() || node.isEmpty() || node.size() > SupplierAddresses.MOST) {
            problems.add(
                    Code.L020,
                    project.value(FILE, pointer),
                    "notify: a list of 1 to " + SupplierAddresses.MOST + " e-mail addresses",
                    found(node));
            return List.of();
        }
        List<String> addresses = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            String address = node.get(i).asString("");
            if (!SupplierAddresses.isAddress(address)) {
                problems.add(
                        Code.L020,
                        project.value(FILE, pointer + "/" + i),
                        "an e-mail address, as desk@meridian.example",
                        "\"" + address + "\"");
            } else if (addresses.contains(address)) {
                problems.add(
                        Code.L020, project.value(FILE, pointer + "/" + i), "each address once", "\"" + address + "\"");
            }
            addresses.add(address);
        }
        return addresses;
    }

    private static String found(JsonNode node) {
        return node.isArray() ? String.valueOf(node.size()) : node.isMissingNode() ? "none" : "no list";
    }

    private void requireKnown(String pointer, JsonNode node) {
        node.propertyNames().stream()
                .filter(key -> !KEYS.contains(key))
                .forEach(key -> problems.add(
                        Code.L020,
                        project.key(FILE, pointer + "/" + key),
                        "a known key",
                        "\"" + key + "\"",
                        Problems.didYouMean(key, KEYS)));
    }

    private List<String> keys(String pointer, JsonNode node) {
        if (!node.isArray() || node.isEmpty() || node.size() > SftpLogin.MOST_KEYS) {
            problems.add(
                    Code.L020,
                    project.value(FILE, pointer),
                    "keys: a list of 1 to " + SftpLogin.MOST_KEYS + " public SSH keys",
                    found(node));
            return List.of();
        }
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            String key = withoutComment(node.get(i).asString(""));
            if (!SftpLogin.isKey(key)) {
                problems.add(
                        Code.L020,
                        project.value(FILE, pointer + "/" + i),
                        "the line of a public SSH key: ssh-ed25519, ssh-rsa or ecdsa-sha2-nistp256, -384 or -521, and its base64",
                        what(key),
                        "it stands in a file that ends in .pub; ssh-keygen -t ed25519 makes one");
            }
            keys.add(key);
        }
        return keys;
    }

    /** Never the text itself, which may be a private key. */
    private static String what(String key) {
        return key.startsWith("-----BEGIN") ? "a private key, which nobody else may have" : "something else";
    }

    static String withoutComment(String line) {
        String[] words = line.strip().split("\\s+", 3);
        return words.length < 2 ? line.strip() : words[0] + " " + words[1];
    }

    private boolean direct(String pointer, JsonNode node) {
        if (!node.isMissingNode() && !node.isBoolean()) {
            problems.add(Code.L020, project.value(FILE, pointer + "/direct"), "direct: true or false", node.toString());
        }
        return node.isBoolean() && node.asBoolean();
    }
}
