package dev.larder.cli.project;

import dev.larder.cli.terminal.CommandFailure;
import dev.larder.compiler.Compiled;
import dev.larder.compiler.ProjectCompiler;
import dev.larder.compiler.ProjectFiles;
import dev.larder.compiler.ProjectFiles.Spot;
import dev.larder.compiler.problem.ProjectProblem;
import dev.larder.compiler.problem.ProjectProblem.Code;
import dev.larder.local.EngineBinder;
import dev.standin.redshift.dialect.token.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A warehouse project as it lies in a folder: {@code contracts/}, {@code holidays/}, {@code sql/}, {@code knobs.yaml}, {@code suppliers.yaml}, {@code pulls.yaml},
 * {@code bundles.yaml} and {@code sets.yaml}. Other files are ignored, except below those folders, where each must be understood. Not thread-safe.
 */
public final class ProjectFolder {
    private static final List<String> DOCUMENTS =
            List.of("knobs.yaml", "suppliers.yaml", "pulls.yaml", "bundles.yaml", "sets.yaml");
    private static final Comparator<ProjectProblem> BY_PLACE = Comparator.comparing(ProjectProblem::file)
            .thenComparingInt(ProjectProblem::line)
            .thenComparingInt(ProjectProblem::column);

    private final Path folder;
    private final List<ProjectProblem> problems = new ArrayList<>();
    private final SortedMap<String, String> sql = new TreeMap<>();
    private final SortedMap<String, JsonNode> documents = new TreeMap<>();
    private final Map<String, Map<String, Spot>> spots = new HashMap<>();
    private final Set<String> unread = new HashSet<>();

    private ProjectFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Compiles the project of a folder on an empty warehouse in memory.
     *
     * @throws CommandFailure if the folder holds no project at all
     */
    public static Compiled compile(Path folder) {
        Path root = folder.toAbsolutePath().normalize();
        if (!Files.isDirectory(root.resolve("contracts")) && !Files.isDirectory(root.resolve("sql"))) {
            throw CommandFailure.usage(
                    root + " holds no warehouse project: expected the folders contracts and sql, found neither",
                    "name the project's folder with --project DIR");
        }
        try {
            return new ProjectFolder(root).compile();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(
                    "cannot read the project " + root + ": " + unreadable.getMessage(), unreadable);
        }
    }

    private Compiled compile() throws IOException {
        for (Path file : filesBelow("contracts")) {
            addDocument(file);
        }
        for (Path file : filesBelow("holidays")) {
            addDocument(file);
        }
        for (String document : DOCUMENTS) {
            if (Files.exists(folder.resolve(document))) {
                addDocument(folder.resolve(document));
            }
        }
        for (Path file : filesBelow("sql")) {
            text(file).ifPresent(text -> sql.put(path(file), text));
        }
        Compiled compiled = compileFiles();
        return switch (compiled) {
            case Compiled.Ready ready -> problems.isEmpty() ? ready : new Compiled.Refused(problems);
            case Compiled.Refused refused -> withMine(refused);
        };
    }

    private Compiled compileFiles() {
        ProjectFiles files = new ProjectFiles(folder.getFileName().toString(), sql, documents, spots, unread);
        try (EngineBinder warehouse = EngineBinder.open(Clock.systemUTC())) {
            return ProjectCompiler.compile(files, warehouse);
        }
    }

    private Compiled withMine(Compiled.Refused refused) {
        return new Compiled.Refused(Stream.concat(problems.stream(), refused.problems().stream())
                .sorted(BY_PLACE)
                .toList());
    }

    private void addDocument(Path file) throws IOException {
        Optional<String> text = text(file);
        if (text.isEmpty()) {
            return;
        }
        switch (YamlReading.of(text.get())) {
            case YamlReading.Read(var document, var where) -> {
                documents.put(path(file), document);
                spots.put(path(file), where);
            }
            case YamlReading.Malformed(var faults) -> {
                unread.add(path(file));
                faults.forEach(fault -> problems.add(new ProjectProblem(
                        Code.L019,
                        path(file),
                        fault.place().line(),
                        fault.place().column(),
                        fault.says(),
                        fault.help())));
            }
        }
    }

    /** The text of a file; empty, and a problem, if it is not UTF-8. */
    private Optional<String> text(Path file) throws IOException {
        try {
            return Optional.of(Files.readString(file));
        } catch (CharacterCodingException _) {
            unread.add(path(file));
            problems.add(ProjectProblem.expected(
                    Code.L001, path(file), new Place(0, 0), "a text in UTF-8", "other bytes", null));
            return Optional.empty();
        }
    }

    /** Files below a folder of the project, without hidden ones, which editors and systems leave behind. */
    private List<Path> filesBelow(String name) throws IOException {
        if (!Files.isDirectory(folder.resolve(name))) {
            return List.of();
        }
        try (Stream<Path> paths = Files.walk(folder.resolve(name))) {
            return paths.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    private String path(Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }
}
