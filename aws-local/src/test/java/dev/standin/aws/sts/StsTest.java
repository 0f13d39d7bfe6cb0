package dev.standin.aws.sts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.standin.aws.Callers;
import dev.standin.aws.Condition;
import dev.standin.aws.LocalClients;
import dev.standin.aws.Permission;
import dev.standin.aws.StateFolder;
import dev.standin.aws.iam.Role;
import dev.standin.aws.iam.Roles;
import dev.standin.aws.iam.Trust;
import dev.standin.aws.internal.s3.S3Service;
import dev.standin.aws.internal.s3.store.S3Store;
import dev.standin.aws.local.Endpoint;
import dev.standin.aws.sqs.QueueStore;
import dev.standin.aws.sqs.SqsService;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SqsException;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;
import software.amazon.awssdk.services.sts.model.StsException;

final class StsTest {
    private static final String TARGET = Roles.arn("target");
    private static final List<Permission> MAY_ALL =
            List.of(new Permission("sts:AssumeRole", TARGET), new Permission("sts:SetSourceIdentity", TARGET));

    private volatile Duration ahead = Duration.ZERO;
    private final InstantSource clock = () -> Instant.now().plus(ahead);
    private final Callers callers = new Callers(access -> {}, clock);
    private Endpoint endpoint = Endpoint.bind(0, callers);

    @TempDir
    private Path folder;

    private StateFolder state;
    private QueueStore queues;
    private S3Store objects;

    @BeforeEach
    void open() {
        state = StateFolder.open(folder);
        queues = QueueStore.open(state, Clock.systemUTC());
        objects = S3Store.open(state, Clock.systemUTC(), created -> {});
        objects.createBucket("lake");
        callers.addOwner(LocalClients.key("OWNER"));
        callers.add(LocalClients.key("MAY"), "may", MAY_ALL);
        callers.add(LocalClients.key("MAYNOT"), "maynot", List.of());
        callers.add(LocalClients.key("DUMB"), "may", List.of(new Permission("sts:AssumeRole", TARGET)));
        Role target = new Role(
                "target",
                List.of(
                        new Permission("s3:ListBucket", "*"),
                        new Permission("sqs:ListQueues", "*"),
                        new Permission("sts:*", "*")),
                List.of(
                        new Trust(
                                Trust.ACCOUNT,
                                List.of("sts:AssumeRole"),
                                List.of(
                                        Condition.equal("aws:PrincipalArn", Roles.arn("may"), Roles.arn("maynot")),
                                        Condition.equal("sts:RoleSessionName", "fixed"))),
                        new Trust(
                                Trust.ACCOUNT,
                                List.of("sts:SetSourceIdentity"),
                                List.of(Condition.equal("sts:SourceIdentity", "may")))));
        Role named = new Role("named", List.of(), List.of(new Trust(Roles.arn("maynot"))));
        Role next = new Role("next", List.of(), List.of(new Trust(TARGET)));
        Role open = new Role("open", List.of(), List.of(new Trust(Trust.ACCOUNT)));
        endpoint.registerQueries(new StsService(callers, new Roles(List.of(target, named, next, open)), clock))
                .register(new SqsService(queues, endpoint.uri()))
                .register("/", new S3Service(objects, callers))
                .start();
    }

    @AfterEach
    void close() {
        endpoint.close();
        objects.close();
        queues.close();
        state.close();
    }

    @Test
    void who_is_trusted_and_may_gets_an_hour_of_the_role_with_a_token() {
        AssumeRoleResponse assumed = assume("MAY", role -> role.sourceIdentity("may"));
        assertThat(assumed.credentials().accessKeyId()).startsWith("ASIA");
        assertThat(Duration.between(clock.instant(), assumed.credentials().expiration()))
                .isBetween(Duration.ofMinutes(59), Duration.ofHours(1));
        assertThat(assumed.sourceIdentity()).isEqualTo("may");
        assertThat(assumed.assumedRoleUser().arn()).isEqualTo("arn:aws:sts::000000000000:assumed-role/target/fixed");
        assertThat(assumed.assumedRoleUser().assumedRoleId()).matches("AROA[0-9A-F]{17}:fixed");

        GetCallerIdentityResponse itself = sts(session(assumed.credentials())).getCallerIdentity();
        assertThat(itself.arn()).isEqualTo(assumed.assumedRoleUser().arn());
        assertThat(itself.userId()).isEqualTo(assumed.assumedRoleUser().assumedRoleId());
        assertThat(itself.account()).isEqualTo(Callers.ACCOUNT);
    }

