package dev.larder.compiler.contract;

import dev.larder.compiler.column.DeclaredTest;
import dev.larder.core.contract.BadRows;
import dev.larder.core.contract.Contract;
import dev.larder.core.contract.Contract.ExtraColumns;
import dev.larder.core.contract.Contract.PeriodRule;
import dev.larder.core.contract.Contract.Redelivery;
import dev.larder.core.contract.Coverage;
import dev.larder.core.contract.FeedId;
import dev.larder.core.contract.Holidays;
import dev.larder.core.contract.Schedule;
import dev.larder.core.period.PeriodUnit;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads an ODCS document of edition 3.1 or 3.2 as {@code docs/contract.md} describes it. Every key that is neither used nor known to be
 * documentation is refused. Not thread-safe; one reader reads one document.
 */
public final class ContractReader {
    private static final Pattern TABLE = Pattern.compile("[a-z][a-z0-9_]{0,126}");
    static final List<String> USED =
            List.of("apiVersion", "kind", "version", "status", "schema", "slaProperties", "customProperties");
    static final List<String> DOCUMENTATION = List.of(
            "id",
            "name",
            "domain",
            "tenant",
            "description",
            "tags",
            "team",
            "support",
            "dataProduct",
            "authoritativeDefinitions",
            "contractCreatedTs",
            "price",
            "roles");
    static final List<String> PROPERTIES = List.of(
            "supplier",
            "feed",
            "coverage",
            "fileName",
            "period",
            "redelivery",
            "validFrom",
            "validUntil",
            "format",
            "records",
            "sheet",
            "encoding",
            "delimiter",
            "decimalSeparator",
            "groupSeparator",
            "compression",
            "quote",
            "escape",
            "comment",
            "skippedLines",
            "headerRows",
            "footer",
            "missingValues",
            "fileNameTotals",
            "completion",
            "timeZone",
            "extraColumns",
            "badRows",
            "holidays",
            "onHoliday",
            "owner",
            "contact");

    private final List<ContractProblem> problems = new ArrayList<>();
    private final DocumentNode document;
    private final Edition edition;
    private final CustomProperties properties;
    private final Map<String, Holidays> holidays;
    private boolean coverageKnown;
    private boolean periodKnown;
    private List<DeclaredTest> tests = List.of();

    private ContractReader(JsonNode root, Map<String, Holidays> holidays) {
        this.holidays = holidays;
        document = new DocumentNode(root, "", problems);
        edition = Edition.of(
                document.child("apiVersion").map(DocumentNode::written).orElse(""));
        properties = new CustomProperties(document, PROPERTIES);
    }

    /** The contract of a project without lists of holidays, or every problem of the document. */
    public static ContractReading read(JsonNode root) {
        return read(root, Map.of());
    }

    /** The contract, which may name one of these lists of holidays; or every problem of the document. */
    public static ContractReading read(JsonNode root, Map<String, Holidays> holidays) {
        if (!root.isObject()) {
            return new ContractReading.Refused(List.of(new ContractProblem(
                    ContractProblem.Part.VALUE,
                    "",
                    "an ODCS document",
                    root.isMissingNode() || root.isNull() ? "an empty file" : root.toString(),
                    null)));
        }
        ContractReader reader = new ContractReader(root, holidays);
        Optional<Contract> contract = reader.contract();
        return contract.isPresent() && reader.problems.isEmpty()
                ? new ContractReading.Read(contract.get(), reader.tests)
                : new ContractReading.Refused(reader.problems);
    }

    private Optional<Contract> contract() {
        requireForm();
        Optional<FeedId> feed = feed();
        String version = document.requiredText("version", "the contract's own version, for example \"1.4.0\"");
        String owner = properties.required("owner", "who answers for the contract here");
        String contact = properties.required("contact", "whom a supplier asks, for example an address");
        Optional<DocumentNode> table = table();
        if (table.isEmpty()) {
            return Optional.empty();
        }
        SchemaReader schema = SchemaReader.read(table.get(), properties, edition);
        PeriodRule period = period(schema);
        Coverage coverage = coverage(period);
        tests = QualityTests.notGuaranteed(schema.tests(), schema.duplicateKey(), coverage);
        Redelivery redelivery = redelivery(coverage);
        String fileName = fileName(coverage, period);
        @Nullable LocalDate from = date("validFrom");
        @Nullable LocalDate until = until(from);
        @Nullable BadRows badRows = BadRowsReader.read(properties, schema.table());
        Schedule due = new ScheduleReader(properties, holidays, schema.table(), period, coverage).read(document);
        return feed.map(id -> new Contract(
                id,
                version,
                schema.table(),
                from,
                until,
                fileName,
                coverage,
                redelivery,
                period,
                schema.dialect(),
                extraColumns(),
                schema.columns(),
                schema.duplicateKey(),
                schema.minimumRows(),
                owner,
                contact,
                due,
                badRows));
    }

    private PeriodRule period(SchemaReader schema) {
        int before = document.problems();
        PeriodRule period = PeriodRuleReader.read(properties.get("period"), schema);
        periodKnown = document.problems() == before && !properties.isMisspelled("period");
        return period;
    }

    private ExtraColumns extraColumns() {
        String extra = properties.choice("extraColumns", List.of("reject", "park"), "reject");
        return ExtraColumns.valueOf(extra.toUpperCase(Locale.ROOT));
    }

