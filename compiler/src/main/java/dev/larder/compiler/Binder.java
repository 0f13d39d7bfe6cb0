package dev.larder.compiler;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An empty warehouse against which a project's SQL is bound: it speaks Redshift's SQL and refuses what Redshift refuses. */
public interface Binder {
    /** Runs DDL; throws {@link BindFailure} if it is refused. */
    void execute(String sql) throws BindFailure;

    /** Looks at a select without running it: finds its columns, and everything that is wrong with it. */
    Look look(Question question);

    /** The syntax tree of a select as JSON text, without positions: equal trees mean the same query. */
    String tree(String select) throws BindFailure;

    /** What the selects that were looked at rest on although Redshift's documentation does not settle it, each once. */
    List<Assumption> assumed();

    /**
     * Something that is answered in one of several ways that the documentation allows.
     *
     * @param construct what of a select it is about
     * @param reason what is not known, and what is done
     * @param page of the Redshift Database Developer Guide
     */
    record Assumption(String construct, String reason, String page) {}

    /**
     * A select to look at.
     *
     * @param parameters texts for its {@code :name}; nothing is said about one that has none
     * @param unknown tables and views ({@code schema.name}) whose columns nobody knows; nothing is said about what depends on them
     */
    record Question(String select, Map<String, String> parameters, Set<String> unknown) {
        /** Copies map and set. */
        public Question {
            parameters = Map.copyOf(parameters);
            unknown = Set.copyOf(unknown);
        }
    }

    /**
     * What a select turns out to be. Offsets count characters of its text, from 0; -1 where the place is not known.
     *
     * @param columns those that are known
     * @param open whether there may be others
     * @param start where the select that gives the columns begins
     */
    record Look(List<Selected> columns, boolean open, List<Fault> faults, List<Remark> remarks, int start) {
        /** Copies the lists. */
        public Look {
            columns = List.copyOf(columns);
            faults = List.copyOf(faults);
            remarks = List.copyOf(remarks);
        }
    }

    /**
     * A column of a select.
     *
     * @param type as {@code create table} writes it; null when it is computed from something that is wrong
     * @param isNull whether it is the word null, perhaps cast
     * @param isNamed whether its author gave it the name, by AS or by selecting a column of that name
     * @param start where its expression begins
     * @param named where the word that gives its name stands
     */
    record Selected(String name, @Nullable String type, boolean isNull, boolean isNamed, int start, int named) {}

    /**
     * One thing that is wrong.
     *
     * @param sentence what it is, without saying where
     * @param word the word that is wrong, or an empty text
     * @param known what may stand in the word's place
     * @param instead what to write instead, or null
     */
    record Fault(
            int offset,
            String sentence,
            String word,
            List<String> known,
            @Nullable String instead) {
        /** Copies the list. */
        public Fault {
            known = List.copyOf(known);
        }
    }

    /** Something that is right, but seldom meant; it is about the text between two offsets. */
    record Remark(Kind kind, int offset, int from, int to) {
        /** What can be remarked. */
        public enum Kind {
            /** An integer is divided by an integer; the text is the dividend. */
            INTEGER_DIVISION,
            /** A column is named without AS; the text is the name. */
            NAME_WITHOUT_AS,
            /** A decimal is cast to a type with fewer places and was not rounded before; the text is empty. */
            SHORTENING_CAST,
            /** A median or percentile lies between two decimals; the text is empty. */
            INTERPOLATED_DECIMAL
        }
    }

    /** The engine's refusal of DDL: one sentence. */
    final class BindFailure extends Exception {
        private static final long serialVersionUID = 1L;

        /** A refusal with the engine's own words. */
        public BindFailure(String message) {
            super(message);
        }
    }
}