    @Test
    void what_the_role_may_not_is_denied_in_the_name_of_the_session() {
        S3Client s3 = s3(session(assume("MAY", role -> {}).credentials()));
        assertThat(s3.listObjectsV2(list -> list.bucket("lake")).contents()).isEmpty();
        assertThatThrownBy(() -> s3.getObject(get -> get.bucket("lake").key("k")))
                .hasMessageContaining("User: arn:aws:sts::000000000000:assumed-role/target/fixed is not authorized to"
                        + " perform: s3:GetObject");
    }

    @ParameterizedTest
    @CsvSource({
        "a caller without the permission, MAYNOT, target, fixed, , sts:AssumeRole",
        "another session name than the trust demands, MAY, target, other, , sts:AssumeRole",
        "a caller that the trust does not name, OWNER, target, fixed, , sts:AssumeRole",
        "a role that there is not, MAY, nowhere, fixed, , sts:AssumeRole",
        "a source identity without the permission for it, DUMB, target, fixed, may, sts:SetSourceIdentity",
        "a source identity that the trust does not let in, MAY, target, fixed, another, sts:SetSourceIdentity",
        "a source identity where the trust lets none in, OWNER, open, fixed, may, sts:SetSourceIdentity"
    })
    void others_are_denied_as_sts_says_it(
            String who, String key, String role, String session, String identity, String action) {
        assertThatThrownBy(() -> sts(LocalClients.credentials(key))
                        .assumeRole(assume -> assume.roleArn(Roles.arn(role))
                                .roleSessionName(session)
                                .sourceIdentity(identity)))
                .as(who)
                .isInstanceOfSatisfying(StsException.class, denied -> {
                    assertThat(denied.statusCode()).isEqualTo(403);
                    assertThat(denied.awsErrorDetails().errorCode()).isEqualTo("AccessDenied");
                    assertThat(denied.awsErrorDetails().errorMessage())
                            .startsWith("User: arn:aws:")
                            .endsWith(" is not authorized to perform: %s on resource: %s"
                                    .formatted(action, Roles.arn(role)));
                });
    }

    @Test
    void a_trust_that_names_the_caller_itself_needs_no_permission_of_the_caller() {
        assertThat(assume("MAYNOT", role -> role.roleArn(Roles.arn("named")))
                        .assumedRoleUser()
                        .arn())
                .endsWith(":assumed-role/named/fixed");
    }

    @Test
    void a_source_identity_stays_through_a_chain_and_the_next_role_must_let_it_in() {
        StsClient first =
                sts(session(assume("MAY", role -> role.sourceIdentity("may")).credentials()));
        assertThatThrownBy(() ->
                        first.assumeRole(role -> role.roleArn(Roles.arn("next")).roleSessionName("fixed")))
                .hasMessageContaining("sts:SetSourceIdentity on resource: " + Roles.arn("next"));
        StsClient unidentified = sts(session(assume("MAY", role -> {}).credentials()));
        assertThat(unidentified
                        .assumeRole(role -> role.roleArn(Roles.arn("next")).roleSessionName("fixed"))
                        .assumedRoleUser()
                        .arn())
                .endsWith(":assumed-role/next/fixed");
    }

    @ParameterizedTest
    @CsvSource({
        "MAY, 3601, The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.",
        "OWNER, 3601, The requested DurationSeconds exceeds the MaxSessionDuration set for this role.",
        "MAY, 899, Value '899' at 'durationSeconds' failed to satisfy constraint: Member must have value greater than"
                + " or equal to 900",
        "MAY, 43201, Member must have value less than or equal to 43200"
    })
    void a_session_that_would_be_too_long_or_too_short_is_refused(String key, int seconds, String text) {
        String role = key.equals("OWNER") ? Roles.arn("open") : TARGET;
        assertThatThrownBy(() -> assume(key, wish -> wish.roleArn(role).durationSeconds(seconds)))
                .isInstanceOfSatisfying(StsException.class, refused -> {
                    assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("ValidationError");
                    assertThat(refused.awsErrorDetails().errorMessage()).endsWith(text);
                });
    }

