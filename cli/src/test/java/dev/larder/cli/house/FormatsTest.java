package dev.larder.cli.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.engine.WarehouseSchema;
import dev.larder.core.format.Format;
import dev.larder.core.format.InFormat;
import dev.larder.core.format.Stamped;
import dev.larder.core.plan.Plan;
import dev.larder.core.plan.PlanJson;
import dev.larder.functions.run.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What one version writes and another reads. {@code test-data/versions/shapes} has the shape of each format under its number;
 * {@code test-data/versions/<number>} documents of a former version, as it wrote them. Neither is rewritten once the version is released
 * since which the number is.
 */
final class FormatsTest {
    private static final Path ROOT = Path.of(System.getProperty("larder.root", ".."));
    private static final Path VERSIONS = ROOT.resolve("test-data/versions");
    private static final Path FORMER = VERSIONS.resolve("1/lake");

    /** What documents of the first format also said; it was worked out from the rest. */
    private static final Set<String> WORKED_OUT = Set.of("empty");

    /** Documents of which the first format has none. */
    private static final Set<String> LATER = Set.of(
            "dev.larder.core.delivery.LatestAccepted",
            "dev.larder.core.calendar.FeedCalendar",
            "dev.larder.core.decision.Decided$Written",
            "dev.larder.core.set.Closing",
            "dev.larder.functions.run.Agreement",
            "dev.larder.functions.run.Gathered",
            "dev.larder.functions.reception.Announced",
            "dev.larder.core.mapping.Settled",
            "dev.larder.functions.history.HistoryIndex",
            "dev.larder.functions.history.FirstReading$Part",
            "dev.larder.functions.history.HistoryIndex$Settlers",
            "dev.larder.core.run.ReleaseDifference",
            "dev.larder.functions.run.Releases$Newest",
            "dev.larder.functions.run.AsideList",
            "dev.larder.functions.run.AsideSeen",
            "dev.larder.functions.run.Culprit",
            "dev.larder.core.question.Question",
            "dev.larder.core.question.Reply");

    private static final Set<String> STAMP = Set.of(Format.NUMBER, Format.SINCE);

    private static final Pattern DOCUMENT =
            Pattern.compile("@InFormat\\(Format\\.(\\w+)\\)\\s+(?:public )?record (\\w+)\\(");
    private static final Pattern CALL = Pattern.compile("    public record (\\w+)\\(");

    /** Which record a document is, by its key. */
    private static final Map<String, String> BY_KEY = Map.ofEntries(
            Map.entry("blocked/", "dev.larder.functions.run.Blocked"),
            Map.entry("deliveries/", "dev.larder.core.delivery.DeliveryRecord"),
            Map.entry("holds/", "dev.larder.core.run.Hold"),
            Map.entry("releases/", "dev.larder.core.run.Release"),
            Map.entry("/diff.json", "dev.larder.functions.run.Diff"),
            Map.entry("/dirty.json", "dev.larder.functions.step.Rebuilt"),
            Map.entry("/mistake.json", "dev.larder.functions.run.Mistake"),
            Map.entry("/plan.json", "dev.larder.functions.run.RunOrder"),
            Map.entry("/refused-", "dev.larder.functions.mistake.Refused"),
            Map.entry("/run.json", "dev.larder.functions.run.RunRecord"),
            Map.entry("/statements/", "dev.larder.functions.statement.StepJournal"),
            Map.entry("/tables.json", "dev.larder.functions.step.PrepareTables$Present"),
            Map.entry("/tests-", "dev.larder.functions.run.GateResults"));

