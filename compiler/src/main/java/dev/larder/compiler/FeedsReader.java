package dev.larder.compiler;

import dev.larder.compiler.ProjectProblem.Code;
import dev.larder.compiler.contract.ContractReader;
import dev.larder.compiler.contract.ContractReading;
import dev.standin.redshift.dialect.token.Place;
import dev.standin.redshift.dialect.token.ReservedWords;
import dev.larder.core.contract.Column;
import dev.larder.core.contract.Contract;
import dev.larder.core.contract.FeedId;
import dev.larder.core.plan.Plan.Feed;
import dev.larder.core.plan.TableColumn;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Makes feeds of contracts: versions of one feed go together, newest first, with the union of their columns. */
final class FeedsReader {
    private static final Place WHOLE = new Place(0, 0);
    private static final Comparator<Version> NEWEST_FIRST = Comparator.<Version, LocalDate>comparing(
                    version -> version.contract.validFrom() == null ? LocalDate.MIN : version.contract.validFrom())
            .thenComparing(version -> version.contract.version())
            .reversed();

    private final ProjectFiles project;
    private final Problems problems;
    private final SortedMap<FeedId, List<Version>> versions = new TreeMap<>();
    private final Map<String, FeedId> tables = new HashMap<>();
    /** The file of each feed's newest contract, by table. */
    private final Map<String, String> files = new HashMap<>();

    private record Version(String file, Contract contract) {}

    FeedsReader(ProjectFiles project, Problems problems) {
        this.project = project;
        this.problems = problems;
    }

    /** Takes a contract's document. */
    void add(String file, JsonNode document) {
        switch (ContractReader.read(document)) {
            case ContractReading.Refused refused -> refused.problems().forEach(problem -> problems.in(file).add(
                    Code.L004, project.place(file, problem.pointer()), "at " + (problem.pointer().isEmpty() ? "/" : problem.pointer()) + " " + problem.expected(),
                    problem.found(), problem.help()));
            case ContractReading.Read read ->
                    versions.computeIfAbsent(read.contract().feed(), id -> new ArrayList<>()).add(new Version(file, read.contract()));
        }
    }

    /** The feeds, in the order of their ids. */
    List<Feed> feeds() {
        return versions.entrySet().stream().map(entry -> feed(entry.getKey(), entry.getValue())).toList();
    }

    /** The contract's file that decides a table below {@code raw}. */
    String file(Feed feed) {
        return files.getOrDefault(feed.table(), "contracts");
    }

    private Feed feed(FeedId id, List<Version> unsorted) {
        List<Version> sorted = unsorted.stream().sorted(NEWEST_FIRST).toList();
        Version newest = sorted.getFirst();
        String table = newest.contract.table();
        if (ReservedWords.contains(table)) {
            add(newest, "a table name that needs no quotes", table + ", a reserved word of Redshift");
        }
        FeedId other = tables.putIfAbsent(table, id);
        if (other != null) {
            add(newest, "a table of its own", "table " + table + ", which is that of feed " + other);
        }
        files.putIfAbsent(table, newest.file);
        Map<String, String> seen = new HashMap<>();
        for (Version version : sorted) {
            if (!version.contract.table().equals(table)) {
                add(version, "table " + table + " as in " + newest.file, "table " + version.contract.table());
            }
            String same = seen.putIfAbsent(version.contract.version(), version.file);
            if (same != null) {
                add(version, "each version once", "version " + version.contract.version() + ", also in " + same);
            }
        }
        return new Feed(id, table, sorted.stream().map(Version::contract).toList(), columns(sorted));
    }

    private List<TableColumn> columns(List<Version> sorted) {
        Map<String, TableColumn> columns = new LinkedHashMap<>();
        for (Version version : sorted) {
            for (Column column : version.contract.columns()) {
                String type = column.type().sql();
                if (ReservedWords.contains(column.name())) {
                    add(version, "column names that need no quotes", column.name() + ", a reserved word of Redshift");
                }
                TableColumn known = columns.putIfAbsent(column.name(), new TableColumn(column.name(), type, false));
                if (known != null && !known.type().equals(type)) {
                    problems.in(version.file).add(
                            Code.L004, WHOLE, "column " + column.name() + " " + known.type() + " as in " + sorted.getFirst().file, type,
                            "a retyped column is a new one: give it another name; its header can stay");
                }
            }
        }
        return List.copyOf(columns.values());
    }

    private void add(Version version, String expected, String found) {
        problems.in(version.file).add(Code.L004, WHOLE, expected, found);
    }
}
