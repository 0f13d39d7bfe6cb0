package dev.larder.compiler;

import dev.larder.compiler.Header.Entry;
import dev.larder.compiler.problem.Problems;
import dev.larder.compiler.problem.ProjectProblem.Code;
import dev.larder.core.plan.Tolerance;
import dev.larder.core.plan.Tolerance.Drift;
import dev.larder.core.plan.Tolerance.Limit;
import dev.larder.core.plan.Tolerance.Per;
import dev.larder.core.plan.Tolerance.Side;
import dev.larder.core.plan.Tolerance.Unit;
import dev.larder.core.plan.Tolerance.Usual;
import dev.larder.core.run.AcceptedMeasures;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads how far a measure may lie from what was accepted: {@code tolerance}, {@code drift} and {@code usual} of a test's header. */
record ToleranceReader(Header header, KnobUses knobs, Problems.In problems) {
    /** The keys that make a test a measure. */
    static final List<String> KEYS = List.of("tolerance", "drift", "usual");

    private static final String NUMBER = "\\d+(?:\\.\\d+)?";
    private static final Pattern LIMIT =
            Pattern.compile("([+-]?)(" + NUMBER + "|:[a-z][a-z0-9_]*)(?:\\s*(%)(\\s+of\\s+all)?|\\s+(absolute))");
    private static final String LIMITS = LIMIT.pattern() + "(?:(?:\\s*,\\s*|\\s+)" + LIMIT.pattern() + ")*";
    private static final Pattern TOLERANCE =
            Pattern.compile("(?<limits>" + LIMITS + ")(?:\\s+per\\s+(?<per>day|week|month))?");
    private static final Pattern DRIFT =
            Pattern.compile("(?<limits>" + LIMITS + ")\\s+over\\s+(?<releases>\\d{1,2})\\s+releases");
    private static final Pattern USUAL = Pattern.compile("(?<spreads>" + NUMBER + ")\\s+spreads\\s*,\\s*(?<percent>"
            + NUMBER + ")\\s*%(?:\\s*,\\s*(?<share>" + NUMBER + ")\\s*%\\s+of\\s+all)?");

    private static final String TOLERANCE_FORM =
            "\"20 %\", \"5 absolute\", \"20 %, 50 absolute\", \"-2 %, +50 %\", \"-5 %, -1 % of all\" or \"+:most_growth % per day\"";
    private static final String DRIFT_FORM =
            "\"-30 % over 5 releases\", from 2 to " + AcceptedMeasures.KEPT_RELEASES + " of them";
    private static final String USUAL_FORM = "\"6 spreads, 2 %\" or \"6 spreads, 2 %, 1 % of all\"";

    /** The tolerance; empty if there is none, or if it is refused. */
    Optional<Tolerance> read() {
        List<Optional<Tolerance>> rules = KEYS.stream()
                .flatMap(key -> Optional.ofNullable(header.entries().get(key)).map(entry -> rule(key, entry)).stream())
                .toList();
        return rules.stream().allMatch(Optional::isPresent)
                ? rules.stream().flatMap(Optional::stream).reduce(ToleranceReader::both)
                : Optional.empty();
    }

    private static Tolerance both(Tolerance one, Tolerance other) {
        return new Tolerance(
                one.percent(),
                one.absolute(),
                one.limits(),
                one.per(),
                one.drift() == null ? other.drift() : one.drift(),
                other.usual());
    }

    private Optional<Tolerance> rule(String key, Entry entry) {
        return switch (key) {
            case "tolerance" -> form(entry, TOLERANCE, TOLERANCE_FORM).flatMap(form -> tolerance(entry, form));
            case "drift" -> form(entry, DRIFT, DRIFT_FORM).flatMap(form -> drift(entry, form));
            default ->
                form(entry, USUAL, USUAL_FORM)
                        .map(form -> new Tolerance(null, null, List.of(), null, null, usual(form)));
        };
    }

