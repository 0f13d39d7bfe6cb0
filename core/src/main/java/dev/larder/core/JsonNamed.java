package dev.larder.core;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.stream.Collectors;

/** An enum constant with a name of its own in JSON, which stays when the constant is renamed. */
public interface JsonNamed {
    /** The name as documents and the state machine write it. */
    @JsonValue
    String jsonName();

    /**
     * Returns the constant of this name; throws {@link IllegalArgumentException} saying what was expected, for example of a
     * {@code step}.
     */
    static <E extends Enum<E> & JsonNamed> E of(Class<E> type, String what, String jsonName) {
        E[] known = type.getEnumConstants();
        return Arrays.stream(known)
                .filter(constant -> constant.jsonName().equals(jsonName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(what + " \"" + jsonName + "\": expected "
                        + Arrays.stream(known).map(JsonNamed::jsonName).collect(Collectors.joining(", "))
                        + "; what wrote it and what reads it are of different versions: deploy both together"));
    }
}
