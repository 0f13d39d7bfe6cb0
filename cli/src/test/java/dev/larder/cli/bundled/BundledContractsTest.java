package dev.larder.cli.bundled;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.larder.compiler.contract.ContractReader;
import dev.larder.compiler.contract.ContractReading;
import dev.larder.compiler.difference.WholeContract;
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
        for (WholeContract whole : wholeContracts()) {
            if (ContractReader.read(whole.document()) instanceof ContractReading.Refused(var refused)) {
                problems.add(whole.file() + " " + refused);
            }
        }
        assertEquals(List.of(), problems);
        assertEquals(24, wholeContracts().size());
    }

    @Test
    void a_contract_stands_in_a_file_named_after_its_feed_and_version() throws IOException {
        for (WholeContract whole : wholeContracts()) {
            Contract contract = Repository.contract(whole);
            String feed = contract.feed().name().replace('_', '-') + "-" + contract.version() + ".yaml";
            assertTrue(
                    whole.file().endsWith(feed), whole.file() + " holds " + contract.feed() + " " + contract.version());
        }
    }

    @Test
    void versions_of_a_feed_share_its_table_and_the_types_of_its_columns() throws IOException {
        Map<String, String> types = new HashMap<>();
        for (WholeContract whole : wholeContracts()) {
            Contract contract = Repository.contract(whole);
            for (var column : contract.columns()) {
                String name = contract.feed() + " " + contract.table() + "." + column.name();
                String type = column.type().sql();
                assertEquals(types.getOrDefault(name, type), type, name);
                types.put(name, type);
            }
        }
        assertTrue(types.size() > 50, "only " + types.size() + " columns in all contracts");
    }

    private static List<WholeContract> wholeContracts() throws IOException {
        List<WholeContract> contracts = new ArrayList<>();
        for (Path project : Repository.PROJECTS) {
            contracts.addAll(Repository.wholeContracts(project));
        }
        return contracts;
    }
}
