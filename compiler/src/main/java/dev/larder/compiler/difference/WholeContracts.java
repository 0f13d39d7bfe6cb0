package dev.larder.compiler.difference;

import dev.larder.compiler.difference.Piece.Mapping;
import dev.larder.core.contract.Spelling;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The contracts of a project, each whole: one that names another in {@code basedOn} gets from it what it does not say itself. Not
 * thread-safe; an instance reads one project.
 */
public final class WholeContracts {
    /** The custom property that names the file of the contract from which one differs. */
    public static final String BASED_ON = "basedOn";

    private final SortedMap<String, JsonNode> documents;
    private final Set<String> unread;
    private final List<DifferenceProblem> problems = new ArrayList<>();
    private final Map<String, Optional<Piece>> whole = new HashMap<>();
    private final Map<String, WholeContract> inOrder = new LinkedHashMap<>();
    private final Set<String> failed = new TreeSet<>();
    /** Files that are being worked out, the one that was asked for first. */
    private final Set<String> open = new LinkedHashSet<>();

    private WholeContracts(SortedMap<String, JsonNode> documents, Set<String> unread) {
        this.documents = documents;
        this.unread = unread;
    }

    /**
     * What became of the contracts.
     *
     * @param contracts each whole, those that others are based on first
     * @param failed files of contracts that could not be made whole, for a reason that is among the problems or in their base
     */
    public record Reading(List<WholeContract> contracts, Set<String> failed, List<DifferenceProblem> problems) {
        /** Copies the lists. */
        public Reading {
            contracts = List.copyOf(contracts);
            failed = Set.copyOf(failed);
            problems = List.copyOf(problems);
        }
    }

    /**
     * Makes contracts whole.
     *
     * @param documents by path
     * @param unread paths of those that are there, but could not be read
     */
    public static Reading of(SortedMap<String, JsonNode> documents, Set<String> unread) {
        WholeContracts all = new WholeContracts(documents, unread);
        documents.keySet().forEach(all::whole);
        return new Reading(List.copyOf(all.inOrder.values()), all.failed, all.problems);
    }

    private Optional<Piece> whole(String file) {
        Optional<Piece> known = whole.get(file);
        if (known != null) {
            return known;
        }
        open.add(file);
        Optional<Piece> made = made(file);
        open.remove(file);
        whole.put(file, made);
        made.ifPresentOrElse(piece -> inOrder.put(file, WholeContract.of(file, piece)), () -> failed.add(file));
        return made;
    }

    private Optional<Piece> made(String file) {
        Piece piece = Piece.of(file, Objects.requireNonNull(documents.get(file)));
        if (!(piece instanceof Mapping change)) {
            return Optional.of(piece);
        }
        List<Piece> bases = change.items("customProperties").stream()
                .filter(item -> item instanceof Mapping property
                        && property.text("property").filter(this::isBasedOn).isPresent())
                .toList();
        if (bases.isEmpty()) {
            return Optional.of(piece);
        }
        if (bases.size() > 1) {
            return refused(
                    bases.getLast().origin().below("property"), "one contract to differ from", "a second one", null);
        }
        Mapping property = (Mapping) bases.getFirst();
        String name = property.text("property").orElseThrow();
        return name.equals(BASED_ON)
                ? basedOn(file, change, property)
                : refused(
                        property.origin().below("property"),
                        BASED_ON,
                        "the property \"" + name + "\", which Larder does not use",
                        "did you mean \"" + BASED_ON + "\"?");
    }

    /** Also when it was probably meant, so that not everything that is then missing is called so. */
    private boolean isBasedOn(String property) {
        return Spelling.nearest(property, List.of(BASED_ON)).isPresent();
    }

    private Optional<Piece> basedOn(String file, Mapping change, Mapping property) {
        String folder = file.substring(0, file.lastIndexOf('/') + 1);
        Origin origin = property.origin().below("value");
        Optional<String> name = property.text("value");
        if (name.isEmpty()) {
            Piece value = property.fields().get("value");
            return refused(
                    origin,
                    "the file name of the contract to differ from",
                    value == null ? "nothing" : value.json().toString(),
                    null);
        }
        String base = folder + name.get();
        if (unread.contains(base)) {
            return Optional.empty();
        }
        if (!documents.containsKey(base)) {
            return refused(origin, "a contract in " + folder, "\"" + name.get() + "\"", near(file, folder, name.get()));
        }
        if (open.contains(base)) {
            return refused(
                    origin,
                    "a contract that is not based on this one",
                    "a loop: " + String.join(", based on ", loop(base)),
                    "one version of them must be whole");
        }
        int before = problems.size();
        return whole(base)
                .flatMap(found -> found instanceof Mapping mapping
                        ? Optional.of((Piece) new Difference(name.get(), problems).apply(mapping, change))
                                .filter(whole -> problems.size() == before)
                        : Optional.empty());
    }

    private List<String> loop(String base) {
        List<String> files = new ArrayList<>(open.stream()
                .dropWhile(Predicate.not(base::equals))
                .map(WholeContracts::name)
                .toList());
        files.add(name(base));
        return files;
    }

    private @Nullable String near(String file, String folder, String name) {
        List<String> others = documents.keySet().stream()
                .filter(path -> path.startsWith(folder) && !path.equals(file))
                .map(WholeContracts::name)
                .toList();
        return Spelling.nearest(name, others)
                .map(near -> "did you mean \"" + near + "\"?")
                .orElse(null);
    }

    private Optional<Piece> refused(Origin origin, String expected, String found, @Nullable String help) {
        problems.add(new DifferenceProblem(origin, false, expected, found, help));
        return Optional.empty();
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
