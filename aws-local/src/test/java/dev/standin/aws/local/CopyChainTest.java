package dev.standin.aws.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.standin.aws.Permission;
import dev.standin.aws.iam.Role;
import dev.standin.aws.iam.Roles;
import dev.standin.aws.iam.Trust;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;
import software.amazon.awssdk.services.s3.S3Client;

/** Redshift Management Guide, "Chaining IAM roles in Amazon Redshift". */
final class CopyChainTest {
    private static final String FIRST = Roles.arn("first");
    private static final String LAST = Roles.arn("last");
    private static final Trust REDSHIFT = new Trust("redshift.amazonaws.com");
    private static final Permission MAY_ASSUME = new Permission("sts:AssumeRole", LAST);
    private static final List<Permission> MAY_READ = List.of(
            new Permission("s3:ListBucket", "arn:aws:s3:::lake"),
            new Permission("s3:GetObject", "arn:aws:s3:::lake/*"));

    @TempDir
    private Path folder;

    @Test
    void a_chain_reads_what_its_last_role_may() {
        assertThat(copy(FIRST + "," + LAST, first(MAY_ASSUME), last(FIRST))).isNull();
    }

    @Test
    void a_first_role_that_is_not_associated_with_the_namespace_is_refused() {
        assertThat(copy(LAST, first(MAY_ASSUME), new Role("last", MAY_READ, List.of(REDSHIFT))))
                .isEqualTo(notAssociated(LAST));
    }

    @Test
    void a_namespace_has_no_default_role() {
        assertThat(copy("default", first(MAY_ASSUME), last(FIRST))).isEqualTo(notAssociated("default"));
    }

    @Test
    void a_role_that_does_not_trust_the_one_before_it_is_refused() {
        assertThat(copy(FIRST + "," + LAST, first(MAY_ASSUME), last(Roles.arn("other"))))
                .isEqualTo(notAuthorized(LAST));
    }

    @Test
    void a_role_without_the_policy_to_take_on_the_next_is_refused_though_the_next_trusts_it() {
        assertThat(copy(FIRST + "," + LAST, first(), last(FIRST))).isEqualTo(notAuthorized(LAST));
    }

    @Test
    void roles_in_the_wrong_order_are_refused() {
        assertThat(copy(LAST + "," + FIRST, first(MAY_ASSUME), last(FIRST))).isEqualTo(notAssociated(LAST));
    }

    @Test
    void an_associated_role_that_does_not_trust_redshift_is_refused() {
        Role distrustful = new Role("first", List.of(MAY_ASSUME), List.of(new Trust("lambda.amazonaws.com")));
        assertThat(copy(FIRST + "," + LAST, distrustful, last(FIRST))).isEqualTo(notAuthorized(FIRST));
    }

    @Test
    void a_blank_in_the_chain_is_part_of_a_name_that_nobody_has() {
        assertThat(copy(FIRST + ", " + LAST, first(MAY_ASSUME), last(FIRST))).isEqualTo(notAuthorized(" " + LAST));
    }

    @Test
    void what_the_last_role_may_not_read_is_denied_in_its_sessions_name() {
        assertThat(copy(FIRST, first(MAY_ASSUME), last(FIRST)))
                .contains("Access Denied")
                .contains(":assumed-role/first/RedshiftIamRoleSession is not authorized to perform: s3:ListBucket");
    }

    @Test
    void a_role_that_may_get_objects_but_not_list_the_bucket_copies_nothing() {
        Role getting = new Role(
                "last", List.of(new Permission("s3:GetObject", "arn:aws:s3:::lake/*")), List.of(new Trust(FIRST)));
        assertThat(copy(FIRST + "," + LAST, first(MAY_ASSUME), getting)).contains("s3:ListBucket");
    }

    /** copy-usage_notes-access-permissions.html: "For UNLOAD to Amazon S3, GET, LIST, and PUT permissions". */
    @Test
    void an_unload_writes_if_its_role_may_put_and_get_objects_and_list_the_bucket() {
        List<Permission> all = new ArrayList<>(MAY_READ);
        all.add(new Permission("s3:PutObject", "arn:aws:s3:::lake/out/*"));
        assertThat(unload("first", new Role("first", all, List.of(REDSHIFT)))).isNull();
        assertThat(unload("first", new Role("first", MAY_READ, List.of(REDSHIFT))))
                .contains("Access Denied")
                .contains("s3:PutObject");
        assertThat(unload("other", new Role("other", all, List.of(REDSHIFT))))
                .isEqualTo(notAssociated(Roles.arn("other")));
    }

    private static Role first(Permission... permissions) {
        return new Role("first", List.of(permissions), List.of(REDSHIFT));
    }

    private static Role last(String trusted) {
        return new Role("last", MAY_READ, List.of(new Trust(trusted)));
    }

    private static String notAssociated(String role) {
        return "ERROR: exception name : UnauthorizedException, error type : 138, message: The requested role " + role
                + " is not associated to cluster, should retry : 0";
    }

    private static String notAuthorized(String role) {
        return "ERROR: exception name : UnauthorizedException, error type : 135, message: Not authorized to get"
                + " credentials of role "
                + role + ", should retry : 0";
    }

    private @Nullable String copy(String chain, Role... roles) {
        String iamRole = chain.equals("default") ? chain : "'" + chain + "'";
        return answered("copy t from 's3://lake/a' iam_role " + iamRole + " csv", roles);
    }

    private @Nullable String unload(String role, Role... roles) {
        return answered(
                "unload ('select n from t') to 's3://lake/out/t_' iam_role '" + Roles.arn(role)
                        + "' csv allowoverwrite",
                roles);
    }

    private @Nullable String answered(String sql, Role... roles) {
        Stack stack = new Stack(
                List.of("lake"),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(roles),
                new Stack.Warehouse("default", List.of(), List.of("first")),
                Stack.Kept.NOTHING,
                List.of(),
                Map.of());
        try (LocalAws aws = LocalAws.open(new LocalAws.Options(folder, 0), stack);
                S3Client s3 = at(aws, S3Client.builder()).forcePathStyle(true).build();
                RedshiftDataClient redshift =
                        at(aws, RedshiftDataClient.builder()).build()) {
            s3.putObject(put -> put.bucket("lake").key("a.csv"), RequestBody.fromString("1\n"));
            assertThat(error(redshift, "create table if not exists t (n integer)"))
                    .isNull();
            return error(redshift, sql);
        }
    }

    private static @Nullable String error(RedshiftDataClient redshift, String sql) {
        String id = redshift.executeStatement(
                        run -> run.workgroupName("default").database("dev").sql(sql))
                .id();
        return redshift.describeStatement(describe -> describe.id(id).waitTimeSeconds(30))
                .error();
    }

    private static <B extends AwsClientBuilder<B, ?>> B at(LocalAws aws, B builder) {
        Map<String, String> variables = aws.variables();
        return builder.endpointOverride(aws.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(
                        variables.getOrDefault("AWS_ACCESS_KEY_ID", ""),
                        variables.getOrDefault("AWS_SECRET_ACCESS_KEY", ""))));
    }
}
