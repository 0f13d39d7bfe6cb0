package dev.larder.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.core.wiring.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What outlives a stack, what does not, and that a forgotten option decides neither. */
final class LifetimeTest {
    private static final Set<String> STORES = Set.of("AWS::S3::Bucket", "AWS::SQS::Queue", "AWS::Logs::LogGroup");
    private static final Pattern REFERENCE = Pattern.compile("\"(?:Ref|Fn::GetAtt)\":\\[?\"([A-Za-z0-9]+)");

    @TempDir
    private static Path folder;

    private static SynthesisedStack dev =
            new SynthesisedStack("", JsonMapper.shared().createObjectNode());
    private static SynthesisedStack production = dev;

    @BeforeAll
    static void synthesise() throws IOException {
        Node.check();
        dev = stack(Stage.DEV);
        production = stack(Stage.PRODUCTION);
    }

    private static SynthesisedStack stack(Stage stage) throws IOException {
        Path out = Files.createDirectories(folder.resolve(stage.text()));
        return new SynthesisedStack(
                "larder-main", JsonMapper.shared().readTree(Synthesis.template("main", stage, out)));
    }

    @Test
    void nothing_in_dev_is_retained_and_nothing_that_keeps_data_in_production_is_deleted() {
        assertThat(dev.template().path("Resources").valueStream())
                .noneMatch(
                        resource -> resource.path("DeletionPolicy").asString("").startsWith("Retain"));
        assertThat(production.template().path("Resources").valueStream())
                .filteredOn(resource -> STORES.contains(resource.path("Type").asString()))
                .hasSizeGreaterThan(20)
                .allMatch(resource -> resource.path("DeletionPolicy").asString().startsWith("Retain")
                        && resource.path("UpdateReplacePolicy").asString().equals("Retain"));
    }

    /**
     * CloudFormation takes over what is there if its name is written out and it is retained (import-resources-automatically.html). A queue's
     * identifier is its URL, which no template can say.
     */
    @Test
    void a_failed_first_deployment_of_production_leaves_buckets_alone_and_the_next_takes_them_over()
            throws IOException {
        SynthesisedStack named = new SynthesisedStack(
                "larder-main",
                JsonMapper.shared()
                        .readTree(Synthesis.environment(
                                "main",
                                Stage.PRODUCTION,
                                Map.of("account", SynthesisedStack.ACCOUNT),
                                Files.createDirectories(folder.resolve("named")))));
        List<JsonNode> left = named.template()
                .path("Resources")
                .valueStream()
                .filter(resource -> resource.path("DeletionPolicy").asString("").equals("Retain"))
                .filter(resource -> !resource.path("Type").asString().startsWith("Custom::"))
                .toList();

        assertThat(left)
                .extracting(
                        bucket -> bucket.path("Properties").path("BucketName").asString())
                .containsExactlyInAnyOrder(
                        "larder-main-euc1-landing-" + SynthesisedStack.ACCOUNT,
                        "larder-main-euc1-lake-" + SynthesisedStack.ACCOUNT);
        assertThat(named.physicalNames()).isEqualTo(production.physicalNames());
    }

    @Test
    void dev_empties_its_buckets_and_nothing_in_production_may_delete_a_version() {
        assertThat(dev.resources("Custom::LarderEmptyBucket"))
                .hasSize(2)
                .allMatch(contents ->
                        contents.path("Properties").path("Stage").asString().equals("dev"));
        assertThat(production.template().toString())
                .doesNotContain("DeleteObjectVersion")
                .doesNotContain("BypassGovernanceRetention");
    }

    /** Taken out of the template, they would be deleted as dev, and that is the order to empty the buckets. */
    @Test
    void an_environment_that_becomes_production_keeps_the_resources_whose_deletion_empties_its_buckets() {
        assertThat(production.resources("Custom::LarderEmptyBucket"))
                .hasSize(2)
                .allMatch(contents ->
                        contents.path("Properties").path("Stage").asString().equals("production")
                                && contents.path("DeletionPolicy").asString().equals("Retain"));
        assertThat(logicalIds(production, "Custom::LarderEmptyBucket"))
                .isEqualTo(logicalIds(dev, "Custom::LarderEmptyBucket"));
        assertThat(logicalIds(production, "AWS::S3::Bucket")).isEqualTo(logicalIds(dev, "AWS::S3::Bucket"));
    }

    private static List<String> logicalIds(SynthesisedStack stack, String type) {
        return stack.template()
                .path("Resources")
                .propertyStream()
                .filter(each -> each.getValue().path("Type").asString().equals(type))
                .map(Map.Entry::getKey)
                .toList();
    }

    @Test
    void no_version_in_the_lake_of_production_is_deleted_for_a_year() {
        List<JsonNode> locked = production
                .resources("AWS::S3::Bucket")
                .map(bucket -> bucket.path("Properties"))
                .filter(bucket -> bucket.path("ObjectLockEnabled").asBoolean(false))
                .toList();
        assertThat(locked).singleElement().satisfies(lake -> {
            assertThat(production.text(lake.path("BucketName"))).contains("-lake-");
            JsonNode retention =
                    lake.path("ObjectLockConfiguration").path("Rule").path("DefaultRetention");
            assertThat(retention.path("Mode").asString()).isEqualTo("GOVERNANCE");
            assertThat(retention.path("Days").asInt()).isEqualTo(365);
        });
        assertThat(dev.template().toString()).doesNotContain("ObjectLock");
    }