    @ParameterizedTest
    @EnumSource(
            value = Format.class,
            names = {"ORDER", "BASE"},
            mode = EnumSource.Mode.EXCLUDE)
    void a_shape_that_changes_raises_its_number(Format format) throws IOException {
        Path file = VERSIONS.resolve("shapes")
                .resolve(format.name().toLowerCase(Locale.ROOT) + "-" + format.number() + ".txt");
        String shape = shape(format);
        boolean isReleased = !Files.readString(ROOT.resolve("pom.xml"))
                .contains("<version>" + format.since() + "-SNAPSHOT</version>");
        if ("write".equals(System.getProperty("larder.golden")) && !(isReleased && Files.exists(file))) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, shape);
        }
        assertThat(shape)
                .as(
                        "%s: raise the number in Format if its version is released, so that no other misreads it;"
                                + " -Dlarder.golden=write writes the file",
                        file)
                .isEqualTo(Files.readString(file));
    }

    @Test
    void every_kind_of_document_of_the_first_format_is_kept() throws IOException {
        Set<String> kept = new TreeSet<>();
        for (Path file : formerDocuments()) {
            kept.add(type(file).getName());
        }
        Set<String> documents = new TreeSet<>();
        for (Format format : Format.values()) {
            documents(format).forEach(type -> documents.add(type.getName()));
        }
        documents.add(Plan.class.getName());
        documents.removeAll(LATER);
        assertThat(kept).isEqualTo(documents);
    }

    @ParameterizedTest
    @MethodSource("formerDocuments")
    void a_document_of_the_first_format_is_read_and_nothing_of_it_is_lost(Path file) throws IOException {
        byte[] former = Files.readAllBytes(file);
        Class<?> type = type(file);
        JsonNode again = type == Plan.class
                ? JsonMapper.shared().readTree(PlanJson.write(PlanJson.read(Files.readString(file))))
                : again(type, former);

        assertThat(again.path(Format.NUMBER).asInt()).isEqualTo(2);
        assertKept("", JsonMapper.shared().readTree(former), again);
    }

    /** All that was said is said; what was not is said to be nothing. */
    private static void assertKept(String at, JsonNode former, JsonNode again) {
        if (former.isObject() && again.isObject()) {
            former.propertyStream()
                    .filter(property -> !WORKED_OUT.contains(property.getKey()))
                    .forEach(property -> assertKept(
                            at + "/" + property.getKey(), property.getValue(), again.path(property.getKey())));
            again.propertyStream()
                    .filter(property -> !former.has(property.getKey()) && !STAMP.contains(at + property.getKey()))
                    .forEach(property -> assertThat(isNothing(property.getValue()))
                            .as(at + "/" + property.getKey())
                            .isTrue());
        } else if (former.isArray() && again.isArray()) {
            assertThat(again.size()).as(at).isEqualTo(former.size());
            for (int i = 0; i < former.size(); i++) {
                assertKept(at + "/" + i, former.path(i), again.path(i));
            }
        } else {
            assertThat(again.toString()).as(at).isEqualTo(former.toString());
        }
    }

    private static boolean isNothing(JsonNode value) {
        return value.isNull() || (value.isContainer() && value.isEmpty());
    }

    private static <T> JsonNode again(Class<T> type, byte[] former) {
        Format format = type.getAnnotation(InFormat.class).value();
        T read = Stamped.read(format, "the document", former, type);
        return JsonMapper.shared().readTree(Stamped.write(format, read).toString());
    }

    private static Class<?> type(Path file) {
        String key = FORMER.relativize(file).toString().replace('\\', '/');
        if (key.startsWith("plans/")) {
            return Plan.class;
        }
        return BY_KEY.entrySet().stream()
                .filter(kind -> kind.getKey().startsWith("/")
                        ? key.startsWith("runs/") && key.contains(kind.getKey())
                        : key.startsWith(kind.getKey()))
                .map(kind -> named(kind.getValue()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("which record is " + key + "?"));
    }

    static List<Path> formerDocuments() throws IOException {
        try (Stream<Path> files = Files.walk(FORMER)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static String shape(Format format) throws IOException {
        if (format == Format.OPS) {
            return String.join(";\n", WarehouseSchema.foundation()) + ";\n";
        }
        Shape shape = new Shape();
        switch (format) {
            case PLAN -> shape.add(Plan.class);
            case STEP -> calls().forEach(shape::add);
            case DELIVERY, HISTORY, RUN, RELEASE, DECISION, HOLD, SET, MARK, QUESTION ->
                documents(format).forEach(shape::add);
            case OPS, ORDER, BASE -> throw new AssertionError(format);
        }
        return shape.text();
    }

    /** What the state machine's calls and their answers are made of. */
    private static Stream<Class<?>> calls() throws IOException {
        return Stream.concat(
                Stream.of(Progress.class),
                sources()
                        .filter(file -> text(file).contains("extends StepHandler<"))
                        .flatMap(file -> CALL.matcher(text(file))
                                .results()
                                .<Class<?>>map(found -> nested(file, found.group(1)))));
    }

    private static Stream<Class<?>> documents(Format format) throws IOException {
        return sources()
                .flatMap(file -> DOCUMENT.matcher(text(file))
                        .results()
                        .filter(found -> found.group(1).equals(format.name()))
                        .<Class<?>>map(found -> nested(file, found.group(2))));
    }

    private static Stream<Path> sources() throws IOException {
        List<Path> sources;
        try (Stream<Path> core = Files.walk(ROOT.resolve("core/src/main/java"));
                Stream<Path> functions = Files.walk(ROOT.resolve("functions/src/main/java"))) {
            sources = Stream.concat(core, functions)
                    .filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
        return sources.stream();
    }

    private static Class<?> nested(Path file, String record) {
        String text = text(file);
        String folder = text.substring(text.indexOf("package ") + 8, text.indexOf(';', text.indexOf("package ")));
        String name = file.getFileName().toString().replace(".java", "");
        return named(folder + "." + (name.equals(record) ? name : name + "$" + record));
    }

    private static Class<?> named(String name) {
        try {
            return Class.forName(name, false, FormatsTest.class.getClassLoader());
        } catch (ClassNotFoundException gone) {
            throw new AssertionError(gone);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
