package dev.standin.aws.sts;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The parameters of a request of the query protocol. */
record Query(Map<String, String> parameters) {

    static Query of(byte[] body) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : new String(body, StandardCharsets.UTF_8).split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return new Query(parameters);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    String action() {
        return parameters.getOrDefault("Action", "");
    }

    Optional<String> find(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    String required(String name) {
        return find(name)
                .orElseThrow(() -> StsFailure.invalid(
                        "1 validation error detected: Value null at '%s' failed to satisfy constraint: Member must not be null"
                                .formatted(member(name))));
    }

    /** Refuses what would have no effect here. */
    void checkKnown(Set<String> known) {
        for (String name : parameters.keySet()) {
            if (!known.contains(name) && !name.equals("Action") && !name.equals("Version")) {
                throw StsFailure.invalid(name + " is not supported by the local STS");
            }
        }
    }

    static String member(String name) {
        return name.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + name.substring(1);
    }
}
