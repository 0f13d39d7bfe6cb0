package dev.larder.cli.bundled;

import dev.larder.compiler.contract.ContractReader;
import dev.larder.compiler.contract.ContractReading;
import dev.larder.compiler.difference.WholeContract;
import dev.larder.compiler.difference.WholeContracts;
import dev.larder.core.contract.Contract;
import dev.larder.core.delivery.CheckRequest;
import dev.larder.core.delivery.Checked;
import dev.larder.core.delivery.DeliveryCheck;
import dev.larder.core.delivery.FeedChoice;
import dev.larder.core.delivery.Landed;
import dev.larder.functions.reception.TemporaryFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The folders of the repository that hold warehouse projects and the launch story. */
final class Repository {
    /** The repository's own folder: the bundled project. */
    static final Path ROOT =
            Path.of(System.getProperty("larder.root", "..")).toAbsolutePath().normalize();
    /** The story of the bundled project. */
    static final Path STORY = ROOT.resolve("test-data/launch");
    /** Every warehouse project of the repository. */
    static final List<Path> PROJECTS = List.of(ROOT, ROOT.resolve("test-data/vaccine-launch"));

    private static final YAMLMapper YAML = new YAMLMapper();

    private Repository() {}

    /** Every contract of a project; throws {@link IllegalStateException} for one that is refused. */
    static List<Contract> contracts(Path project) throws IOException {
        List<Contract> contracts = new ArrayList<>();
        for (WholeContract whole : wholeContracts(project)) {
            contracts.add(contract(whole));
        }
        return contracts;
    }

    /** Every contract of a project with what it takes over from another. */
    static List<WholeContract> wholeContracts(Path project) throws IOException {
        SortedMap<String, JsonNode> documents = new TreeMap<>();
        for (Path file : files(project.resolve("contracts"), ".yaml")) {
            documents.put(project.relativize(file).toString(), yaml(file));
        }
        return WholeContracts.of(documents, Set.of()).contracts();
    }

    /** A contract; throws {@link IllegalStateException} when it is refused. */
    static Contract contract(WholeContract whole) {
        return switch (ContractReader.read(whole.document())) {
            case ContractReading.Read(var contract, var _) -> contract;
            case ContractReading.Refused(var problems) ->
                throw new IllegalStateException(whole.file() + " " + problems);
        };
    }

    /** What the check of a file says that lands under this key. */
    static Checked check(Collection<Contract> contracts, String key, Path file) throws IOException {
        Landed landed = new Landed("landing", key, "1", Instant.parse("2026-01-05T07:00:00Z"), 1);
        try (InputStream bytes = Files.newInputStream(file);
                TemporaryFiles scratch = new TemporaryFiles()) {
            return switch (FeedChoice.of(key, contracts)) {
                case FeedChoice.NoFeed(var problem) -> DeliveryCheck.refuse(problem, bytes);
                case FeedChoice.Chosen(var _, var versions) ->
                    DeliveryCheck.check(
                            new CheckRequest(versions, landed, "0123456789abcdef0123"),
                            bytes,
                            (_, _) -> OutputStream.nullOutputStream(),
                            scratch);
            };
        }
    }

    /** A YAML document. */
    static JsonNode yaml(Path file) throws IOException {
        return YAML.readTree(Files.readString(file));
    }

    /** Files below a folder whose names end so, in the order of their paths. */
    static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(
                            path -> Files.isRegularFile(path) && path.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }
}
