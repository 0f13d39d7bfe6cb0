package dev.larder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Readers of an environment, ordered of a base that only remembers the orders. */
final class ReaderTest extends DeployFixture {
    private static final Pattern PASSWORD = Pattern.compile("password +([A-Za-z0-9]{32}) ");

    @BeforeEach
    void base() {
        environment("try", "dev");
        parameters.put("/larder/base/default/readers-arn", "arn:readers");
        answer = "{\"said\":\"larder_try_reader_ann may read\",\"readers\":[\"larder_try_reader_ann\"]}";
    }

    @Test
    void the_base_is_told_a_digest_and_the_person_the_password_once() throws Exception {
        Typed typed = run("reader", "add", "ann", "--branch", "try");

        assertThat(typed.exit()).as(typed.err()).isZero();
        assertThat(typed.out())
                .contains("larder_try_reader_ann may read", "database  larder_try", "user      larder_try_reader_ann");
        Matcher shown = PASSWORD.matcher(typed.out());
        assertThat(shown.find()).isTrue();
        String password = shown.group(1);
        assertThat(password).containsPattern("[A-Z]").containsPattern("[a-z]").containsPattern("[0-9]");
        assertThat(invoked)
                .singleElement()
                .asString()
                .startsWith("arn:readers ")
                .doesNotContain(password);
        JsonNode order = JsonMapper.shared().readTree(invoked.getFirst().substring("arn:readers ".length()));
        assertThat(order.path("order").asString()).isEqualTo("add");
        assertThat(order.path("environment").asString()).isEqualTo("try");
        assertThat(order.path("reader").asString()).isEqualTo("ann");
        String[] digest = order.path("password").asString().split("\\|");
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        sha256.update(password.getBytes(StandardCharsets.UTF_8));
        assertThat(digest[1])
                .isEqualTo(HexFormat.of().formatHex(sha256.digest(HexFormat.of().parseHex(digest[2]))));
    }

    @Test
    void two_readers_have_two_passwords() {
        assertThat(password(run("reader", "add", "ann", "--branch", "try")))
                .isNotEqualTo(password(run("reader", "add", "ann", "--branch", "try")));
    }

    private static String password(Typed typed) {
        Matcher shown = PASSWORD.matcher(typed.out());
        assertThat(shown.find()).isTrue();
        return shown.group(1);
    }

    @Test
    void a_reader_is_removed_and_readers_are_listed_without_a_password() {
        assertThat(run("reader", "remove", "ann", "--branch", "try").out()).doesNotContain("password");
        assertThat(run("reader", "list", "--branch", "try").out().strip()).isEqualTo("larder_try_reader_ann");
        assertThat(invoked)
                .containsExactly(
                        "arn:readers {\"format\":2,\"since\":\"0.1.0\",\"order\":\"remove\",\"environment\":\"try\",\"reader\":\"ann\"}",
                        "arn:readers {\"format\":2,\"since\":\"0.1.0\",\"order\":\"list\",\"environment\":\"try\"}");
    }

    @Test
    void without_an_environment_a_base_that_knows_readers_or_a_name_nothing_is_ordered() {
        assertThat(run("reader", "add", "ann", "--branch", "gone").err()).contains("there is no environment of gone");
        assertThat(run("reader", "add", "--branch", "try").err()).contains("larder reader add needs a name");
        assertThat(run("reader", "list", "ann", "--branch", "try").err()).contains("takes no name");
        parameters.remove("/larder/base/default/readers-arn");
        assertThat(run("reader", "add", "ann", "--branch", "try").err())
                .contains("the base \"default\" is of a version that knows no readers");
        assertThat(invoked).isEmpty();
    }
}