    private static Usual usual(Matcher form) {
        String share = form.group("share");
        return new Usual(
                new BigDecimal(form.group("spreads")),
                new BigDecimal(form.group("percent")),
                share == null ? null : new BigDecimal(share));
    }

    private Optional<Matcher> form(Entry entry, Pattern pattern, String expected) {
        Matcher form = pattern.matcher(entry.value());
        if (form.matches()) {
            return Optional.of(form);
        }
        problems.add(Code.L003, entry.place(), expected, "\"" + entry.value() + "\"");
        return Optional.empty();
    }

    private Optional<Tolerance> tolerance(Entry entry, Matcher form) {
        String per = form.group("per");
        return limits(entry, form.group("limits"))
                .map(limits -> per == null && isPlain(limits)
                        ? new Tolerance(plain(limits, Unit.PERCENT), plain(limits, Unit.ABSOLUTE))
                        : new Tolerance(
                                null,
                                null,
                                limits,
                                per == null ? null : Per.valueOf(per.toUpperCase(Locale.ROOT)),
                                null,
                                null));
    }

    private Optional<Tolerance> drift(Entry entry, Matcher form) {
        int releases = Integer.parseInt(form.group("releases"));
        if (releases < 2 || releases > AcceptedMeasures.KEPT_RELEASES) {
            problems.add(Code.L003, entry.of(form.group("releases")), DRIFT_FORM, String.valueOf(releases));
            return Optional.empty();
        }
        return limits(entry, form.group("limits"))
                .map(limits -> new Tolerance(null, null, List.of(), null, new Drift(limits, releases), null));
    }

    private Optional<List<Limit>> limits(Entry entry, String text) {
        List<Limit> limits = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        boolean right = true;
        for (MatchResult found : LIMIT.matcher(text).results().toList()) {
            Limit limit = limit(found);
            if (!seen.add(limit.side() + " " + limit.unit())
                    || (limit.side() != Side.BOTH && seen.contains(Side.BOTH + " " + limit.unit()))) {
                problems.add(
                        Code.L003,
                        entry.at(found.start()),
                        "one limit of a kind",
                        "\"" + found.group() + "\" as another");
                right = false;
            }
            right &= isRight(limit, entry, found);
            limits.add(limit);
        }
        return right ? Optional.of(limits) : Optional.empty();
    }

    private boolean isRight(Limit limit, Entry entry, MatchResult found) {
        String amount = limit.amount();
        if (amount.startsWith(":")) {
            return knobs.isNumber(amount.substring(1), entry.at(found.start(2)), problems);
        }
        boolean neverFails = limit.side() == Side.FALL
                && limit.unit() == Unit.PERCENT
                && new BigDecimal(amount).compareTo(new BigDecimal(100)) >= 0;
        if (neverFails) {
            problems.add(
                    Code.L023,
                    entry.at(found.start()),
                    "a fall of less than 100 %",
                    "\"" + found.group() + "\", which no measure can fall below",
                    "leave it out, or make it smaller");
        }
        return !neverFails;
    }

    private static Limit limit(MatchResult found) {
        Side side = switch (found.group(1)) {
            case "-" -> Side.FALL;
            case "+" -> Side.RISE;
            default -> Side.BOTH;
        };
        Unit unit = found.group(3) == null ? Unit.ABSOLUTE : found.group(4) == null ? Unit.PERCENT : Unit.SHARE;
        return new Limit(side, found.group(2), unit);
    }

    private static boolean isPlain(List<Limit> limits) {
        return limits.stream()
                .allMatch(limit -> limit.side() == Side.BOTH
                        && limit.unit() != Unit.SHARE
                        && !limit.amount().startsWith(":"));
    }

    private static @Nullable BigDecimal plain(List<Limit> limits, Unit unit) {
        return limits.stream()
                .filter(limit -> limit.unit() == unit)
                .map(limit -> new BigDecimal(limit.amount()))
                .findFirst()
                .orElse(null);
    }
}
