package dev.larder.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.core.wiring.Stage;
import dev.larder.infra.given.Context;
import dev.larder.infra.given.EnvironmentOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a supplier's role may do, by the policy in the template. */
final class SuppliersTest {
    private static final String LANDING = "arn:aws:s3:::larder-main-euc1-landing-123456789012/";
    private static final String LAKE = "arn:aws:s3:::larder-main-euc1-lake-123456789012/";

    @TempDir
    private static Path folder;

    private static SynthesisedStack stack =
            new SynthesisedStack("", JsonMapper.shared().createObjectNode());

    @BeforeAll
    static void synthesise() throws IOException {
        Node.check();
        stack = new SynthesisedStack(
                "larder-main", JsonMapper.shared().readTree(Synthesis.template("main", Stage.DEV, folder)));
    }

    @Test
    void a_supplier_puts_under_its_own_drop_and_gets_its_own_receipts() {
        assertThat(may("s3:PutObject", LANDING + "suppliers/meridian/rx/rx.csv"))
                .isTrue();
        assertThat(may("s3:GetObject", LAKE + "receipts/meridian/rx/r.txt")).isTrue();
    }

    @Test
    void a_neighbours_drop_and_everything_else_is_denied() {
        List<String> denied = List.of(
                "s3:PutObject " + LANDING + "suppliers/apothecary/sales/s.csv",
                "s3:PutObject " + LANDING + "suppliers/meridian-2/rx/rx.csv",
                "s3:PutObject " + LANDING + "other/meridian/rx.csv",
                "s3:GetObject " + LANDING + "suppliers/meridian/rx/rx.csv",
                "s3:DeleteObject " + LANDING + "suppliers/meridian/rx/rx.csv",
                "s3:DeleteObjectVersion " + LANDING + "suppliers/meridian/rx/rx.csv",
                "s3:GetObject " + LAKE + "receipts/apothecary/sales/r.txt",
                "s3:GetObject " + LAKE + "originals/meridian/rx/o.csv",
                "s3:PutObject " + LAKE + "receipts/meridian/rx/r.txt");
        assertThat(denied)
                .noneMatch(call -> may(call.substring(0, call.indexOf(' ')), call.substring(call.indexOf(' ') + 1)));
    }

    @Test
    void lists_are_of_its_own_prefixes_and_the_role_is_taken_on_by_its_principal_only() {
        assertThat(role().path("Policies").get(0).path("PolicyDocument").path("Statement"))
                .filteredOn(statement -> statement.path("Action").toString().equals("\"s3:ListBucket\""))
                .hasSize(2)
                .allMatch(statement -> statement
                        .path("Condition")
                        .path("StringLike")
                        .path("s3:prefix")
                        .asString()
                        .endsWith("/meridian/*"));
        assertThat(role().path("AssumeRolePolicyDocument").path("Statement"))
                .singleElement()
                .satisfies(statement -> assertThat(statement.path("Principal").toString())
                        .isEqualTo("{\"AWS\":\"arn:aws:iam::111122223333:root\"}"));
    }

    @Test
    void what_is_no_principal_is_refused() {
        App app = new App(AppProps.builder()
                .context(Map.of("region", "eu-central-1", "suppliers", "meridian=*"))
                .build());
        assertThatThrownBy(() -> EnvironmentOptions.read(new Context(app.getNode()), Stage.DEV))
                .hasMessage(
                        "-c suppliers has 'meridian=*'; expected SUPPLIER=ARN of a role, a user or an account's root,"
                                + " with commas between them");
    }

    private static JsonNode role() {
        return stack.resources("AWS::IAM::Role")
                .map(role -> role.path("Properties"))
                .filter(role -> role.path("Description").asString().contains("supplier meridian"))
                .findFirst()
                .orElseThrow();
    }

    /** As IAM decides without conditions: a statement with one lists only, which no call here does. */
    private static boolean may(String action, String resource) {
        for (JsonNode statement :
                role().path("Policies").get(0).path("PolicyDocument").path("Statement")) {
            JsonNode actions = statement.path("Action");
            boolean named = actions.isArray()
                    ? actions.valueStream().anyMatch(each -> each.asString().equals(action))
                    : actions.asString().equals(action);
            String pattern =
                    Pattern.quote(stack.text(statement.path("Resource"))).replace("*", "\\E.*\\Q");
            if (named && resource.matches(pattern)) {
                return true;
            }
        }
        return false;
    }
}
