package dev.larder.compiler;

import dev.larder.compiler.column.DeclaredTest;
import dev.larder.compiler.contract.ContractProblem;
import dev.larder.compiler.contract.ContractReader;
import dev.larder.compiler.contract.ContractReading;
import dev.larder.compiler.difference.ContractPlaces;
import dev.larder.compiler.difference.WholeContract;
import dev.larder.compiler.difference.WholeContracts;
import dev.larder.compiler.holiday.HolidayLists;
import dev.larder.compiler.problem.Problems;
import dev.larder.core.contract.Column;
import dev.larder.core.contract.Completeness;
import dev.larder.core.contract.Contract;
import dev.larder.core.contract.FeedId;
import dev.larder.core.contract.FileDialect;
import dev.larder.core.contract.Holidays;
import dev.larder.core.plan.Plan.Feed;
import dev.larder.core.plan.TableColumn;
import dev.standin.redshift.dialect.token.ReservedWords;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Makes feeds from contracts: versions of one feed go together, newest first, with the union of their columns. */
final class FeedsReader {
    private static final Comparator<Version> NEWEST_FIRST = Comparator.<Version, LocalDate>comparing(
                    version -> version.contract.validFrom() == null ? LocalDate.MIN : version.contract.validFrom())
            .thenComparing(version -> version.contract.version())
            .reversed();

    private final SortedMap<FeedId, List<Version>> versions = new TreeMap<>();
    /** The newest contract of each feed, by table. */
    private final Map<String, Version> tables = new HashMap<>();

    private final Set<String> faulty = new HashSet<>();

    private final ContractPlaces places;
    private final Map<String, Holidays> holidays;

    private record Version(WholeContract whole, Contract contract, List<DeclaredTest> tests) {
        String file() {
            return whole.file();
        }
    }

    FeedsReader(ProjectFiles project, Problems problems) {
        places = new ContractPlaces(project, problems);
        HolidayLists read = HolidayLists.of(project.documents(), project.unread());
        read.problems().forEach((file, wrong) -> wrong.forEach(problem -> places.add(file, problem)));
        holidays = read.lists();
    }

    /** Adds the documents of contracts, by path, each with what it takes over from another. */
    void add(SortedMap<String, JsonNode> documents, Set<String> unread) {
        WholeContracts.Reading reading = WholeContracts.of(documents, unread);
        reading.problems().forEach(places::add);
        reading.failed().forEach(file -> faulty.add(table(documents.get(file))));
        reading.contracts().forEach(this::add);
    }

    private void add(WholeContract whole) {
        switch (ContractReader.read(whole.document(), holidays)) {
            case ContractReading.Refused refused -> {
                faulty.add(table(whole.document()));
                refused.problems().forEach(problem -> places.add(whole, problem));
            }
            case ContractReading.Read read ->
                versions.computeIfAbsent(read.contract().feed(), id -> new ArrayList<>())
                        .add(new Version(whole, read.contract(), read.tests()));
        }
    }

    private static String table(@Nullable JsonNode document) {
        return document == null
                ? ""
                : document.path("schema").path(0).path("name").asString("");
    }

    /** The feeds, in the order of their ids. */
    List<Feed> feeds() {
        List<Feed> feeds = versions.entrySet().stream()
                .map(entry -> feed(entry.getKey(), entry.getValue()))
                .toList();
        feeds.stream().filter(Feed::keepsRejects).forEach(this::requireOwnRejects);
        return feeds;
    }

    /** The rejects of a feed have a table of their own, too. */
    private void requireOwnRejects(Feed feed) {
        Version other = tables.get(feed.rejectTable());
        if (other != null) {
            add(
                    other,
                    "/schema/0/name",
                    "a table of its own",
                    "\"" + feed.rejectTable() + "\", which holds the records that feed " + feed.id()
                            + " leaves out (badRows)",
                    null);
        }
    }

    /** Tables below {@code raw} whose columns nobody knows; an empty name where not even the table is known. */
    Set<String> faulty() {
        return Set.copyOf(faulty);
    }

    /** The contract file that decides a table below {@code raw}. */
    String file(Feed feed) {
        Version decides = tables.get(feed.table());
        return decides == null ? "contracts" : decides.file();
    }

    /** What the newest version of a feed's contract says of columns. */
    List<DeclaredTest> tests(Feed feed) {
        Version decides = tables.get(feed.table());
        return decides == null ? List.of() : decides.tests;
    }

    /** Says what is wrong in the newest version of a feed's contract. */
    void tell(Feed feed, String pointer, String expected, String found, @Nullable String help) {
        Version decides = tables.get(feed.table());
        if (decides != null) {
            add(decides, pointer, expected, found, help);
        }
    }

    private Feed feed(FeedId id, List<Version> unsorted) {
        List<Version> sorted = unsorted.stream().sorted(NEWEST_FIRST).toList();
        Version newest = sorted.getFirst();
        String table = newest.contract.table();
        if (ReservedWords.contains(table)) {
            add(
                    newest,
                    "/schema/0/name",
                    "a table name that needs no quotes",
                    "\"" + table + "\", a reserved word of Redshift",
                    null);
        }
        Version other = tables.putIfAbsent(table, newest);
        if (other != null) {
            add(
                    newest,
                    "/schema/0/name",
                    "a table of its own",
                    "\"" + table + "\", the table of feed " + other.contract.feed() + " in " + other.file(),
                    null);
        }
        requireOneOfEach(id, sorted);
        return new Feed(id, table, sorted.stream().map(Version::contract).toList(), columns(sorted));
    }

