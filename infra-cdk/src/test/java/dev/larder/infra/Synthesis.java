package dev.larder.infra;

import dev.larder.core.contract.FeedId;
import dev.larder.core.receipt.SupplierAddresses;
import dev.larder.core.wiring.SftpLogin;
import dev.larder.core.wiring.StackContext;
import dev.larder.core.wiring.Stage;
import dev.larder.core.wiring.SupplierPull;
import dev.larder.infra.base.BaseInputs;
import dev.larder.infra.base.BaseStack;
import dev.larder.infra.given.BaseParameters;
import dev.larder.infra.given.Context;
import dev.larder.infra.given.EnvironmentOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;

/** Synthesises stacks of made-up code and plans. The first in a JVM costs 15 s, the next less than one. */
final class Synthesis {
    /** Of the plan, unless a test gives another. */
    static final String HASH = "0".repeat(64);

    /** Of the plan. */
    static final Map<String, Set<String>> FEEDS =
            Map.of("meridian", Set.of("rx", "prescribers"), "apothecary", Set.of("sales"));

    /** Of suppliers that come by SFTP; {@code -c sftp=true} lets them in. */
    static final String KEY = "ssh-ed25519 " + "AAAAC3NzaC1lZDI1NTE5AAAAI".repeat(3);

    private static final List<SftpLogin> LOGINS =
            List.of(new SftpLogin("meridian", List.of(KEY), false), new SftpLogin("apothecary", List.of(KEY), true));

    /** Of suppliers; production tells them. */
    private static final List<SupplierAddresses> ADDRESSES = List.of(
            new SupplierAddresses("meridian", List.of("desk@meridian.example")),
            new SupplierAddresses("apothecary", List.of("files@apothecary.example", "broker@example.com")));

    /** Of suppliers' servers; {@code -c pull=true} fetches from them. */
    static final List<SupplierPull> PULLS = List.of(new SupplierPull(
            FeedId.parse("meridian/rx"),
            new SupplierPull.Server("files.meridian.example", 2222),
            "larder",
            "/outgoing",
            "rx_\\d{8}\\.csv",
            List.of("ecdsa-sha2-nistp256 " + "AAAAE2VjZHNhLXNoYTItbmlz".repeat(6)),
            "meridian-server",
            Duration.ofMinutes(15)));

    private Synthesis() {}

    /** The template's text; the same inputs in another folder have the same. */
    static String template(String branch, Stage stage, Path folder) throws IOException {
        return template(branch, stage, planFile(folder), folder);
    }

    /** The template's text for this plan. */
    static String template(String branch, Stage stage, PlanFile plan, Path folder) throws IOException {
        Path zip = folder.resolve("functions.zip");
        Files.writeString(zip, "the test looks at the template only");
        EnvironmentStack stack =
                stack(new StackInputs(branch, stage, plan, zip, stateMachines(), options(stage)), folder);
        App app = (App) Objects.requireNonNull(stack.getNode().getScope());
        return Files.readString(
                Path.of(app.synth().getStackArtifact(stack.getArtifactId()).getTemplateFullPath()));
    }

    /** The stack of a branch, in an app of its own. */
    static EnvironmentStack stack(String branch, Stage stage, Path folder) throws IOException {
        Path zip = Files.writeString(folder.resolve("functions.zip"), "the test looks at the template only");
        PlanFile plan = planFile(folder);
        return stack(new StackInputs(branch, stage, plan, zip, stateMachines(), options(stage)), folder);
    }

    private static EnvironmentStack stack(StackInputs inputs, Path folder) {
        App app = new App(
                AppProps.builder().outdir(folder.resolve("cdk.out").toString()).build());
        return EnvironmentStack.in(app, inputs);
    }

    private static Path stateMachines() {
        return Path.of(System.getProperty("larder.root", "..")).resolve("statemachines");
    }

    /** The template's text of a base with these options. */
    static String base(String name, Map<String, String> options, Path folder) throws IOException {
        BaseStack stack = baseStack(name, options, folder);
        App app = (App) Objects.requireNonNull(stack.getNode().getScope());
        return Files.readString(
                Path.of(app.synth().getStackArtifact(stack.getArtifactId()).getTemplateFullPath()));
    }

    /** A base with these options, in an app of its own. */
    static BaseStack baseStack(String name, Map<String, String> options, Path folder) throws IOException {
        Path zip = folder.resolve("functions.zip");
        Files.writeString(zip, "the test looks at the template only");
        App app = new App(AppProps.builder()
                .outdir(folder.resolve("cdk.out").toString())
                .context(inRegion(options, SynthesisedStack.REGION))
                .build());
        BaseParameters parameters = new BaseParameters(name);
        return BaseStack.in(app, BaseInputs.read(new Context(app.getNode()), parameters, zip));
    }

    private static EnvironmentOptions options(Stage stage) {
        return options(stage, Map.of());
    }

    private static EnvironmentOptions options(Stage stage, Map<String, String> more) {
        Map<String, Object> context = new LinkedHashMap<>(more);
        context.putIfAbsent(
                "suppliers", "meridian=arn:aws:iam::111122223333:root,apothecary=arn:aws:iam::444455556666:role/files");
        context.putIfAbsent(StackContext.REGION, SynthesisedStack.REGION);
        App app = new App(AppProps.builder().context(context).build());
        return EnvironmentOptions.read(new Context(app.getNode()), stage);
    }

    /** The template's text of a branch's stack with these options. */
    static String environment(String branch, Stage stage, Map<String, String> options, Path folder) throws IOException {
        EnvironmentStack stack = environmentStack(branch, stage, options, folder);
        App app = (App) Objects.requireNonNull(stack.getNode().getScope());
        return Files.readString(
                Path.of(app.synth().getStackArtifact(stack.getArtifactId()).getTemplateFullPath()));
    }

    /** The stack of a branch with these options, in an app of its own. */
    static EnvironmentStack environmentStack(String branch, Stage stage, Map<String, String> options, Path folder)
            throws IOException {
        return stack(inputs(branch, stage, planFile(folder), options, folder), folder);
    }

    /** What the stack of a branch is made of. */
    static StackInputs inputs(String branch, Stage stage, PlanFile plan, Map<String, String> options, Path folder)
            throws IOException {
        Path zip = Files.writeString(folder.resolve("functions.zip"), "the test looks at the template only");
        return new StackInputs(branch, stage, plan, zip, stateMachines(), options(stage, options));
    }

    private static Map<String, String> inRegion(Map<String, String> options, String region) {
        Map<String, String> all = new LinkedHashMap<>(options);
        all.putIfAbsent(StackContext.REGION, region);
        return all;
    }

    private static PlanFile planFile(Path folder) throws IOException {
        return new PlanFile(plan(folder), HASH, FEEDS, LOGINS, ADDRESSES, PULLS);
    }

    /** A made-up plan. */
    static Path plan(Path folder) throws IOException {
        Path file = Files.createDirectories(folder.resolve(".larder")).resolve("plan.json");
        return Files.writeString(file, "{\"hash\":\"%s\"}".formatted(HASH));
    }
}