    private Optional<DocumentNode> table() {
        List<DocumentNode> tables = document.items("schema");
        if (tables.size() != 1) {
            document.problemBelow(
                    "schema", "one table, since a contract is about one feed", tables.size() + " entries");
            return Optional.empty();
        }
        return Optional.of(tables.getFirst());
    }

    private @Nullable LocalDate until(@Nullable LocalDate from) {
        LocalDate until = date("validUntil");
        if (from != null && until != null && !from.isBefore(until)) {
            document.problemBelow("customProperties", "validUntil after validFrom", from + " to " + until);
        }
        return until;
    }

    private void requireForm() {
        document.allow(USED, edition.ofContracts(DOCUMENTATION));
        String version = document.requiredText("apiVersion", "v3.1.0 or v3.2.0");
        if (!version.isEmpty() && !Edition.isKnown(version)) {
            document.problemAt("apiVersion", "v3.1.0 or v3.2.0", "\"" + version + "\"");
        }
        String kind = document.requiredText("kind", "DataContract");
        if (!kind.isEmpty() && !kind.equals("DataContract")) {
            document.problemAt("kind", "DataContract", "\"" + kind + "\"");
        }
        String status = document.requiredText("status", "active");
        if (!status.isEmpty() && !status.equals("active")) {
            document.problemAt("status", "active (end a version with validUntil)", "\"" + status + "\"");
        }
    }

    private Optional<FeedId> feed() {
        String supplier = properties.required("supplier", "the supplier's folder below suppliers/");
        String feed = properties.required("feed", "the feed's folder below the supplier's");
        if (supplier.isEmpty() || feed.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new FeedId(supplier, feed).declared());
        } catch (IllegalArgumentException e) {
            document.problemBelow("customProperties", "names of a supplier and a feed", String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private Coverage coverage(PeriodRule period) {
        if (properties.get("coverage").isEmpty()) {
            properties.required("coverage", "full, window, period or append");
        }
        int before = document.problems();
        Coverage coverage = Coverage.valueOf(properties
                .choice("coverage", List.of("full", "window", "period", "append"), "full")
                .toUpperCase(Locale.ROOT));
        coverageKnown = properties.get("coverage").isPresent() && document.problems() == before;
        if (coverage == Coverage.WINDOW && period.unit() == PeriodUnit.NONE) {
            document.problemBelow("customProperties", "a period with coverage window", "none");
        }
        return coverage;
    }

    private Redelivery redelivery(Coverage coverage) {
        if (coverage != Coverage.APPEND) {
            properties
                    .get("redelivery")
                    .filter(node -> coverageKnown)
                    .ifPresent(node -> node.problem(
                            "redelivery only with coverage append",
                            node.described(),
                            "leave it out: coverage decides what is superseded"));
        } else if (properties.get("redelivery").isEmpty()) {
            properties.required("redelivery", "replaces or adds, what a new version of the same key does");
        }
        return Redelivery.valueOf(properties
                .choice("redelivery", List.of("replaces", "adds"), "replaces")
                .toUpperCase(Locale.ROOT));
    }

    private String fileName(Coverage coverage, PeriodRule period) {
        String regex = properties.required("fileName", "a regular expression that the whole file name matches");
        if (regex.isEmpty()) {
            return regex;
        }
        try {
            Set<String> groups =
                    new HashSet<>(Pattern.compile(regex).namedGroups().keySet());
            if (BackReferences.in(regex)) {
                nameProblem(BackReferences.EXPECTED, regex);
                return regex;
            }
            requireGroups(regex, groups, coverage == Coverage.WINDOW ? Set.of("from", "until") : Set.of());
            requireGroups(
                    regex,
                    groups,
                    period.unit() != PeriodUnit.NONE && period.column() == null ? Set.of("period") : Set.of());
            groups.removeAll(groupsOfTotals());
            if (!groups.isEmpty() && coverageKnown && periodKnown) {
                nameProblem(
                        "only groups that are used: from and until (coverage window), period (period: {fileName: ...}),"
                                + " those of fileNameTotals",
                        regex + " has " + groups);
            }
        } catch (PatternSyntaxException e) {
            nameProblem("a regular expression", regex + " (" + e.getDescription() + ")");
        }
        return regex;
    }

    private Set<String> groupsOfTotals() {
        Set<String> groups = new HashSet<>();
        properties.get("fileNameTotals").filter(DocumentNode::isObject).ifPresent(node -> {
            node.child("rows").ifPresent(rows -> groups.add(rows.written()));
            node.child("sums")
                    .filter(DocumentNode::isObject)
                    .ifPresent(sums -> sums.members().values().forEach(each -> groups.add(each.written())));
        });
        return groups;
    }

    private void requireGroups(String regex, Set<String> groups, Set<String> needed) {
        if (!groups.containsAll(needed)) {
            nameProblem(
                    "the groups "
                            + String.join(
                                    " and ",
                                    needed.stream()
                                            .sorted()
                                            .map(group -> "(?<" + group + ">...)")
                                            .toList()),
                    regex);
        }
        groups.removeAll(needed);
    }

    private void nameProblem(String expected, String found) {
        properties.get("fileName").ifPresent(node -> node.problem(expected, "\"" + found + "\"", null));
    }

    private @Nullable LocalDate date(String name) {
        String expected = "a landing date yyyy-MM-dd in quotes";
        String text = properties.optional(name, expected);
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            properties.get(name).ifPresent(node -> node.problem(expected, "\"" + text + "\"", null));
            return null;
        }
    }

    /** Whether the name can be a table's. */
    static boolean isTable(String name) {
        return TABLE.matcher(name).matches();
    }
}
