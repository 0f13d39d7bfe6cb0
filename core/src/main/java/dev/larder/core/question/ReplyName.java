package dev.larder.core.question;

import dev.larder.core.contract.FeedId;
import dev.larder.core.delivery.LandingKey;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names of files that answer questions: {@code <beginning of the delivery's id>.answer.txt}, in any folder of the supplier. A name with this ending is
 * never a delivery's.
 */
public final class ReplyName {
    private static final String ENDING = ".answer.txt";
    private static final Pattern OF_DELIVERY = Pattern.compile("([0-9a-f]{8,20})\\.answer\\.txt");

    private ReplyName() {}

    /** Whether what has this key of the landing bucket is an answer, or wants to be one. */
    public static boolean is(String key) {
        return key.toLowerCase(Locale.ROOT).endsWith(ENDING)
                && LandingKey.parse(key)
                        .map(LandingKey::supplier)
                        .filter(FeedId::isName)
                        .isPresent()
                && !LandingKey.isHalfWritten(key);
    }

    /** The beginning of the id of the delivery that it is about; empty if its name has none. */
    public static Optional<String> delivery(String fileName) {
        Matcher name = OF_DELIVERY.matcher(fileName.toLowerCase(Locale.ROOT));
        return name.matches() ? Optional.of(name.group(1)) : Optional.empty();
    }

    /** The name that answers questions about a delivery. */
    public static String of(String shortId) {
        return shortId + ENDING;
    }
}
