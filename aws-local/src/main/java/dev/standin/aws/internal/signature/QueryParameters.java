package dev.standin.aws.internal.signature;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The parameters of a query, decoded, one character for each byte. */
record QueryParameters(List<Parameter> all) {

    /** One of them; without an equals sign its value is empty. */
    record Parameter(String name, String value) {}

    static QueryParameters of(String query) {
        List<Parameter> all = new ArrayList<>();
        for (String pair : query.split("&")) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                all.add(new Parameter(
                        PercentText.decodedQuery(equals < 0 ? pair : pair.substring(0, equals)),
                        equals < 0 ? "" : PercentText.decodedQuery(pair.substring(equals + 1))));
            }
        }
        return new QueryParameters(List.copyOf(all));
    }

    Optional<String> value(String name) {
        return all.stream()
                .filter(parameter -> parameter.name().equals(name))
                .map(Parameter::value)
                .findFirst();
    }

    boolean has(String name) {
        return value(name).isPresent();
    }

    /** The query as it is signed: encoded, then sorted, without the signature itself. */
    String canonical() {
        List<String> pairs = all.stream()
                .filter(parameter -> !parameter.name().equals(Claim.SIGNATURE_PARAMETER))
                .map(parameter -> new Parameter(
                        PercentText.encoded(parameter.name(), false), PercentText.encoded(parameter.value(), false)))
                .sorted(Comparator.comparing(Parameter::name).thenComparing(Parameter::value))
                .map(parameter -> parameter.name() + "=" + parameter.value())
                .toList();
        return String.join("&", pairs);
    }
}
