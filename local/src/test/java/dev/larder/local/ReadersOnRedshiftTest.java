package dev.larder.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.aws.AdminDataApi;
import dev.larder.aws.AwsClients;
import dev.larder.functions.base.Readers;
import dev.larder.functions.port.AdminDatabase;
import dev.larder.functions.port.StatementFailed;
import dev.standin.aws.local.LocalAws;
import dev.standin.aws.local.Stack;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Readers of an environment on the local Redshift, through the Data API's protocol. */
final class ReadersOnRedshiftTest {
    private static final String PASSWORD = "sha256|" + "ab".repeat(32) + "|" + "01".repeat(32);

    @TempDir
    private Path folder = Path.of("");

    private LocalAws aws;
    private AwsClients clients;
    private AdminDataApi admin;
    private Readers readers;

    @BeforeEach
    void open() {
        aws = LocalAws.open(new LocalAws.Options(folder, 0), LocalAws.Watch.NOTHING, _ -> Stack.EMPTY);
        clients = new AwsClients(aws.variables());
        admin = new AdminDataApi(clients.redshiftData(), "default");
        admin.run("dev", "create role larder_shop_reader");
        readers = new Readers(admin, "dev");
    }

    @AfterEach
    void close() {
        clients.close();
        aws.close();
    }

    @Test
    void a_reader_is_a_user_of_the_environment_with_its_readers_role_and_no_other() {
        assertThat(order("add", "ann").path("said").asString()).isEqualTo("larder_shop_reader_ann may read");
        assertThat(order("add", "bob").path("readers").valueStream().map(JsonNode::asString))
                .containsExactly("larder_shop_reader_ann", "larder_shop_reader_bob");
        assertThat(rolesOf("larder_shop_reader_ann")).containsExactly("larder_shop_reader");
    }

    @Test
    void added_again_a_reader_has_a_new_password_and_nothing_else_changes() {
        order("add", "ann");
        assertThat(order("add", "ann").path("said").asString()).isEqualTo("larder_shop_reader_ann has a new password");
        assertThat(rolesOf("larder_shop_reader_ann")).containsExactly("larder_shop_reader");
    }

    @Test
    void a_reader_that_is_removed_is_gone_and_removing_again_is_harmless() {
        order("add", "ann");
        assertThat(order("remove", "ann").path("readers")).isEmpty();
        assertThat(users()).doesNotContain("larder_shop_reader_ann");
        assertThat(order("remove", "ann").path("said").asString()).isEqualTo("larder_shop_reader_ann is no reader");
    }

    @Test
    void a_reader_who_owns_tables_keeps_its_user_and_reads_nothing() {
        order("add", "ann");
        admin.run("dev", "create table mine (a integer)");
        admin.run("dev", "alter table mine owner to larder_shop_reader_ann");

        JsonNode answer = order("remove", "ann");

        assertThat(answer.path("said").asString())
                .startsWith("larder_shop_reader_ann may read nothing and log in no more; the user stays")
                .contains("owns some object");
        assertThat(answer.path("readers")).isEmpty();
        assertThat(rolesOf("larder_shop_reader_ann")).isEmpty();
        assertThat(users()).contains("larder_shop_reader_ann");
    }

    @Test
    void another_refusal_to_drop_a_reader_is_not_taken_for_its_tables() {
        order("add", "ann");
        AdminDatabase patched = (database, sql) -> {
            if (sql.startsWith("drop user")) {
                throw new StatementFailed("in database " + database, sql, "ERROR: the warehouse is being patched");
            }
            return admin.run(database, sql);
        };
        readers = new Readers(patched, "dev");

        assertThatThrownBy(() -> order("remove", "ann")).hasMessageContaining("the warehouse is being patched");
    }

    @Test
    void members_of_the_role_that_were_not_made_here_are_neither_listed_nor_removed() {
        admin.run("dev", "create user tool password disable");
        admin.run("dev", "grant role larder_shop_reader to tool");
        assertThat(order("list", "").path("readers")).isEmpty();
        order("remove", "tool");
        assertThat(users()).contains("tool");
    }

    @Test
    void what_is_no_reader_no_environment_or_no_digest_is_refused_before_anything_is_done() {
        for (String name : List.of("", "Ann", "ann_b", "a'; drop user x", "a".repeat(32))) {
            assertThatThrownBy(() -> order("add", name)).hasMessageContaining("the reader is '" + name + "'");
        }
        assertThatThrownBy(() -> answer("add", "other", "ann", PASSWORD))
                .hasMessage("this base has no environment 'other'; larder environments lists them");
        assertThatThrownBy(() -> answer("add", "shop", "ann", "Secret1234"))
                .hasMessage("the password is no digest of the form sha256|digest|salt");
        assertThatThrownBy(() -> answer("Delete", "shop", "ann", PASSWORD))
                .hasMessageContaining("the order is 'Delete'");
        assertThat(users()).noneMatch(user -> user.startsWith("larder_"));
    }

    private JsonNode order(String order, String reader) {
        return answer(order, "shop", reader, PASSWORD);
    }

    private JsonNode answer(String order, String environment, String reader, String password) {
        String event = JsonMapper.shared()
                .createObjectNode()
                .put("order", order)
                .put("environment", environment)
                .put("reader", reader)
                .put("password", password)
                .toString();
        return JsonMapper.shared().readTree(readers.answer(event.getBytes(StandardCharsets.UTF_8)));
    }

    private List<String> rolesOf(String user) {
        return column("select role_name from svv_user_grants where user_name = '" + user + "'");
    }

    private List<String> users() {
        return column("select usename from pg_user");
    }

    private List<String> column(String sql) {
        return admin.run("dev", sql).rows().stream()
                .map(row -> String.valueOf(row.getFirst()))
                .toList();
    }
}
