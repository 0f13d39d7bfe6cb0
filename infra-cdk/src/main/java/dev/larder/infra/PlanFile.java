package dev.larder.infra;

import dev.larder.core.plan.Plan;
import dev.larder.core.plan.PlanJson;
import dev.larder.core.receipt.SupplierAddresses;
import dev.larder.core.wiring.SftpLogin;
import dev.larder.core.wiring.Stage;
import dev.larder.core.wiring.SupplierPull;
import dev.larder.infra.given.SetUpProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The compiled project that is deployed.
 *
 * @param file {@code <project>/.larder/plan.json}, as {@code larder check} writes it
 * @param hash of the plan, 64 hexadecimal digits
 * @param suppliers names of feeds and bundles by supplier, in order
 * @param logins suppliers that come by SFTP, from {@code suppliers.json} beside the plan
 * @param addresses who is told of which suppliers' deliveries, from {@code addresses.json} beside the plan
 * @param pulls what is fetched from suppliers' servers, from {@code pulls.json} beside the plan
 */
public record PlanFile(
        Path file,
        String hash,
        Map<String, Set<String>> suppliers,
        List<SftpLogin> logins,
        List<SupplierAddresses> addresses,
        List<SupplierPull> pulls) {
    private static final List<String> SOURCES = List.of(
            "contracts", "holidays", "sql", "knobs.yaml", "suppliers.yaml", "pulls.yaml", "bundles.yaml", "sets.yaml");

    /** Copies the collections. */
    public PlanFile {
        suppliers = Collections.unmodifiableMap(new TreeMap<>(suppliers));
        logins = List.copyOf(logins);
        addresses = List.copyOf(addresses);
        pulls = List.copyOf(pulls);
    }

    /**
     * Reads the plan's hash.
     *
     * @throws SetUpProblem if the file is missing, was changed by hand, is older than the project that it was compiled from, or has tables that an
     *     environment of this stage does not take
     */
    static PlanFile read(Path file, Stage stage) {
        String again = "compile the project: ./larder check" + option(file);
        if (!Files.isRegularFile(file)) {
            throw new SetUpProblem("%s is missing; %s".formatted(file, again));
        }
        newerSource(file).ifPresent(source -> {
            throw new SetUpProblem("%s is older than %s; %s".formatted(file, source, again));
        });
        try {
            Plan plan = plan(file, again);
            plan.refusal(stage).ifPresent(why -> {
                throw new SetUpProblem(why);
            });
            Map<String, Set<String>> suppliers = new TreeMap<>();
            plan.folders()
                    .forEach(folder -> suppliers
                            .computeIfAbsent(folder.supplier(), none -> new TreeSet<>())
                            .add(folder.name()));
            return new PlanFile(file, plan.hash(), suppliers, logins(file), addresses(file), pulls(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + file, unreadable);
        }
    }

    private static Plan plan(Path file, String again) throws IOException {
        String text = Files.readString(file);
        try {
            return PlanJson.read(text);
        } catch (RuntimeException noPlan) {
            throw new SetUpProblem("%s is no plan of this version; %s".formatted(file, again), noPlan);
        }
    }

    private static List<SftpLogin> logins(Path plan) throws IOException {
        Path file = plan.resolveSibling("suppliers.json");
        return Files.exists(file) ? SftpLogin.read(Files.readString(file)) : List.of();
    }

    private static List<SupplierAddresses> addresses(Path plan) throws IOException {
        Path file = plan.resolveSibling("addresses.json");
        return Files.exists(file) ? SupplierAddresses.read(Files.readString(file)) : List.of();
    }

    private static List<SupplierPull> pulls(Path plan) throws IOException {
        Path file = plan.resolveSibling("pulls.json");
        return Files.exists(file) ? SupplierPull.read(Files.readString(file)) : List.of();
    }

    /** The project's folder: the one that holds {@code .larder}. */
    private static Path project(Path file) {
        return file.toAbsolutePath().normalize().resolve("../..").normalize();
    }

    private static String option(Path file) {
        Path project = project(file);
        boolean bundled = Files.exists(project.resolve("infra-cdk"));
        return bundled ? "" : " --project \"" + project + "\"";
    }

    private static Optional<Path> newerSource(Path plan) {
        return SOURCES.stream()
                .map(project(plan)::resolve)
                .filter(Files::exists)
                .flatMap(PlanFile::filesBelow)
                .filter(source -> modified(source) > modified(plan))
                .min(Comparator.naturalOrder());
    }

    private static Stream<Path> filesBelow(Path folder) {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile).toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + folder, unreadable);
        }
    }

    private static long modified(Path file) {
        try {
            return Files.getLastModifiedTime(file).toMillis();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + file, unreadable);
        }
    }
}
