package dev.larder.core.plan;

import java.util.List;

/**
 * A cleaned and conformed view below {@code qa}.
 *
 * @param name without schema
 * @param select the author's text, verbatim, without a closing semicolon
 * @param columns as the binder saw them
 * @param inputs qualified names it reads ({@code current.rx}, {@code qa.x}), in the order of their names
 * @param reads its {@code reads} lines; an input without one makes everything dirty
 * @param knobs names of knobs it reads from {@code ops.knob}
 * @param logicHash hash of the select with comments and layout left out
 */
public record QaView(
        String name,
        String select,
        List<TableColumn> columns,
        List<String> inputs,
        List<Read> reads,
        List<String> knobs,
        String logicHash) {
    /** Copies the lists. */
    public QaView {
        columns = List.copyOf(columns);
        inputs = List.copyOf(inputs);
        reads = List.copyOf(reads);
        knobs = List.copyOf(knobs);
    }

    /** The project's file that declares it. */
    public String file() {
        return "sql/qa/" + name + ".sql";
    }
}
