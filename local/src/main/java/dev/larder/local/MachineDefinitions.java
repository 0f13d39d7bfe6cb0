package dev.larder.local;

import dev.larder.core.contract.Spelling;
import dev.larder.core.wiring.Wiring;
import dev.larder.core.wiring.Wiring.Machine;
import dev.standin.aws.states.language.Definition;
import dev.standin.aws.states.language.InvalidDefinition;
import dev.standin.aws.states.language.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.json.JsonMapper;

/** The definitions of a wiring's state machines, from {@code statemachines/} on the class path, and what is wrong with them. */
public final class MachineDefinitions {
    private static final Pattern SUBSTITUTION = Pattern.compile("\\$\\{([^}]*)}");
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private MachineDefinitions() {}

    /**
     * Every problem of every definition, each on a line with file, line and column, below a line that counts them; empty if
     * there is none.
     */
    public static Optional<String> refusal(Wiring wiring) {
        List<String> problems = wiring.machines().stream()
                .flatMap(machine -> problems(machine).stream())
                .toList();
        if (problems.isEmpty()) {
            return Optional.empty();
        }
        String count = problems.size() == 1 ? "1 problem" : problems.size() + " problems";
        return Optional.of(
                "the state machines have " + count + ", so nothing is deployed\n" + String.join("\n", problems));
    }

    /** The definition with something in place of each {@code ${function}}. */
    static String text(Machine machine, UnaryOperator<String> arn) {
        return SUBSTITUTION
                .matcher(text(machine))
                .replaceAll(found -> Matcher.quoteReplacement(arn.apply(found.group(1))));
    }

    private static List<String> problems(Machine machine) {
        String text = text(machine);
        List<Placed> problems = new ArrayList<>();
        SUBSTITUTION
                .matcher(text)
                .results()
                .filter(found -> !machine.functions().contains(found.group(1)))
                .forEach(found ->
                        problems.add(new Placed(place(text, found.start()), unknown(found.group(1), machine))));
        try {
            Map<String, Place> places = places(text);
            wrong(machine).forEach(problem -> problems.add(new Placed(place(problem, places), sentence(problem))));
        } catch (JacksonException notJson) {
            problems.add(
                    new Placed(place(notJson.getLocation()), "expected JSON, found: " + notJson.getOriginalMessage()));
        }
        return problems.stream()
                .sorted(Comparator.comparingInt(
                                (Placed problem) -> problem.place().line())
                        .thenComparingInt(problem -> problem.place().column()))
                .map(problem -> "statemachines/" + machine.definition() + ":"
                        + problem.place().line() + ":" + problem.place().column() + ": " + problem.sentence())
                .toList();
    }

    /** Line and column, 1-based. */
    private record Place(int line, int column) {}

    private record Placed(Place place, String sentence) {}

    private static List<Problem> wrong(Machine machine) {
        try {
            Definition.parse(text(machine, name -> "arn:aws:lambda:us-east-1:000000000000:function:f"));
            return List.of();
        } catch (InvalidDefinition invalid) {
            return invalid.problems();
        }
    }

    private static String unknown(String name, Machine machine) {
        return "expected ${function} with a function of the machine " + machine.name() + ", found ${" + name + "}; "
                + Spelling.nearest(name, machine.functions())
                        .map(near -> "did you mean ${" + near + "}?")
                        .orElse("it has " + String.join(", ", machine.functions()));
    }

    private static String sentence(Problem problem) {
        return (problem.pointer().isEmpty() ? "" : "at " + problem.pointer() + ": ") + problem.message() + " ("
                + problem.code() + ")";
    }

    /** Where the values and names stand, by JSON pointer. */
    private static Map<String, Place> places(String text) {
        Map<String, Place> places = new HashMap<>();
        try (JsonParser tokens = STRICT.createParser(text)) {
            for (JsonToken token = tokens.nextToken(); token != null; token = tokens.nextToken()) {
                places.putIfAbsent(
                        tokens.streamReadContext().pathAsPointer().toString(), place(tokens.currentTokenLocation()));
            }
        }
        return places;
    }

    /** The place of a problem; of something that is missing, the place of what it is missing from. */
    private static Place place(Problem problem, Map<String, Place> places) {
        String pointer = problem.pointer();
        while (!places.containsKey(pointer) && !pointer.isEmpty()) {
            pointer = pointer.substring(0, pointer.lastIndexOf('/'));
        }
        return places.getOrDefault(pointer, new Place(1, 1));
    }

    private static Place place(TokenStreamLocation location) {
        return new Place(location.getLineNr(), location.getColumnNr());
    }

    private static Place place(String text, int offset) {
        String before = text.substring(0, offset);
        return new Place(
                1
                        + Math.toIntExact(
                                before.chars().filter(letter -> letter == '\n').count()),
                offset - before.lastIndexOf('\n'));
    }

    private static String text(Machine machine) {
        String resource = "/statemachines/" + machine.definition();
        try (InputStream in = MachineDefinitions.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(
                        resource + " is not on the class path; the wiring needs it for " + machine.name());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot read " + resource, failed);
        }
    }
}
