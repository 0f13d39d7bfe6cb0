package dev.larder.compiler;

import dev.larder.compiler.Header.Entry;
import dev.larder.compiler.problem.Problems;
import dev.larder.compiler.problem.ProjectProblem.Code;
import dev.larder.core.plan.Read;
import dev.standin.redshift.dialect.token.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code reads} lines of a header. */
final class ReadsLines {
    private static final String TABLE = "([a-z]+\\.[a-z][a-z0-9_]*)";
    private static final Pattern BY_KEY = Pattern.compile(
            TABLE + " by key ([a-z0-9_]+(?:\\s*,\\s*[a-z0-9_]+)*) through " + TABLE + "\\.([a-z0-9_]+)");
    private static final Pattern BY_PERIOD =
            Pattern.compile(TABLE + " by ([a-z0-9_]+)(?:\\s*,\\s*(\\d{1,4}) days? back)?");
    private static final Pattern WITHOUT_BY = Pattern.compile(TABLE + "\\s+(?!by\\b)(\\S+).*");
    private static final String FORMS =
            "\"reads <input> by <column>[, <n> days back]\" or \"reads <input> by key <column>[, <column>] through <driving input>.<column>\"";

    private ReadsLines() {}

    /** A line, what it says, and where its column or its driving input stands. */
    record Line(Read read, Entry entry, Place column) {}

    /** The lines that can be read; the others are problems. */
    static List<Line> read(Header header, Problems.In problems) {
        List<Line> lines = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Entry entry : header.reads()) {
            Matcher key = BY_KEY.matcher(entry.value());
            Matcher period = BY_PERIOD.matcher(entry.value());
            if (key.matches()) {
                List<String> columns = List.of(key.group(2).split("\\s*,\\s*"));
                lines.add(new Line(
                        new Read.ByKey(key.group(1), columns, key.group(3), key.group(4)),
                        entry,
                        entry.at(key.start(3))));
            } else if (period.matches()) {
                int back = period.group(3) == null ? 0 : Integer.parseInt(period.group(3));
                lines.add(new Line(
                        new Read.ByPeriod(period.group(1), period.group(2), back), entry, entry.at(period.start(2))));
            } else {
                Matcher without = WITHOUT_BY.matcher(entry.value());
                problems.add(
                        Code.L003,
                        without.matches() ? entry.at(without.start(2)) : entry.place(),
                        FORMS,
                        "\"reads " + entry.value() + "\"");
            }
        }
        for (Line line : lines) {
            if (!seen.add(line.read().input())) {
                problems.add(
                        Code.L011,
                        line.entry().place(),
                        "one \"reads\" line an input",
                        line.read().input() + " again");
            }
        }
        return lines;
    }
}