    @Test
    void a_session_that_is_over_is_refused_by_every_service_in_its_words() {
        AwsCredentialsProvider session = session(assume("MAY", role -> {}).credentials());
        ahead = Duration.ofMinutes(59);
        assertThatThrownBy(() -> sts(session).getCallerIdentity()).hasMessageContaining("Signature expired");
        ahead = Duration.ofMinutes(60);
        assertThatThrownBy(() -> sts(session).getCallerIdentity()).isInstanceOfSatisfying(StsException.class, over -> {
            assertThat(over.statusCode()).isEqualTo(403);
            assertThat(over.awsErrorDetails().errorCode()).isEqualTo("ExpiredToken");
            assertThat(over.awsErrorDetails().errorMessage())
                    .isEqualTo("The security token included in the request is expired");
        });
        assertThatThrownBy(() -> s3(session).listObjectsV2(list -> list.bucket("lake")))
                .isInstanceOfSatisfying(S3Exception.class, over -> {
                    assertThat(over.statusCode()).isEqualTo(400);
                    assertThat(over.awsErrorDetails().errorCode()).isEqualTo("ExpiredToken");
                    assertThat(over.awsErrorDetails().errorMessage()).isEqualTo("The provided token has expired.");
                });
        assertThatThrownBy(() -> sqs(session).listQueues())
                .isInstanceOfSatisfying(
                        SqsException.class,
                        over -> assertThat(over.awsErrorDetails().errorCode()).isEqualTo("ExpiredToken"));
    }

    @Test
    void a_session_without_its_token_is_refused() {
        Credentials credentials = assume("MAY", role -> {}).credentials();
        assertThatThrownBy(() -> sts(StaticCredentialsProvider.create(AwsSessionCredentials.create(
                                credentials.accessKeyId(), credentials.secretAccessKey(), "stolen")))
                        .getCallerIdentity())
                .isInstanceOfSatisfying(
                        StsException.class,
                        wrong -> assertThat(wrong.awsErrorDetails().errorCode()).isEqualTo("InvalidClientTokenId"));
    }

    @Test
    void a_session_may_do_nothing_any_more_once_who_began_it_is_revoked() {
        AwsCredentialsProvider session = session(assume("MAY", role -> {}).credentials());
        callers.revoke(LocalClients.key("MAY"));
        assertThatThrownBy(() -> s3(session).listObjectsV2(list -> list.bucket("lake")))
                .hasMessageContaining("s3:ListBucket");
    }

    @Test
    void what_has_no_effect_here_is_refused_by_name() {
        assertThatThrownBy(() -> assume("MAY", role -> role.policy("{}")))
                .hasMessageContaining("Policy is not supported by the local STS");
        assertThatThrownBy(() -> sts(LocalClients.credentials("OWNER")).getSessionToken())
                .hasMessageContaining("STS.GetSessionToken is not implemented by the local AWS.");
        assertThatThrownBy(() -> assume("MAY", role -> role.roleSessionName("with blanks")))
                .hasMessageContaining("'with blanks' at 'roleSessionName' failed to satisfy constraint");
    }

    private AssumeRoleResponse assume(String key, Consumer<AssumeRoleRequest.Builder> more) {
        return sts(LocalClients.credentials(key))
                .assumeRole(role -> more.accept(role.roleArn(TARGET).roleSessionName("fixed")));
    }

    private static AwsCredentialsProvider session(Credentials credentials) {
        return StaticCredentialsProvider.create(AwsSessionCredentials.create(
                credentials.accessKeyId(), credentials.secretAccessKey(), credentials.sessionToken()));
    }

    private StsClient sts(AwsCredentialsProvider credentials) {
        return StsClient.builder()
                .endpointOverride(endpoint.uri())
                .region(Region.US_EAST_1)
                .credentialsProvider(credentials)
                .build();
    }

    private S3Client s3(AwsCredentialsProvider credentials) {
        return S3Client.builder()
                .endpointOverride(endpoint.uri())
                .region(Region.US_EAST_1)
                .credentialsProvider(credentials)
                .forcePathStyle(true)
                .build();
    }

    private SqsClient sqs(AwsCredentialsProvider credentials) {
        return SqsClient.builder()
                .endpointOverride(endpoint.uri())
                .region(Region.US_EAST_1)
                .credentialsProvider(credentials)
                .build();
    }
}
