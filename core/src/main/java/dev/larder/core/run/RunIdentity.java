package dev.larder.core.run;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.larder.core.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Twelve hexadecimal digits that name a run by what it is made of: equal inputs have equal identities, wherever computed. */
public record RunIdentity(@JsonValue String text) {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{12}");

    /** Throws {@link IllegalArgumentException} for a text of any other form. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public RunIdentity {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "run identity \"" + text + "\": expected 12 hexadecimal digits in lower case");
        }
    }

    /** The identity of a run with these inputs. */
    public static RunIdentity of(RunInputs inputs) {
        MessageDigest digest = Sha256.digest();
        add(digest, inputs.environment());
        add(digest, inputs.planHash());
        add(digest, inputs.mapping().inForce().size());
        inputs.mapping().inForce().forEach((feed, periods) -> {
            add(digest, feed.toString());
            add(digest, periods.size());
            periods.forEach((period, ids) -> {
                add(digest, period.text());
                add(digest, ids.size());
                ids.forEach(id -> add(digest, id));
            });
        });
        add(digest, inputs.knobs().size());
        inputs.knobs().forEach((name, value) -> {
            add(digest, name);
            add(digest, value);
        });
        inputs.waivers().forEach(waiver -> add(digest, waiver));
        return new RunIdentity(HexFormat.of().formatHex(digest.digest(), 0, 6));
    }

    @Override
    public String toString() {
        return text;
    }

    /** Length first, so that no two lists of texts give the same bytes. */
    private static void add(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        add(digest, bytes.length);
        digest.update(bytes);
    }

    private static void add(MessageDigest digest, int number) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(number).flip());
    }
}
