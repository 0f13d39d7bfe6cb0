package dev.standin.redshift.unload;

import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.tree.UnloadTarget;
import dev.standin.redshift.sql.Plan;
import dev.standin.redshift.sql.engine.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes Parquet files, by partitions if these are asked for. Sources: r_UNLOAD.html, r_UNLOAD_command_examples.html. */
final class ParquetFolder {
    private static final String VALUE = "[a-z0-9_]+=[A-Za-z0-9_.-]+";
    private final Plan.Unload unload;
    private final Path folder;
    private final Consumer<String> engine;

    ParquetFolder(Plan.Unload unload, Path folder, Consumer<String> engine) {
        this.unload = unload;
        this.folder = folder;
        this.engine = engine;
    }

    /** The files by the ends of their keys. */
    SequencedMap<String, Path> files() throws IOException {
        UnloadTarget target = unload.target();
        Path data = folder.resolve("data");
        boolean parts = !target.partition().isEmpty();
        String partition = parts
                ? target.partition().stream()
                        .map(Text::name)
                        .collect(Collectors.joining(
                                ", ", ", PARTITION_BY (", "), WRITE_PARTITION_COLUMNS " + target.has("include")))
                : "";
        engine.accept("COPY (" + unload.sql() + ") TO " + Unload.quoted(data) + " (FORMAT parquet, COMPRESSION snappy"
                + partition + ")");
        try (Stream<Path> written = Files.walk(data)) {
            return named(written.filter(Files::isRegularFile).sorted().toList(), data, parts);
        }
    }

    private SequencedMap<String, Path> named(List<Path> written, Path data, boolean parts) throws IOException {
        SequencedMap<String, Path> files = new LinkedHashMap<>();
        Map<String, Integer> numbers = new HashMap<>();
        for (Path file : written) {
            if (Files.size(file) > unload.target().largest()) {
                throw new Refusal("UNLOAD of a Parquet file that is larger than MAXFILESIZE");
            }
            String place = parts ? place(data.relativize(file.getParent())) : "";
            int number = numbers.merge(place, 1, Integer::sum) - 1;
            boolean serial = unload.target().has("serial");
            files.put(place + (serial ? "%03d" : "0000_part_%02d").formatted(number) + ".parquet", file);
        }
        return files;
    }

    /** The folders of a partition; how other characters are written in them is not documented. */
    private static String place(Path folders) {
        StringBuilder place = new StringBuilder();
        for (Path each : folders) {
            if (!each.toString().matches(VALUE)) {
                throw new Refusal("UNLOAD PARTITION BY a value with other characters than letters, digits and _.- ("
                        + each + ")");
            }
            place.append(each).append('/');
        }
        return place.toString();
    }
}