    /** Requires each version once, and all with one table; the later one is reported. */
    private void requireOneOfEach(FeedId id, List<Version> sorted) {
        Map<String, Version> seen = new HashMap<>();
        List<Version> oldestFirst = sorted.stream()
                .sorted(NEWEST_FIRST.reversed().thenComparing(Version::file))
                .toList();
        Version oldest = oldestFirst.getFirst();
        for (Version version : oldestFirst) {
            if (!version.contract.table().equals(oldest.contract.table())) {
                add(
                        version,
                        "/schema/0/name",
                        "table " + oldest.contract.table() + " as in " + oldest.file(),
                        "\"" + version.contract.table() + "\"",
                        null);
            }
            Version same = seen.putIfAbsent(version.contract.version(), version);
            if (same != null) {
                add(
                        version,
                        "/version",
                        "each version of feed " + id + " once",
                        "\"" + version.contract.version() + "\", also in " + same.file(),
                        "give it another version, or another feed");
            }
        }
        requireTypes(oldestFirst);
        requireOneWriting(oldestFirst);
    }

    /** What a file is written in must be known before its header is, which decides between versions. */
    private void requireOneWriting(List<Version> oldestFirst) {
        for (int i = 1; i < oldestFirst.size(); i++) {
            Version version = oldestFirst.get(i);
            String own = writing(version.contract);
            for (Version before : oldestFirst.subList(0, i)) {
                if (version.contract.overlaps(before.contract)
                        && !writing(before.contract).equals(own)) {
                    add(
                            version,
                            "/customProperties",
                            writing(before.contract) + " as in " + before.file()
                                    + ", which is valid on some of the same days",
                            own,
                            "let one version end (validUntil) when the other begins (validFrom)");
                    break;
                }
            }
        }
    }

    private static String writing(Contract contract) {
        FileDialect dialect = contract.dialect();
        Completeness.Control control = dialect.completeness().control();
        return "encoding %s, compression %s, %s%s%s"
                .formatted(
                        dialect.encoding(),
                        dialect.compression().name().toLowerCase(Locale.ROOT),
                        dialect.layout().headerRows() == 0 ? "no header" : "a header",
                        dialect.sheet() == null ? "" : sheet(dialect),
                        control == null ? "" : ", completion " + control.template());
    }

    private static String sheet(FileDialect dialect) {
        return ", sheet \"%s\" with headerRows %d and skippedLines %d"
                .formatted(
                        dialect.sheet(),
                        dialect.layout().headerRows(),
                        dialect.layout().skippedLines());
    }

    private void requireTypes(List<Version> oldestFirst) {
        Map<String, Version> first = new HashMap<>();
        for (Version version : oldestFirst) {
            for (int i = 0; i < version.contract.columns().size(); i++) {
                Column column = version.contract.columns().get(i);
                Version before = first.putIfAbsent(column.name(), version);
                String type = before == null ? column.type().sql() : type(before, column.name());
                if (!type.equals(column.type().sql())
                        && !(isVarchar(type) && isVarchar(column.type().sql()))) {
                    add(
                            version,
                            "/schema/0/properties/" + i + "/physicalType",
                            "column " + column.name() + " of type " + type + " as in "
                                    + first.get(column.name()).file(),
                            column.type().sql(),
                            "a retyped column is a new one: give it another name; its header can stay");
                }
                if (before == null && ReservedWords.contains(column.name())) {
                    add(
                            version,
                            "/schema/0/properties/" + i + "/name",
                            "a column name that needs no quotes",
                            "\"" + column.name() + "\", a reserved word of Redshift",
                            null);
                }
            }
        }
    }

    private static String type(Version version, String column) {
        return version.contract.columns().stream()
                .filter(c -> c.name().equals(column))
                .findFirst()
                .orElseThrow()
                .type()
                .sql();
    }

    private static List<TableColumn> columns(List<Version> sorted) {
        Map<String, TableColumn> columns = new LinkedHashMap<>();
        for (Version version : sorted) {
            version.contract
                    .columns()
                    .forEach(column -> columns.merge(
                            column.name(),
                            new TableColumn(column.name(), column.type().sql(), false),
                            FeedsReader::wider));
        }
        return List.copyOf(columns.values());
    }

    /** The first, unless both are varchar and the other has more bytes: what any version lets in has room. */
    private static TableColumn wider(TableColumn first, TableColumn other) {
        return isVarchar(first.type()) && isVarchar(other.type()) && size(other.type()) > size(first.type())
                ? other
                : first;
    }

    private static boolean isVarchar(String type) {
        return type.startsWith("varchar(");
    }

    private static int size(String type) {
        return Integer.parseInt(type.substring("varchar(".length(), type.length() - 1));
    }

    private void add(Version version, String pointer, String expected, String found, @Nullable String help) {
        faulty.add(version.contract.table());
        places.add(
                version.whole, new ContractProblem(ContractProblem.Part.VALUE, pointer, expected, found, help), false);
    }
}
