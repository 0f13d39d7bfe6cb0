package dev.larder.compiler.contract;

import java.util.ArrayList;
import java.util.List;

/** An edition of ODCS, and the keys of a contract that it has beyond the first one that is read here. */
@SuppressWarnings("ImmutableEnumChecker") // the lists are made by List.of
enum Edition {
    V3_1("v3.1.", List.of(), List.of(), List.of(), List.of()),
    /** Adds enumerations, which are checked, and what only people and their tools read. */
    V3_2(
            "v3.2.",
            List.of("context"),
            List.of("context", "synonyms", "deprecated"),
            List.of("enum"),
            List.of("synonyms", "deprecated", "semanticType"));

    private final String prefix;
    private final List<String> ofContracts;
    private final List<String> ofTables;
    private final List<String> ofColumns;
    private final List<String> saidOfColumns;

    Edition(
            String prefix,
            List<String> ofContracts,
            List<String> ofTables,
            List<String> ofColumns,
            List<String> saidOfColumns) {
        this.prefix = prefix;
        this.ofContracts = ofContracts;
        this.ofTables = ofTables;
        this.ofColumns = ofColumns;
        this.saidOfColumns = saidOfColumns;
    }

    /** The edition that {@code apiVersion} names; the first one if it names none. */
    static Edition of(String version) {
        return isKnown(version) && version.startsWith(V3_2.prefix) ? V3_2 : V3_1;
    }

    static boolean isKnown(String version) {
        return version.startsWith(V3_1.prefix) || version.startsWith(V3_2.prefix);
    }

    /** What a contract may say beside what is used. */
    List<String> ofContracts(List<String> documentation) {
        return with(documentation, ofContracts);
    }

    /** What a table may say beside what is used. */
    List<String> ofTables(List<String> documentation) {
        return with(documentation, ofTables);
    }

    /** What of a column is used. */
    List<String> ofColumns(List<String> used) {
        return with(used, ofColumns);
    }

    /** What a column may say beside what is used. */
    List<String> saidOfColumns(List<String> documentation) {
        return with(documentation, saidOfColumns);
    }

    private static List<String> with(List<String> keys, List<String> more) {
        List<String> all = new ArrayList<>(keys);
        all.addAll(more);
        return all;
    }
}
