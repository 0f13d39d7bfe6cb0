package dev.larder.compiler;

import dev.larder.compiler.Draft.Kind;
import dev.larder.compiler.internal.sql.Parentheses;
import dev.larder.compiler.internal.sql.SqlText;
import dev.larder.compiler.problem.Problems;
import dev.larder.compiler.problem.ProjectProblem.Code;
import dev.larder.core.plan.Knob;
import dev.standin.redshift.dialect.Objection;
import dev.standin.redshift.dialect.parse.StatementText;
import dev.standin.redshift.dialect.token.Place;
import dev.standin.redshift.dialect.token.Token;
import dev.standin.redshift.dialect.type.Type;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where files use knobs: {@code cast(:name as type)} in models and tests, {@code ops.knob} with {@code name = 'name'} in views. */
final class KnobUses {
    private static final Map<String, Set<Type.Kind>> TYPES = Map.of(
            "integer", EnumSet.of(Type.Kind.SMALLINT, Type.Kind.INTEGER, Type.Kind.BIGINT),
            "number", EnumSet.of(Type.Kind.DECIMAL, Type.Kind.DOUBLE),
            "string", EnumSet.of(Type.Kind.VARCHAR, Type.Kind.CHAR),
            "boolean", EnumSet.of(Type.Kind.BOOLEAN),
            "date", EnumSet.of(Type.Kind.DATE));

    private final Map<String, Knob> knobs;
    private final KnobsReader.Reading reading;

    KnobUses(KnobsReader.Reading reading) {
        this.reading = reading;
        this.knobs = reading.knobs().stream().collect(Collectors.toMap(Knob::name, Function.identity()));
    }

    /** Names of the knobs a file uses, and the defaults of those that it uses correctly. */
    record Uses(List<String> names, Map<String, String> defaults) {}

    /** The knobs a file uses; wrong uses are problems. */
    Uses in(Draft draft, Problems.In problems) {
        if (draft.kind() == Kind.QA) {
            return new Uses(List.copyOf(ofView(draft, problems)), Map.of());
        }
        Map<String, String> defaults = new TreeMap<>();
        SortedSet<String> names = ofParameters(draft.select(), defaults, problems);
        return new Uses(List.copyOf(names), defaults);
    }

    /** The select with every knob's default in place of its parameter. */
    String bound(SqlText select) {
        return select.withParameters(knobs.values().stream().collect(Collectors.toMap(Knob::name, Knob::value)));
    }

    /** Whether a tolerance may name this knob; if not, that is a problem. */
    boolean isNumber(String name, Place place, Problems.In problems) {
        Knob knob = knobs.get(name);
        Set<String> faulty = reading.faulty();
        if (knob == null && faulty != null && !faulty.contains(name)) {
            problems.add(
                    Code.L012,
                    place,
                    "a knob of knobs.yaml",
                    "\"" + name + "\"",
                    Problems.didYouMean(name, knobs.keySet()));
        } else if (knob != null && !Set.of("integer", "number").contains(knob.type())) {
            problems.add(Code.L012, place, "a knob of type integer or number", name + " of type " + knob.type());
        }
        return knob != null && Set.of("integer", "number").contains(knob.type());
    }

    private SortedSet<String> ofParameters(SqlText select, Map<String, String> defaults, Problems.In problems) {
        SortedSet<String> used = new TreeSet<>();
        Set<String> wrong = new HashSet<>();
        List<Token> code = select.code();
        for (int i = 0; i < code.size(); i++) {
            if (code.get(i).kind() == Token.Kind.PARAMETER) {
                Token token = code.get(i);
                Knob knob = known(token, token.name(), problems);
                if (knob != null) {
                    used.add(knob.name());
                    defaults.put(knob.name(), knob.value());
                    if (!requireCast(code, i, knob, problems)) {
                        wrong.add(knob.name());
                    }
                }
            }
        }
        defaults.keySet().removeAll(wrong);
        return used;
    }

    private SortedSet<String> ofView(Draft draft, Problems.In problems) {
        SortedSet<String> used = new TreeSet<>();
        List<Token> code = draft.select().code();
        boolean reads = draft.references().stream()
                .anyMatch(reference -> reference.qualified().equals("ops.knob"));
        for (int i = 0; i < code.size(); i++) {
            Token token = code.get(i);
            if (token.kind() == Token.Kind.PARAMETER) {
                problems.add(
                        Code.L012,
                        token.place(),
                        "no parameter in a view",
                        token.text(),
                        "write (select cast(value as integer) from ops.knob where name = '" + token.name() + "')");
            }
            boolean named = reads
                    && token.kind() == Token.Kind.STRING
                    && i > 1
                    && code.get(i - 1).isSymbol("=")
                    && code.get(i - 2).name().equals("name");
            Knob knob = named ? known(token, token.literal(), problems) : null;
            if (knob != null) {
                used.add(knob.name());
            }
        }
        if (reads && used.isEmpty() && problems.isEmpty()) {
            problems.add(
                    Code.L012, SqlFile.start(draft.select()), "where name = '<knob>' at ops.knob", "no knob named");
        }
        return used;
    }

    private @Nullable Knob known(Token token, String name, Problems.In problems) {
        Knob knob = knobs.get(name);
        Set<String> faulty = reading.faulty();
        if (knob == null && faulty != null && !faulty.contains(name)) {
            problems.add(
                    Code.L012,
                    token.place(),
                    "a knob of knobs.yaml",
                    "\"" + name + "\"",
                    Problems.didYouMean(name, knobs.keySet()));
        }
        return knob;
    }

    /** Returns whether the parameter is cast to its knob's type. */
    private static boolean requireCast(List<Token> code, int i, Knob knob, Problems.In problems) {
        boolean form = i > 1
                && code.get(i - 1).isSymbol("(")
                && code.get(i - 2).is("cast")
                && i + 1 < code.size()
                && code.get(i + 1).is("as");
        String expected = "cast(:" + knob.name() + " as "
                + (knob.type().equals("number")
                        ? "decimal(p,s)"
                        : knob.type().equals("string") ? "varchar(n)" : knob.type())
                + ")";
        if (!form) {
            problems.add(
                    Code.L012,
                    code.get(i).place(),
                    expected,
                    code.get(i).text(),
                    "parameters are texts in the Data API");
            return false;
        }
        int close = Parentheses.closing(code, i - 1);
        String written = code.subList(i + 2, close).stream()
                .map(Token::text)
                .collect(Collectors.joining(" "))
                .replace(" (", "(");
        boolean fits = fits(written, knob);
        if (!fits) {
            problems.add(
                    Code.L012,
                    code.get(i + 2).place(),
                    expected,
                    "a cast to \"" + written + "\" of a knob of type " + knob.type());
        }
        return fits;
    }

    /** Whether a text is a type that can hold the knob's value; one that is not a type is refused as such. */
    private static boolean fits(String written, Knob knob) {
        try {
            return TYPES.getOrDefault(knob.type(), Set.of())
                    .contains(StatementText.type(written).kind());
        } catch (Objection none) {
            return false;
        }
    }
}
