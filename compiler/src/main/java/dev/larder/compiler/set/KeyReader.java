package dev.larder.compiler.set;

import dev.larder.compiler.problem.Problems;
import dev.larder.compiler.set.SetsReader.At;
import dev.larder.core.contract.Coverage;
import dev.larder.core.period.PeriodUnit;
import dev.larder.core.plan.Plan.Feed;
import dev.larder.core.set.SetKey;
import dev.larder.core.set.SetKey.By;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads a set's {@code key}: one of {@code fileName}, {@code period} and {@code landed}, with what belongs to it. */
final class KeyReader {
    private static final Map<String, By> WAYS =
            Map.of("fileName", By.FILE_NAME, "period", By.PERIOD, "landed", By.LANDED);
    private static final List<String> WORDS = List.of("fileName", "period", "landed");
    private static final List<String> UNITS = List.of("day", "month", "year");

    private final At at;

    KeyReader(At at) {
        this.at = at;
    }

    /** The key; null after a problem. */
    @Nullable
    SetKey read() {
        JsonNode key = at.node().path("key");
        if (!key.isObject() || key.size() != 1) {
            at.say(
                    "key",
                    "\"key\", by which files belong together: one of fileName: REGEX, period: day, landed: ZONE",
                    SetsReader.text(key),
                    null);
            return null;
        }
        String word = key.propertyNames().iterator().next();
        By by = WAYS.get(word);
        if (by == null) {
            at.unknown("key/" + word, word, WORDS);
            return null;
        }
        String rule = key.path(word).asString("");
        boolean isRight = switch (by) {
            case FILE_NAME -> isPattern(rule);
            case PERIOD -> isUnit(rule);
            case LANDED -> isZone(rule);
        };
        return isRight ? new SetKey(by, rule) : null;
    }

    private boolean isPattern(String rule) {
        String expected = "a regular expression that a file's whole name matches, with the group (?<" + SetKey.GROUP
                + ">...) around its date";
        try {
            boolean isRight = Pattern.compile(rule).namedGroups().keySet().equals(Set.of(SetKey.GROUP));
            if (!isRight) {
                say("fileName", expected, quoted(rule), "for example .*_(?<" + SetKey.GROUP + ">[0-9]{8})[.]csv");
            }
            return isRight;
        } catch (PatternSyntaxException malformed) {
            say("fileName", expected, quoted(rule) + " (" + malformed.getDescription() + ")", null);
            return false;
        }
    }

    private boolean isUnit(String rule) {
        if (!UNITS.contains(rule)) {
            say("period", "day, month or year", quoted(rule), Problems.didYouMean(rule, UNITS));
        }
        return UNITS.contains(rule);
    }

    private boolean isZone(String rule) {
        boolean isRight = ZoneId.getAvailableZoneIds().contains(rule);
        if (!isRight) {
            say(
                    "landed",
                    "a time zone whose day counts, for example Europe/Rome",
                    quoted(rule),
                    Problems.nearest(rule, ZoneId.getAvailableZoneIds()));
        }
        return isRight;
    }

    private void say(String word, String expected, String found, @Nullable String help) {
        at.say("key/" + word, expected, found, help);
    }

    private static String quoted(String rule) {
        return "\"" + rule + "\"";
    }

    /** A file of all that is known has many periods, an undated one has none. */
    static void requireUsable(At at, SetKey key, Feed feed) {
        if (key.by() != By.PERIOD) {
            return;
        }
        PeriodUnit unit = PeriodUnit.valueOf(key.rule().toUpperCase(Locale.ROOT));
        feed.versions().stream()
                .filter(version -> version.period().unit() != unit || version.coverage() == Coverage.FULL)
                .findFirst()
                .ifPresent(version -> at.say(
                        "key/period",
                        "feeds whose files are each of one " + key.rule(),
                        version.coverage() == Coverage.FULL
                                ? feed.id() + " " + version.version() + ", whose files have all periods (coverage full)"
                                : feed.id() + " " + version.version() + ", whose period is "
                                        + version.period().unit().name().toLowerCase(Locale.ROOT),
                        "take the key from the file's name, or from the day of landing"));
    }
}
