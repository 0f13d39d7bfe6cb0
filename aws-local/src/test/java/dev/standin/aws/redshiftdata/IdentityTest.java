package dev.standin.aws.redshiftdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.standin.aws.Callers;
import dev.standin.aws.Condition;
import dev.standin.aws.LocalClients;
import dev.standin.aws.Permission;
import dev.standin.aws.Principal.RoleSession;
import dev.standin.aws.StateFolder;
import dev.standin.aws.local.Endpoint;
import dev.standin.aws.secretsmanager.Secret;
import dev.standin.aws.secretsmanager.Secrets;
import dev.standin.redshift.Warehouse;
import dev.standin.redshift.load.LakeObjects;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.ListStatementsRequest;
import software.amazon.awssdk.services.redshiftdata.model.RedshiftDataException;
import software.amazon.awssdk.services.redshiftdata.model.ResourceNotFoundException;
import software.amazon.awssdk.services.redshiftdata.model.StatementData;

/** Who a caller is for the Data API, and which statements it may see. */
final class IdentityTest {
    private static final String ARN = "arn:aws:redshift-serverless:us-east-1:000000000000:workgroup/group";
    private static final List<Permission> SUBMIT = List.of(
            new Permission("redshift-data:ExecuteStatement", ARN),
            new Permission("redshift-data:BatchExecuteStatement", ARN));
    private static final Permission CREDENTIALS = new Permission("redshift-serverless:GetCredentials", ARN);
    private static final Condition OWN = Condition.equal("redshift-data:statement-owner-iam-userid", "${aws:userid}");
    private static final Secret LOADER = new Secret("loader", "{\"username\":\"loader\",\"password\":\"Abcd1234\"}");
    private static final Secret STALE = new Secret("stale", "{\"username\":\"loader\",\"password\":\"Former99\"}");
    private static final List<String> SEEING =
            List.of("DescribeStatement", "GetStatementResult", "CancelStatement", "ListStatements");

    @TempDir
    private Path folder;

    private final Callers callers = new Callers();
    private final Endpoint endpoint = Endpoint.bind(0, callers);
    private StateFolder state;
    private Warehouse warehouse;
    private RedshiftData service;

    @BeforeEach
    void open() {
        state = StateFolder.open(folder);
        warehouse = Warehouse.open(state.folder("redshift"), Clock.systemUTC(), LakeObjects.NONE);
        Secrets secrets = new Secrets(List.of(LOADER, STALE), Instant.EPOCH);
        service = new RedshiftData(
                warehouse, state, Clock.systemUTC(), new RedshiftData.Account(name -> ARN, secrets), Limits.AWS);
        endpoint.register(service).register(secrets).start();
        warehouse.users().ensure("loader");
        warehouse.users().password("loader", "Abcd1234");
        callers.addOwner(LocalClients.key("OWNER"));
        session("BARE", "bare", "s", SUBMIT);
        session("LAX1", "lax", "one", seeing(List.of()));
        session("LAX2", "lax", "two", seeing(List.of()));
        session("OWN1", "strict", "one", seeing(List.of(OWN)));
        session("OWN2", "strict", "two", seeing(List.of(OWN)));
    }

    @AfterEach
    void close() {
        endpoint.close();
        service.close();
        warehouse.close();
        state.close();
    }

    private void session(String key, String role, String session, List<Permission> permissions) {
        callers.add(LocalClients.key(key), new RoleSession(role, session, null), permissions, callers.owner());
    }

    private static List<Permission> seeing(List<Condition> conditions) {
        return Stream.of(
                        SUBMIT.stream(),
                        Stream.of(CREDENTIALS),
                        SEEING.stream().map(action -> new Permission("redshift-data:" + action, "*", conditions)))
                .flatMap(stream -> stream)
                .toList();
    }

