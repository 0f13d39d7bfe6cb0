package dev.larder.infra.given;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Somebody who is told by e-mail what became of deliveries.
 *
 * @param supplier whose deliveries; of all if empty
 */
public record NoticeAddress(Optional<String> supplier, String address) {
    private static final Pattern FORM = Pattern.compile(
            "(?:([a-z_][a-z0-9_-]{0,39})=)?([A-Za-z0-9.!#$%&'*+/?^_{|}~-]+@[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+)");

    /**
     * Reads {@code ADDRESS} or {@code SUPPLIER=ADDRESS}.
     *
     * @throws SetUpProblem if it is neither
     */
    static NoticeAddress read(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new SetUpProblem(
                    "-c notify has '%s'; expected an e-mail address or SUPPLIER=ADDRESS, with commas between them"
                            .formatted(text));
        }
        return new NoticeAddress(Optional.ofNullable(matcher.group(1)), matcher.group(2));
    }
}
