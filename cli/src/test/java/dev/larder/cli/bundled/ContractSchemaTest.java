package dev.larder.cli.bundled;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cli.project.YamlReading;
import dev.larder.compiler.contract.ContractReader;
import dev.larder.compiler.contract.ContractReading;
import dev.larder.compiler.contract.ContractSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The schema by which editors know contracts, beside the contracts of the repository and the mistakes that engineers make. */
final class ContractSchemaTest {
    private static final Path FILE = Repository.ROOT.resolve("docs/contract.schema.json");

    private final SchemaCheck schema = new SchemaCheck(JsonMapper.shared().readTree(ContractSchema.text()));

    @Test
    void the_file_is_made_from_the_keys_that_are_read() throws IOException {
        if (System.getProperty("larder.golden", "").equals("write")) {
            Files.writeString(FILE, ContractSchema.text());
        }
        assertThat(FILE).content().isEqualTo(ContractSchema.text());
    }

    @Test
    void every_contract_of_the_repository_is_one() throws IOException {
        List<Path> contracts = new ArrayList<>();
        for (String folder : List.of(
                "contracts",
                "test-data/vaccine-launch/contracts",
                "test-data/formats/contracts",
                "test-data/tpcds/contracts",
                "test-data/mistakes/base/contracts",
                "cli/src/main/resources/dev/larder/cli/fresh/project/contracts")) {
            contracts.addAll(Repository.files(Repository.ROOT.resolve(folder), ".yaml"));
        }
        for (Path contract : contracts) {
            assertThat(schema.problems(Repository.yaml(contract)))
                    .as(contract.toString())
                    .isEmpty();
        }
        assertThat(contracts).hasSizeGreaterThan(70);
    }

    /** Whole, they took 1,212. */
    @Test
    void nine_versions_take_at_most_two_hundred_lines_as_differences() throws IOException {
        List<String> lines = new ArrayList<>();
        int versions = 0;
        for (Path contract : Repository.files(Repository.ROOT.resolve("test-data/vaccine-launch/contracts"), ".yaml")) {
            List<String> read = Files.readAllLines(contract);
            if (read.stream().anyMatch(line -> line.contains("basedOn"))) {
                lines.addAll(read);
                versions++;
            }
        }
        assertThat(versions).isEqualTo(9);
        assertThat(lines).hasSizeLessThanOrEqualTo(200);
    }

    @Test
    void every_mistake_in_the_keys_of_a_contract_is_found_by_it() throws IOException {
        List<String> missed = new ArrayList<>();
        int looked = 0;
        for (Path contract : Repository.files(Repository.ROOT.resolve("test-data/mistakes"), ".yaml")) {
            Optional<JsonNode> document =
                    contract.toString().contains("/contracts/") ? document(contract) : Optional.empty();
            if (document.isPresent() && hasWrongKey(document.get())) {
                looked++;
                if (schema.problems(document.get()).isEmpty()) {
                    missed.add(Repository.ROOT.relativize(contract).toString());
                }
            }
        }
        assertThat(missed).isEmpty();
        assertThat(looked).isGreaterThanOrEqualTo(5);
    }

    private static boolean hasWrongKey(JsonNode document) {
        return !document.toString().contains("\"basedOn\"")
                && ContractReader.read(document) instanceof ContractReading.Refused(var problems)
                && problems.stream().anyMatch(problem -> problem.found().contains("which Larder does not use"));
    }

    /** The document; empty if the file is no YAML that is read. */
    private static Optional<JsonNode> document(Path contract) throws IOException {
        return YamlReading.of(Files.readString(contract)) instanceof YamlReading.Read(var document, var _)
                ? Optional.of(document)
                : Optional.empty();
    }
}
