package dev.larder.core.engine;

import dev.larder.core.period.DateRanges;
import dev.larder.core.plan.AuthoredSql;
import dev.larder.core.plan.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Builds the candidate of one model: the rows of its dirty days go into {@code candidate.<model>_rebuilt}, and the view
 * {@code candidate.<model>} adds the live rows of all other days. Models are built in the order of the plan; what one reads from
 * the star it reads from the candidate.
 */
public final class BuildStatements {
    private BuildStatements() {}

    /**
     * The statements that build a model.
     *
     * @param dirty days to rebuild; unless there are none, a model without a period is rebuilt whole
     * @param knobs values of at least the model's knobs
     */
    public static Writing of(Model model, DateRanges dirty, SortedMap<String, String> knobs) {
        DateRanges days = DirtyDays.of(model, dirty);
        List<String> statements = new ArrayList<>();
        statements.add("delete from candidate." + model.name() + "_rebuilt");
        if (!days.isEmpty()) {
            statements.add(insert(model, days));
        }
        statements.add(candidate(model, days));
        return new Writing(
                "build " + model.name(), statements, days.isEmpty() ? new TreeMap<>() : used(model.knobs(), knobs));
    }

    /**
     * Up to ten keys that stand for more than one row of the candidate, and in the last column how many such keys there are; any row stops
     * the run before the diff. If the period is not part of the grain, a rebuilt row can repeat a live one, so the whole candidate is
     * searched.
     */
    public static Query repeatedKeys(Model model) {
        String grain = Relations.list(model.grain());
        boolean within = model.period() == null || model.grain().contains(model.period());
        return Query.of(
                "grain of " + model.name(),
                "select " + grain + ", rows_of_this_key, count(*) over () as repeated_keys\nfrom (\n    select " + grain
                        + ", count(*) as rows_of_this_key\n    from candidate." + model.name()
                        + (within ? "_rebuilt" : "")
                        + "\n    group by " + grain + "\n    having count(*) > 1\n) as repeated\norder by " + grain
                        + "\nlimit 10");
    }

    /** {@code candidate.<model>}, replaced in every run: its columns are always those of the table. */
    static String candidate(Model model, DateRanges days) {
        String columns = Relations.list(Relations.names(model.columns()));
        String rebuilt = "select " + columns + "\nfrom candidate." + model.name() + "_rebuilt";
        String live = "select " + columns + "\nfrom star." + model.name();
        String select;
        if (days.isEmpty()) {
            select = live;
        } else if (days.everything()) {
            select = rebuilt;
        } else {
            select = rebuilt + "\nunion all\n" + live + "\nwhere not " + DirtyDays.condition(period(model), days);
        }
        return "create or replace view candidate." + model.name() + " as\n" + select + "\nwith no schema binding";
    }

    /** Whether a statement is the one that fills a model's candidate. */
    public static boolean fills(Model model, String statement) {
        return statement.startsWith("insert into candidate." + model.name() + "_rebuilt ");
    }

    private static String insert(Model model, DateRanges days) {
        List<String> columns = Relations.names(model.columns());
        String period = "rebuilt." + model.period();
        // rows without a period are let through, so that the table refuses them rather than nobody noticing them
        String where = days.everything()
                ? ""
                : "\nwhere " + DirtyDays.condition(period, days) + "\n    or " + period + " is null";
        return "insert into candidate." + model.name() + "_rebuilt (" + Relations.list(columns) + ")\nselect "
                + Relations.prefixed("rebuilt", columns) + "\nfrom (\n" + ofCandidate(model.select()) + "\n) as rebuilt"
                + where;
    }

    /** An author's text, reading the candidate where it says star. */
    public static String ofCandidate(AuthoredSql select) {
        return select.reading("candidate");
    }

    /** The values of the knobs that a statement uses; throws {@link IllegalArgumentException} when one is missing. */
    public static SortedMap<String, String> used(List<String> names, SortedMap<String, String> values) {
        SortedMap<String, String> used = new TreeMap<>();
        for (String name : names) {
            String value = values.get(name);
            if (value == null) {
                throw new IllegalArgumentException(
                        "knob " + name + ": expected a value, found none among " + values.keySet());
            }
            used.put(name, value);
        }
        return used;
    }

    /** The period of a model that has one. */
    static String period(Model model) {
        String period = model.period();
        if (period == null) {
            throw new IllegalArgumentException(
                    "star." + model.name() + " has no period and cannot be rebuilt in parts");
        }
        return period;
    }
}
