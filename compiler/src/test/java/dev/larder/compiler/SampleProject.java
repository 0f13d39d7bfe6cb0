package dev.larder.compiler;

import dev.larder.compiler.problem.ProjectProblem;
import dev.larder.core.plan.Plan;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The project below {@code src/test/resources/project}: two feeds, two views, two tables, two tests. */
public final class SampleProject {
    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> SQL = List.of(
            "sql/qa/rx.sql",
            "sql/qa/product.sql",
            "sql/star/dim_product.sql",
            "sql/star/fct_rx.sql",
            "sql/tests/products_by_owner.sql",
            "sql/tests/rx_is_enough.sql");

    final SortedMap<String, String> sql = new TreeMap<>();
    final SortedMap<String, JsonNode> documents = new TreeMap<>();

    SampleProject() {
        SQL.forEach(path -> sql.put(path, text(path)));
        documents.put("contracts/rx.yaml", JSON.readTree(text("contracts/rx.json")));
        documents.put("contracts/products.yaml", JSON.readTree(text("contracts/products.json")));
        documents.put("knobs.yaml", JSON.readTree(text("knobs.json")));
    }

    /** The plan of the project as it is. */
    public static Plan plan() {
        return switch (new SampleProject().compile()) {
            case Compiled.Ready ready -> ready.plan();
            case Compiled.Refused refused -> throw new AssertionError(refused.problems());
        };
    }

    /** The project with one file changed. */
    SampleProject with(String path, UnaryOperator<String> change) {
        String before = sql(path);
        String after = change.apply(before);
        if (after.equals(before)) {
            throw new AssertionError("nothing changed in " + path);
        }
        sql.put(path, after);
        return this;
    }

    SampleProject with(String path, String document) {
        documents.put(path, JSON.readTree(document));
        return this;
    }

    Compiled compile() {
        return compile(new RecordingBinder());
    }

    Compiled compile(RecordingBinder binder) {
        return ProjectCompiler.compile(new ProjectFiles("sample", sql, documents), binder);
    }

    List<String> problems() {
        return switch (compile()) {
            case Compiled.Ready ready -> List.of();
            case Compiled.Refused refused ->
                refused.problems().stream().map(ProjectProblem::toString).toList();
        };
    }

    String sql(String path) {
        return sql.getOrDefault(path, "");
    }

    private static String text(String path) {
        try (InputStream in = SampleProject.class.getResourceAsStream("/project/" + path)) {
            if (in == null) {
                throw new AssertionError("no test resource project/" + path);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
