package dev.larder.compiler;

import dev.larder.core.plan.TableColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/** A binder without an engine: remembers what it was asked, and answers with the columns that a select's text is known to have. */
final class RecordingBinder implements Binder {
    final List<String> executed = new ArrayList<>();
    final List<Question> bound = new ArrayList<>();
    final Map<String, List<TableColumn>> answers = new TreeMap<>();

    RecordingBinder() {
        answer("from current.rx", "npi varchar", "product_code varchar", "week_ending date", "trx decimal(10,1)");
        answer("from current.products", "product_code varchar", "product_name varchar", "is_ours boolean");
        answer("from qa.product", "product_code varchar", "product_name varchar", "is_ours boolean");
        answer(
                "from qa.rx",
                "trx decimal(12,1)",
                "npi varchar",
                "product_code varchar",
                "week_ending date",
                "is_ours boolean");
        answer("count(*) as products", "is_ours boolean", "products bigint");
        answer("from received", "n bigint");
        answer("as tested", "trx decimal(12,1)");
    }

    /** Selects that contain the text have these columns. */
    RecordingBinder answer(String text, String... columns) {
        answers.put(
                text,
                List.of(columns).stream()
                        .map(column -> new TableColumn(
                                column.substring(0, column.indexOf(' ')),
                                column.substring(column.indexOf(' ') + 1),
                                false))
                        .toList());
        return this;
    }

    @Override
    public void execute(String sql) {
        executed.add(sql);
    }

    @Override
    public Look look(Question question) {
        bound.add(question);
        String select = question.select();
        return answers.entrySet().stream()
                .filter(answer -> select.contains(answer.getKey()))
                .reduce((first, last) -> last)
                .map(answer -> new Look(selected(answer.getValue()), false, List.of(), List.of(), 0))
                .orElseGet(() -> new Look(
                        List.of(),
                        true,
                        List.of(new Fault(select.indexOf("from"), "no table \"x\"", "x", List.of("y"), null)),
                        List.of(),
                        0));
    }

    @Override
    public List<Assumption> assumed() {
        return List.of();
    }

    private static List<Selected> selected(List<TableColumn> columns) {
        return columns.stream()
                .map(column -> new Selected(column.name(), column.type(), false, true, 0, 0))
                .toList();
    }

    @Override
    public String tree(String select) {
        return new JsonMapper()
                .writeValueAsString(List.of(select.replaceAll("--[^\n]*", "").split("[\\s(]+")).stream()
                        .map(word -> word.matches("[a-z]+\\.\\w+")
                                ? Map.of("schema_name", word.split("\\.")[0])
                                : Map.of("word", word))
                        .toList());
    }
}
