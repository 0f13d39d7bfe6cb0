package dev.larder.cli.bundled;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.larder.compiler.contract.ContractReader;
import dev.larder.compiler.contract.ContractReading;
import dev.larder.core.contract.Contract;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class BundledContractsTest {
    @Test
    void every_contract_of_every_project_is_read() throws IOException {
        List<String> problems = new ArrayList<>();
        for (Path file : contractFiles()) {
            if (ContractReader.read(Repository.yaml(file)) instanceof ContractReading.Refused(var refused)) {
                problems.add(Repository.ROOT.relativize(file) + " " + refused);
            }
        }
        assertEquals(List.of(), problems);
    }

    @Test
    void a_contract_stands_in_a_file_named_after_its_feed_and_version() throws IOException {
        for (Path file : contractFiles()) {
            Contract contract = Repository.contract(file);
            String feed = contract.feed().name().replace('_', '-') + "-" + contract.version() + ".yaml";
            assertTrue(
                    file.getFileName().toString().endsWith(feed),
                    file + " holds " + contract.feed() + " " + contract.version());
        }
    }

    @Test
    void versions_of_a_feed_share_its_table_and_the_types_of_its_columns() throws IOException {
        Map<String, String> types = new HashMap<>();
        for (Path file : contractFiles()) {
            Contract contract = Repository.contract(file);
            for (var column : contract.columns()) {
                String name = contract.feed() + " " + contract.table() + "." + column.name();
                String type = column.type().sql();
                assertEquals(types.getOrDefault(name, type), type, name);
                types.put(name, type);
            }
        }
        assertTrue(types.size() > 50, "only " + types.size() + " columns in all contracts");
    }

    private static List<Path> contractFiles() throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path project : Repository.PROJECTS) {
            files.addAll(Repository.files(project.resolve("contracts"), ".yaml"));
        }
        return files;
    }
}
