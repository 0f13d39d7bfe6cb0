package dev.larder.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.aws.AwsClients;
import dev.larder.core.decision.Decision;
import dev.larder.core.lake.LakeLayout;
import dev.larder.core.wiring.LarderWiring;
import dev.larder.functions.Environment;
import dev.larder.functions.port.AccessRefused;
import dev.larder.functions.port.Settings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/** Two operators decide; neither can speak for the other, or take back a word. */
final class ForgedDecisionTest {
    private static final Decision HOLD = new Decision.PutOnHold("a");

    @TempDir
    private Path state;

    private LocalLarder aws;

    @BeforeEach
    void open() {
        aws = LocalLarder.open(new LocalLarder.Options(state, "local", "0".repeat(64), 0));
    }

    @AfterEach
    void close() {
        aws.close();
    }

    @Test
    void a_person_decides_in_the_own_name_and_the_key_says_who() {
        try (AwsClients clients = as("ann@example.com");
                Environment ann = environment(clients)) {
            String name = clients.userId();
            ann.decisions().write(name, "wrong", HOLD);
            ann.decisions().cause(HOLD);

            assertThat(name).endsWith(":ann@example.com");
            assertThat(ann.decisions().read().all())
                    .singleElement()
                    .satisfies(decided -> assertThat(decided.person()).isEqualTo(name));
        }
    }

    @Test
    void a_forged_name_is_refused() {
        try (AwsClients ann = as("ann@example.com");
                AwsClients bob = as("bob@example.com");
                Environment environment = environment(ann)) {
            String forged = bob.userId();

            assertThatThrownBy(() -> environment.decisions().write(forged, "wrong", HOLD))
                    .satisfies(ForgedDecisionTest::isDenied);
            assertThat(environment.decisions().read().all()).isEmpty();
        }
    }

    @Test
    void a_word_is_neither_changed_nor_deleted() {
        try (AwsClients ann = as("ann@example.com");
                Environment environment = environment(ann)) {
            String key = "decisions/"
                    + environment.decisions().write(ann.userId(), "wrong", HOLD).id() + ".json";
            byte[] other = "{}".getBytes(StandardCharsets.UTF_8);

            assertThatThrownBy(() -> environment.lake().objects().write(key, other, "application/json"))
                    .satisfies(ForgedDecisionTest::isDenied);
            assertThat(environment.lake().objects().writeOnce(key, other, "application/json"))
                    .isFalse();
            assertThatThrownBy(() -> environment.lake().objects().delete(List.of(key)))
                    .isInstanceOf(RuntimeException.class);
            assertThat(environment.lake().objects().keys(LakeLayout.decisions()))
                    .containsExactly(key);
        }
    }

    private static void isDenied(Throwable refused) {
        assertThat(refused)
                .satisfiesAnyOf(
                        denied -> assertThat(denied).isInstanceOf(AccessRefused.class),
                        denied -> assertThat(denied)
                                .isInstanceOfSatisfying(
                                        S3Exception.class,
                                        s3 -> assertThat(s3.statusCode()).isEqualTo(403)));
    }

    private Environment environment(AwsClients clients) {
        return new Environment(Settings.of(aws.variables()), clients);
    }

    /** Somebody who took on the operators' role, under the own name. */
    private AwsClients as(String session) {
        try (AwsClients owner = new AwsClients(aws.variables());
                StsClient sts = owner.alike(StsClient.builder()).build()) {
            String role = "arn:aws:iam::000000000000:role/larder-local-use1-" + LarderWiring.OPERATOR_ROLE;
            Credentials credentials = sts.assumeRole(
                            assume -> assume.roleArn(role).roleSessionName(session))
                    .credentials();
            Map<String, String> variables = new HashMap<>(aws.variables());
            variables.put("AWS_ACCESS_KEY_ID", credentials.accessKeyId());
            variables.put("AWS_SECRET_ACCESS_KEY", credentials.secretAccessKey());
            variables.put("AWS_SESSION_TOKEN", credentials.sessionToken());
            return new AwsClients(variables);
        }
    }
}