    @Test
    void originals_of_128_kb_and_more_become_cheap_after_ninety_days() {
        List<String> rules = dev.resources("AWS::S3::Bucket")
                .flatMap(bucket -> bucket.path("Properties")
                        .path("LifecycleConfiguration")
                        .path("Rules")
                        .valueStream())
                .filter(rule -> rule.has("Transitions"))
                .map(JsonNode::toString)
                .toList();
        assertThat(rules)
                .singleElement()
                .asString()
                .contains("\"StorageClass\":\"GLACIER_IR\"", "\"TransitionInDays\":90", "\"Prefix\":\"originals/\"")
                .contains("\"ObjectSizeGreaterThan\":131072");
    }

    /** A forgotten {@code -c stage=production} is a template of dev: the provider knows the stage, and is asked before all else. */
    @Test
    void everything_waits_until_the_provider_has_agreed_to_the_stage() {
        JsonNode database = dev.resources("Custom::LarderDatabase").findFirst().orElseThrow();
        assertThat(database.path("Properties").path("Stage").asString()).isEqualTo("dev");
        assertThat(database.path("Properties").path("Slug").asString()).isEqualTo("main");
        assertThat(dev.text(database.path("Properties").path("ServiceToken")))
                .isEqualTo("shared:/larder/base/default/database-provider-arn");
        assertThat(database.has("DependsOn")).isFalse();
        String id = dev.template()
                .path("Resources")
                .propertyStream()
                .filter(each -> each.getValue().equals(database))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
        assertThat(dev.template().path("Resources").propertyNames())
                .filteredOn(name -> !name.equals(id))
                .allMatch(name -> waitsFor(name, id, new HashSet<>()), "waits for the database")
                .hasSizeGreaterThan(60);
    }

    private static boolean waitsFor(String name, String database, Set<String> seen) {
        if (name.equals(database)) {
            return true;
        }
        JsonNode resource = dev.template().path("Resources").path(name);
        if (resource.isMissingNode() || !seen.add(name)) {
            return false;
        }
        JsonNode depends = resource.path("DependsOn");
        List<String> before = depends.isArray()
                ? depends.valueStream().map(JsonNode::asString).toList()
                : depends.isMissingNode() ? List.of() : List.of(depends.asString());
        return before.stream().anyMatch(each -> waitsFor(each, database, seen))
                || REFERENCE
                        .matcher(resource.toString())
                        .results()
                        .anyMatch(found -> waitsFor(found.group(1), database, seen));
    }

    @Test
    void production_does_not_expire_and_nothing_expires_on_a_day_that_is_none() {
        Map<String, String> eve = Map.of("expires", "2026-12-24");
        assertThatThrownBy(() -> Synthesis.environmentStack("main", Stage.PRODUCTION, eve, folder))
                .hasMessage("production does not expire; found -c expires=2026-12-24");
        assertThatThrownBy(() -> Synthesis.environmentStack("main", Stage.DEV, Map.of("expires", "christmas"), folder))
                .hasMessage("-c expires is 'christmas'; expected the last day, for example -c expires=2026-12-24, or"
                        + " never");
    }

    @Test
    void production_alone_is_protected_from_termination() throws IOException {
        assertThat(Synthesis.stack("main", Stage.PRODUCTION, folder).getTerminationProtection())
                .isTrue();
        assertThat(Synthesis.stack("main", Stage.PREVIEW, folder).getTerminationProtection())
                .isFalse();
    }

    @Test
    void a_command_finds_what_it_needs_to_reach_the_environment() {
        Map<String, String> facts = new TreeMap<>();
        dev.resources("AWS::SSM::Parameter")
                .map(parameter -> parameter.path("Properties"))
                .forEach(parameter -> facts.put(parameter.path("Name").asString(), dev.text(parameter.path("Value"))));
        String root = "/larder/environments/main/";
        assertThat(facts)
                .containsEntry(root + "branch", "main")
                .containsEntry(root + "stage", "dev")
                .containsEntry(root + "lake-bucket", "larder-main-euc1-lake-123456789012")
                .containsKeys(root + "owner", root + "expires", root + "base", root + "landing-bucket");
        JsonNode variables = JsonMapper.shared().readTree(facts.get(root + "variables"));
        assertThat(variables.path("LARDER_ENVIRONMENT").asString()).isEqualTo("main");
        assertThat(variables.path("LARDER_WORKGROUP").asString())
                .isEqualTo("shared:/larder/base/default/workgroup-name");
        assertThat(variables.propertyNames()).allMatch(name -> name.startsWith("LARDER_"));
    }

    @Test
    void every_call_goes_to_a_version_that_does_not_change_under_the_caller() {
        assertThat(dev.resources("AWS::Lambda::Alias"))
                .allMatch(alias ->
                        alias.path("Properties").path("Name").asString().equals("live"));
        assertThat(dev.resources("AWS::Lambda::EventSourceMapping"))
                .isNotEmpty()
                .allMatch(each ->
                        each.path("Properties").path("FunctionName").asString().endsWith(":live"));
        assertThat(dev.resources("AWS::Lambda::Permission"))
                .isNotEmpty()
                .allMatch(each ->
                        each.path("Properties").path("FunctionName").asString().endsWith(":live"));
        JsonNode machine = dev.resources("AWS::StepFunctions::StateMachine")
                .findFirst()
                .orElseThrow()
                .path("Properties");
        assertThat(machine.path("DefinitionSubstitutions").valueStream().map(dev::text))
                .isNotEmpty()
                .allMatch(function -> function.endsWith(":live"));
        assertThat(machine.path("LoggingConfiguration")
                        .path("IncludeExecutionData")
                        .asBoolean(true))
                .isFalse();
        assertThat(machine.path("TracingConfiguration").path("Enabled").asBoolean(false))
                .isTrue();
    }
}
