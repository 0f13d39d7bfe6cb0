package dev.standin.aws.redshiftdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.redshiftdata.model.ResourceNotFoundException;
import software.amazon.awssdk.services.redshiftdata.model.StatusString;
import software.amazon.awssdk.services.redshiftdata.model.ValidationException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the Data API remembers of a statement, over a restart and for how long. */
final class RedshiftDataRemembersTest extends OpenRedshiftData {
    @Test
    void the_same_token_is_the_same_statement_also_after_a_restart() throws IOException {
        ok("create schema s", "create table s.t (n integer)");
        String first = client.executeStatement(e -> e.workgroupName(WORKGROUP)
                        .database("dev")
                        .sql("insert into s.t values (1)")
                        .clientToken("token-1"))
                .id();
        assertThat(client.describeStatement(d -> d.id(first).waitTimeSeconds(30))
                        .resultRows())
                .isEqualTo(1);
        close();
        open();
        assertThat(client.describeStatement(d -> d.id(first)).status()).isEqualTo(StatusString.FINISHED);
        String again = client.executeStatement(e -> e.workgroupName(WORKGROUP)
                        .database("dev")
                        .sql("insert into s.t values (1)")
                        .clientToken("token-1"))
                .id();
        assertThat(again).isEqualTo(first);
        assertThat(rows("select count(*) from s.t").getFirst().getFirst().longValue())
                .isEqualTo(1);
        assertThatThrownBy(() -> client.executeStatement(e -> e.workgroupName(WORKGROUP)
                        .database("dev")
                        .sql("select 2")
                        .clientToken("token-1")))
                .isInstanceOf(ValidationException.class);
    }

    @Test
    void what_was_committed_is_finished_though_its_end_was_never_written_down() throws Exception {
        ok("create schema s", "create table s.t (n integer)");
        String written = run("insert into s.t values (1)").id();
        restartWithoutTheLastEntry();
        assertThat(client.describeStatement(d -> d.id(written)).status()).isEqualTo(StatusString.FINISHED);
        assertThat(client.describeStatement(d -> d.id(written)).resultRows()).isEqualTo(1);
        String read = run("select 1").id();
        restartWithoutTheLastEntry();
        assertThat(client.describeStatement(d -> d.id(read)).status()).isEqualTo(StatusString.ABORTED);
    }

    @Test
    void a_day_after_its_end_a_statement_and_its_results_do_not_exist() throws IOException {
        ok("create schema s", "create table s.t (n integer)");
        String token = "token-1";
        String query = client.executeStatement(e -> e.workgroupName(WORKGROUP)
                        .database("dev")
                        .sql("select 1")
                        .clientToken(token))
                .id();
        String batch = run("select 1", "select 2").id();
        client.describeStatement(d -> d.id(query).waitTimeSeconds(30));
        ahead = Duration.ofHours(7);
        assertThat(client.executeStatement(e -> e.workgroupName(WORKGROUP)
                                .database("dev")
                                .sql("select 1")
                                .clientToken(token))
                        .id())
                .isEqualTo(query);
        ahead = Duration.ofHours(9);
        String another = client.executeStatement(e -> e.workgroupName(WORKGROUP)
                        .database("dev")
                        .sql("select 2")
                        .clientToken(token))
                .id();
        client.describeStatement(d -> d.id(another).waitTimeSeconds(30));
        ahead = Duration.ofHours(23);
        assertThat(client.getStatementResult(g -> g.id(query)).records()).hasSize(1);

        ahead = Duration.ofHours(25);

        for (String id : List.of(query, batch)) {
            assertThatThrownBy(() -> client.describeStatement(d -> d.id(id)))
                    .isInstanceOf(ResourceNotFoundException.class)
                    .hasMessageContaining("Query does not exist");
            assertThatThrownBy(() -> client.getStatementResult(g -> g.id(id)))
                    .isInstanceOf(ResourceNotFoundException.class);
        }
        assertThat(client.listStatements(l -> l.status("ALL")).statements())
                .extracting(listed -> listed.id())
                .containsExactly(another);
        assertThat(results()).containsExactly(another + ".jsonl");
        close();
        open();
        assertThat(client.listStatements(l -> l.status("ALL")).statements())
                .extracting(listed -> listed.id())
                .containsExactly(another);
        ahead = Duration.ofHours(34);
        close();
        open();
        assertThat(results()).isEmpty();
    }

    @Test
    void the_journal_forgets_too() throws IOException {
        Path journal = folder.resolve("state/redshift-data/journal.jsonl");
        String large = "select '" + "x".repeat(60_000) + "'";
        for (int number = 0; number < 20; number++) {
            run(large);
            ahead = ahead.plus(Duration.ofHours(25));
        }
        assertThat(Files.size(journal))
                .as("of more than a million bytes written")
                .isLessThan(700_000);
        String last = run("select 7").id();
        close();
        open();
        assertThat(client.getStatementResult(g -> g.id(last))
                        .records()
                        .getFirst()
                        .getFirst()
                        .longValue())
                .isEqualTo(7);
    }

    /** What is told of a statement is told of one moment, whether it runs or has ended. */
    @Test
    void a_list_of_a_status_has_no_other() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            List<Future<?>> looking = new ArrayList<>();
            for (String status : List.of("SUBMITTED", "STARTED")) {
                looking.add(threads.submit(() -> {
                    while (!over.get()) {
                        JsonNode listed = service.call(
                                owner,
                                "ListStatements",
                                JsonMapper.shared().createObjectNode().put("Status", status));
                        assertThat(listed.path("Statements"))
                                .allSatisfy(
                                        each -> assertThat(each.path("Status").asString())
                                                .isEqualTo(status));
                    }
                }));
            }
            for (int number = 0; number < 60; number++) {
                client.executeStatement(
                        e -> e.workgroupName(WORKGROUP).database("dev").sql("select 1"));
            }
            over.set(true);
            for (Future<?> each : looking) {
                each.get();
            }
        }
    }
}