    @Test
    void a_statement_without_a_secret_needs_get_credentials_on_the_workgroup() {
        assertThatThrownBy(() -> submit("BARE")).isInstanceOfSatisfying(RedshiftDataException.class, denied -> {
            assertThat(denied.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException");
            assertThat(denied.awsErrorDetails().errorMessage())
                    .isEqualTo("User: arn:aws:sts::000000000000:assumed-role/bare/s is not authorized to perform:"
                            + " redshift-serverless:GetCredentials on resource: \"" + ARN
                            + "\" because no identity-based policy allows the"
                            + " redshift-serverless:GetCredentials action");
        });
    }

    @Test
    void a_role_is_the_user_of_its_name_and_the_accounts_owner_the_admin() {
        assertThat(user("LAX1")).isEqualTo("IAMR:lax");
        assertThat(user("LAX2")).isEqualTo("IAMR:lax");
        assertThat(user("OWNER")).isEqualTo("admin");
    }

    @Test
    void a_role_may_in_the_database_what_it_was_granted_there() {
        assertThat(error("OWNER", "create table public.t (n integer)")).isNull();
        assertThat(error("LAX1", "select n from public.t")).isEqualTo("ERROR: permission denied for relation t");
        assertThat(error("OWNER", "grant select on public.t to \"IAMR:lax\"")).isNull();
        assertThat(error("LAX1", "select n from public.t")).isNull();
    }

    private @Nullable String error(String key, String sql) {
        String id = client(key)
                .executeStatement(
                        run -> run.workgroupName("group").database("dev").sql(sql))
                .id();
        return client(key)
                .describeStatement(describe -> describe.id(id).waitTimeSeconds(30))
                .error();
    }

    @Test
    void a_call_with_a_secret_is_the_user_of_the_secret_and_needs_the_secret_instead_of_credentials() {
        session("KNOWS", "knows", "s", with(LOADER));
        DescribeStatementResponse described = described("KNOWS", LOADER);
        assertThat(described.dbUser()).isEqualTo("loader");
        assertThat(described.error()).isNull();
        assertThatThrownBy(() -> described("LAX1", LOADER))
                .hasMessageContaining(
                        "not authorized to perform: secretsmanager:GetSecretValue on resource: \"" + LOADER.arn());
    }

    @Test
    void a_secret_whose_password_is_not_the_users_does_not_let_in() {
        session("STALE", "stale", "s", with(STALE));
        assertThat(described("STALE", STALE).error())
                .isEqualTo("FATAL: password authentication failed for user \"loader\"");
    }

    private static List<Permission> with(Secret secret) {
        return Stream.of(
                        SUBMIT.stream(),
                        Stream.of(
                                new Permission("redshift-data:DescribeStatement", "*"),
                                new Permission("secretsmanager:GetSecretValue", secret.arn())))
                .flatMap(stream -> stream)
                .toList();
    }

    private DescribeStatementResponse described(String key, Secret secret) {
        String id = client(key)
                .executeStatement(run -> run.workgroupName("group")
                        .database("dev")
                        .secretArn(secret.arn())
                        .sql("select 1 as n"))
                .id();
        return client(key).describeStatement(describe -> describe.id(id).waitTimeSeconds(30));
    }

    private String user(String key) {
        String id = submit(key);
        return client(key).describeStatement(describe -> describe.id(id)).dbUser();
    }

    @Test
    void sessions_of_one_role_see_each_others_statements_and_other_roles_do_not() {
        String id = submit("LAX1");
        assertThat(client("LAX2")
                        .describeStatement(d -> d.id(id).waitTimeSeconds(30))
                        .id())
                .isEqualTo(id);
        assertThat(client("LAX2").getStatementResult(g -> g.id(id)).records()).hasSize(1);
        assertThat(listed("LAX2", true)).containsExactly(id);
        assertThat(listed("LAX2", false)).isEmpty();
        assertThat(listed("LAX1", false)).containsExactly(id);
        for (String stranger : List.of("OWN1", "OWNER")) {
            assertThatThrownBy(() -> client(stranger).describeStatement(d -> d.id(id)))
                    .isInstanceOf(ResourceNotFoundException.class)
                    .hasMessageContaining("Query does not exist.");
            assertThat(listed(stranger, true)).isEmpty();
        }
    }

    @Test
    void under_the_condition_on_the_owner_a_session_sees_its_own_statements_only() {
        String id = submit("OWN1");
        assertThat(client("OWN1")
                        .describeStatement(d -> d.id(id).waitTimeSeconds(30))
                        .id())
                .isEqualTo(id);
        assertThat(client("OWN1").getStatementResult(g -> g.id(id)).records()).hasSize(1);
        assertThat(listed("OWN1", true)).containsExactly(id);
        assertThat(listed("OWN2", true)).isEmpty();
        assertThatThrownBy(() -> client("OWN2").describeStatement(d -> d.id(id)))
                .hasMessageContaining("not authorized to perform: redshift-data:DescribeStatement");
        assertThatThrownBy(() -> client("OWN2").getStatementResult(d -> d.id(id)))
                .hasMessageContaining("not authorized to perform: redshift-data:GetStatementResult");
        assertThatThrownBy(() -> client("OWN2").cancelStatement(d -> d.id(id)))
                .hasMessageContaining("not authorized to perform: redshift-data:CancelStatement");
    }

    private List<String> listed(String key, boolean wholeRole) {
        return client(key)
                .listStatements(ListStatementsRequest.builder()
                        .status("ALL")
                        .roleLevel(wholeRole)
                        .build())
                .statements()
                .stream()
                .map(StatementData::id)
                .toList();
    }

    private String submit(String key) {
        return client(key)
                .executeStatement(run -> run.workgroupName("group")
                        .database("dev")
                        .sql("select 1 as n")
                        .waitTimeSeconds(30))
                .id();
    }

    private RedshiftDataClient client(String key) {
        return RedshiftDataClient.builder()
                .endpointOverride(endpoint.uri())
                .region(Region.US_EAST_1)
                .credentialsProvider(LocalClients.credentials(key))
                .build();
    }
}
