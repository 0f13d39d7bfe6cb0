package dev.larder.cli.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cli.Folders;
import dev.larder.cli.Typed;
import dev.larder.cli.grants.SmallProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A project of one feed and an environment that it is applied to, below an empty folder. */
record Shop(Path project, Path state, Path files) {
    static Shop in(Path folder) throws IOException {
        Path files = Files.createDirectories(folder.resolve("files"));
        return new Shop(SmallProject.in(folder.resolve("project")), folder.resolve("state"), files);
    }

    /** Without these files of the project. */
    Shop without(String... names) throws IOException {
        for (String name : names) {
            Files.delete(project.resolve(name));
        }
        return this;
    }

    /** With tables of which nobody claims anything. */
    Shop scrappy() throws IOException {
        for (Path model : Folders.files(project.resolve("sql/star"))) {
            Files.writeString(model, Files.readString(model).replace("maturity: solid", "maturity: scrappy"));
        }
        return this;
    }

    /** With this file in the project. */
    Shop with(String name, String text) throws IOException {
        Files.writeString(project.resolve(name), text);
        return this;
    }

    /** Applies the project as it is and drops a day with one sale. */
    Typed drop(String day, int amount) throws IOException {
        return deliver(day, SmallProject.day(day, amount));
    }

    /** Applies the project as it is and drops a day's file. */
    Typed deliver(String day, String content) throws IOException {
        Path file = Files.writeString(files.resolve("sale_" + day + ".csv"), content);
        return Typed.larder("run", "--project", project, "--state", state, "--as", "acme/sale", "--drop", file);
    }

    /** Applies the project as it is and finishes what is unfinished. */
    Typed run() {
        return Typed.larder("run", "--project", project, "--state", state);
    }

    /** What there is and what waits. */
    Typed status(String... more) {
        return Typed.larder(Stream.concat(Stream.of("status", "--state", state), Stream.of(more))
                .toArray());
    }

    /** The rows that a query gives, the header first. */
    List<String> query(String sql) {
        Typed typed = Typed.larder("query", "--state", state, "--format", "csv", sql);
        assertThat(typed.exit()).as(typed.err()).isZero();
        return typed.out().lines().toList();
    }

    /** The reports of runs, oldest first. */
    List<String> reports() throws IOException {
        try (Stream<Path> found = Files.walk(state.resolve("out/runs"))) {
            return found.filter(file -> file.endsWith("report.html"))
                    .sorted()
                    .map(Shop::read)
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }
}
