package dev.larder.cli.sql;

import dev.larder.cli.terminal.CommandFailure;
import dev.larder.cli.terminal.Count;
import dev.larder.cli.terminal.ResultFormat;
import dev.larder.core.contract.Spelling;
import dev.larder.functions.port.Warehouse.Rows;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What a shell remembers between two entries: the form of its answers, and whether it times them. Not thread-safe. */
final class Session {
    private static final List<String> ORDERS = List.of("d", "timing", "format", "?", "q");
    private static final String HELP = """
        Statements end with a semicolon and only read.
          \\d             every table and view
          \\d NAME        the columns of a table or view, or what a schema holds
          \\timing        show how long each statement takes, or stop it
          \\format FORM   table, csv or json
          \\q             end (Ctrl-D too); Ctrl-C drops what is being typed\
        """;

    private final Reading reading;
    private final Paper paper;
    private ResultFormat format;
    private boolean timing;

    Session(Reading reading, Paper paper, ResultFormat format) {
        this.reading = reading;
        this.paper = paper;
        this.format = format;
    }

    /**
     * Answers an entry; false if it ends the session.
     *
     * @throws CommandFailure if it is refused; the session can go on
     */
    boolean answer(Entry entry) {
        switch (entry) {
            case Entry.Statement(var sql) -> show(sql);
            case Entry.Order(var name, var argument) -> {
                if (name.equals("q")) {
                    return false;
                }
                obey(name, argument);
            }
        }
        return true;
    }

    private void show(String sql) {
        long begun = System.nanoTime();
        Rows rows = reading.rows(sql);
        long milliseconds = (System.nanoTime() - begun) / 1_000_000;
        paper.print(out -> {
            format.print(rows, out, paper.isTerminal());
            if (timing) {
                out.println(Count.of(milliseconds, "millisecond"));
            }
        });
    }

    private void obey(String name, String argument) {
        Catalogue catalogue = new Catalogue(reading);
        switch (name) {
            case "d" -> table(argument.isEmpty() ? catalogue.relations() : catalogue.describe(argument));
            case "timing" -> {
                timing = !timing;
                paper.print(out -> out.println("timing is " + (timing ? "on" : "off")));
            }
            case "format" -> format = format(argument);
            case "?" -> paper.print(out -> out.println(HELP));
            default ->
                throw CommandFailure.usage(
                        "\\" + name + " is no order of this shell",
                        Spelling.nearest(name, ORDERS)
                                .map(near -> "did you mean \\" + near + "?")
                                .orElse("\\? lists them"));
        }
    }

    private void table(Rows rows) {
        paper.print(out -> ResultFormat.table.print(rows, out, paper.isTerminal()));
    }

    private static ResultFormat format(String name) {
        return Arrays.stream(ResultFormat.values())
                .filter(format -> format.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> CommandFailure.usage(
                        "\\format " + name + ": expected "
                                + Arrays.stream(ResultFormat.values())
                                        .map(Enum::name)
                                        .collect(Collectors.joining(" or ")),
                        null));
    }
}
