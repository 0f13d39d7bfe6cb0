package dev.larder.infra;

import dev.larder.core.receipt.SupplierAddresses;
import dev.larder.core.wiring.SftpLogin;
import dev.larder.core.wiring.Slug;
import dev.larder.core.wiring.StackContext;
import dev.larder.core.wiring.Stage;
import dev.larder.core.wiring.SupplierPull;
import dev.larder.infra.given.Context;
import dev.larder.infra.given.EnvironmentOptions;
import dev.larder.infra.given.NoticeReader;
import dev.larder.infra.given.SetUpProblem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.constructs.Node;

/**
 * What a branch's stack is made of, beside the wiring.
 *
 * @param branch as git names it
 * @param plan the compiled project
 * @param functionsZip the functions' code
 * @param stateMachines the folder of the state machines' definitions
 */
public record StackInputs(
        String branch, Stage stage, PlanFile plan, Path functionsZip, Path stateMachines, EnvironmentOptions options) {
    static final String FUNCTIONS_ZIP = "functions/target/functions.zip";

    /**
     * Reads the context ({@code branch}, and where they differ from the usual: {@code stage}, {@code plan}).
     *
     * @param root the repository's folder
     * @throws SetUpProblem if something is missing
     */
    static StackInputs read(Node context, Path root) {
        Context given = new Context(context);
        Stage stage = given.stage().orElse(Stage.DEV);
        return new StackInputs(
                branch(given),
                stage,
                PlanFile.read(root.resolve(given.text(StackContext.PLAN).orElse(".larder/plan.json")), stage),
                existing(root.resolve(FUNCTIONS_ZIP), "mvn -q package -pl functions -am -Dmaven.test.skip=true"),
                existing(root.resolve("statemachines"), "git checkout -- statemachines"),
                EnvironmentOptions.read(given, stage));
    }

    /**
     * Refuses what is said of a supplier that the project does not know, since its drop would be read by nobody, SFTP without anybody who
     * comes by it, and more addresses than can be told apart.
     */
    public StackInputs {
        Stream<String> told = options.noticeAddresses().stream().flatMap(each -> each.supplier().stream());
        for (String supplier :
                Stream.concat(options.suppliers().keySet().stream(), told).toList()) {
            if (!plan.suppliers().containsKey(supplier)) {
                throw new SetUpProblem("the project has no supplier '%s'; it has %s"
                        .formatted(supplier, String.join(", ", plan.suppliers().keySet())));
            }
        }
        if (options.sftp() && plan.logins().isEmpty()) {
            throw new SetUpProblem(
                    "-c sftp=true, and no supplier has a key: declare them in the project's suppliers.yaml,"
                            + " and compile it: ./larder check");
        }
        // In production the option need not be given.
        if (options.notifySuppliers()
                && stage != Stage.PRODUCTION
                && plan.addresses().isEmpty()) {
            throw new SetUpProblem("-c notify-suppliers=true, and no supplier has an address: declare them in the"
                    + " project's suppliers.yaml (notify), and compile it: ./larder check");
        }
        NoticeReader.of(options.noticeAddresses(), addresses(plan, options));
        if (options.pull()) {
            requirePulls(plan.pulls());
        }
    }

    private static void requirePulls(List<SupplierPull> pulls) {
        if (pulls.isEmpty()) {
            throw new SetUpProblem("-c pull=true, and nothing is declared in the project's pulls.yaml; declare it, and"
                    + " compile it: ./larder check");
        }
        Map<String, String> users = new HashMap<>();
        for (SupplierPull pull : pulls) {
            if (pull.connectorKeys().isEmpty()) {
                throw new SetUpProblem(
                        "%s: pulls.yaml has no host key that a connector of AWS Transfer Family takes: it wants the public key itself, RSA or ECDSA; ssh-keyscan -t rsa,ecdsa %s shows it, and ssh-keygen -lf - its fingerprint, to be compared with the supplier's"
                                .formatted(pull.feed(), pull.server().host()));
            }
            if (!pull.folder().startsWith("/")) {
                throw new SetUpProblem(
                        "%s: pulls.yaml has the folder '%s'; a connector wants it from the server's root, for example /outgoing"
                                .formatted(pull.feed(), pull.folder()));
            }
            String other = users.putIfAbsent(pull.secret(), pull.user());
            if (other != null && !other.equals(pull.user())) {
                throw new SetUpProblem(
                        "the secret %s in pulls.yaml is of the users %s and %s; a secret of a connector has one user"
                                .formatted(pull.secret(), other, pull.user()));
            }
        }
    }

    /** Suppliers that come by SFTP to this environment. */
    List<SftpLogin> logins() {
        return options.sftp() ? plan.logins() : List.of();
    }

    /** Who is told what became of deliveries. */
    List<NoticeReader> noticeReaders() {
        return NoticeReader.of(options.noticeAddresses(), addresses(plan, options));
    }

    private static List<SupplierAddresses> addresses(PlanFile plan, EnvironmentOptions options) {
        return options.notifySuppliers() ? plan.addresses() : List.of();
    }

    /** What this environment fetches from suppliers' servers; nothing if it is not to. */
    public List<SupplierPull> pulls() {
        return options.pull() ? plan.pulls() : List.of();
    }

    /** The branch's name in the names of its resources. */
    Slug slug() {
        return Slug.of(branch);
    }

    private static String branch(Context given) {
        return given.text(StackContext.BRANCH)
                .orElseThrow(() -> new SetUpProblem(
                        "which branch, or which base? Name it, for example: npx cdk synth -c branch=feature/x, or: npx"
                                + " cdk synth -c base=default"));
    }

    private static Path existing(Path path, String command) {
        if (!Files.exists(path)) {
            throw new SetUpProblem("%s is missing; make it: %s".formatted(path, command));
        }
        return path;
    }
}
