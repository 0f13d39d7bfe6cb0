package dev.larder.cli;

import dev.larder.cli.project.ProjectFolder;
import dev.larder.compiler.Compiled;
import dev.larder.compiler.problem.ProjectProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** One folder of {@code test-data/mistakes}: the files that an engineer changed, and all that the compiler is to say about them. */
record Mistake(Path folder, List<String> without, List<Expected> problems) {
    private static final Path ALL = TestProject.BUNDLED.resolve("test-data/mistakes");
    private static final String EXPECTED = "expected.yaml";

    /** One problem: where it stands, and pieces of what is said about it. */
    record Expected(String file, int line, int column, List<String> says) {
        private boolean isAnsweredBy(ProjectProblem problem) {
            return problem.file().equals(file)
                    && problem.line() == line
                    && problem.column() == column
                    && says.stream().allMatch(problem.toString()::contains);
        }
    }

    /** All of them, in the order of their names. */
    static List<Mistake> all() {
        try (Stream<Path> folders = Files.list(ALL)) {
            return folders.filter(folder -> Files.exists(folder.resolve(EXPECTED)))
                    .sorted()
                    .map(Mistake::read)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Mistake read(Path folder) {
        JsonNode document = new YAMLMapper().readTree(folder.resolve(EXPECTED));
        List<Expected> problems = document.path("problems")
                .valueStream()
                .map(node -> new Expected(
                        node.path("file").asString(),
                        node.path("line").asInt(),
                        node.path("column").asInt(),
                        node.path("says").valueStream().map(JsonNode::asString).toList()))
                .toList();
        return new Mistake(
                folder,
                document.path("without").valueStream().map(JsonNode::asString).toList(),
                problems);
    }

    /** What the compiler says about the project with this mistake. */
    List<ProjectProblem> compiled(Path empty) throws IOException {
        Path project = Folders.copy(ALL.resolve("base"), empty.resolve("library"));
        for (Path file : Folders.files(folder)) {
            if (!file.endsWith(EXPECTED)) {
                Path target = project.resolve(folder.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        for (String path : without) {
            Files.delete(project.resolve(path));
        }
        return switch (ProjectFolder.compile(project)) {
            case Compiled.Ready _ -> List.of();
            case Compiled.Refused refused -> refused.problems();
        };
    }

    /** What differs between the problems that were said and those to be said; nothing when each is said once, at its place. */
    List<String> difference(List<ProjectProblem> said) {
        List<ProjectProblem> more = new ArrayList<>(said);
        List<String> difference = new ArrayList<>();
        for (Expected expected : problems) {
            more.stream()
                    .filter(expected::isAnsweredBy)
                    .findFirst()
                    .ifPresentOrElse(
                            more::remove,
                            () -> difference.add("not said:  " + expected.file() + ":" + expected.line() + ":"
                                    + expected.column() + ": " + expected.says()));
        }
        more.forEach(problem -> difference.add("also said: " + problem));
        return difference;
    }

    @Override
    public String toString() {
        return String.valueOf(folder.getFileName());
    }
}
