package dev.larder.functions.base;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.format.Format;
import dev.larder.functions.base.Provided.Told;
import dev.larder.functions.port.AdminDatabase;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The table of cases of the provider of databases, on a new namespace each. */
@ExtendWith(Tally.class)
public abstract class DatabaseProviderCases {
    private static final String OWNER = "IAMR:larder-shop-use1-warehouse";
    private static final String CHAIN =
            Provided.NAMESPACE_ROLE + ",arn:aws:iam::000000000000:role/larder-shop-use1-warehouse-copy";

    private Provided provided = new Provided((_, _) -> {
        throw new AssertionError("no warehouse");
    });

    /** A namespace in which nothing was made yet. */
    protected abstract AdminDatabase newNamespace();

    /** Connects to a database and stays connected. */
    protected abstract void openSession(String database);

    @BeforeEach
    void open() {
        provided = new Provided(newNamespace());
        assertThat(provided.namespace(true).success()).isTrue();
    }

    private Catalogue catalogue() {
        return new Catalogue(provided, "dev");
    }

    private List<String> whatIsThere() {
        Catalogue catalogue = catalogue();
        return Stream.of(
                        catalogue.hasUser(OWNER) ? "user" : "",
                        catalogue.hasDatabase("larder_shop") ? "database" : "",
                        catalogue.hasRole("larder_shop_reader") ? "role" : "",
                        catalogue.hasUser(OWNER) && catalogue.chains(OWNER).equals(List.of(CHAIN)) ? "chain" : "")
                .filter(thing -> !thing.isEmpty())
                .toList();
    }

    private void assertMade() {
        assertThat(whatIsThere()).containsExactly("user", "database", "role", "chain");
    }

    @Test
    void a_database_is_made_with_its_owner_its_readers_and_its_chain() {
        Told told = provided.create("shop", "dev");

        assertThat(told.success()).as(told.reason()).isTrue();
        assertThat(told.id()).isEqualTo("larder_shop");
        assertThat(told.data().path("Owner").asString()).isEqualTo(OWNER);
        assertThat(told.data().path("ReaderRole").asString()).isEqualTo("larder_shop_reader");
        assertThat(told.data().path("Warning").asString()).isEmpty();
        assertMade();
    }

    /** A format says none where an environment was deployed before there were any. */
    @Test
    void a_base_serves_environments_of_its_own_version_and_the_one_before_and_refuses_the_next() {
        int own = Format.ORDER.number();
        assertThat(provided.create("shop", "dev").success()).as("the first").isTrue();
        for (int format = 1; format <= own; format++) {
            assertThat(ordered("Update", format).success())
                    .as("format " + format)
                    .isTrue();
        }

        Told next = ordered("Update", own + 1);

        assertThat(next.success()).isFalse();
        assertThat(next.id()).isEqualTo("larder_shop");
        assertThat(next.reason())
                .isEqualTo("the order of the stack " + Provided.stack("shop", 1)
                        + " has format 3, expected one from 1 to 2: deploy the base first, with Larder 0.7.0 or later,"
                        + " which reads it");
        assertThat(provided.statements())
                .as("nothing was looked at, nothing changed")
                .isEmpty();
        assertMade();
        assertThat(ordered("Delete", own + 1).success()).isTrue();
        assertThat(whatIsThere())
                .as("what this stack made can go, whoever asks")
                .isEmpty();
    }

    private Told ordered(String type, int format) {
        return provided.call(
                type,
                Provided.stack("shop", 1),
                "larder_shop",
                Provided.database("shop", "dev", String.valueOf(format)));
    }

    @Test
    void its_readers_go_with_it() {
        provided.create("shop", "dev");
        String password = "sha256|" + "ab".repeat(32) + "|" + "01".repeat(32);
        provided.run("dev", "create user larder_shop_reader_ann password '" + password + "'");
        provided.run("dev", "grant role larder_shop_reader to larder_shop_reader_ann");

        Told told = provided.delete("shop", "dev");

        assertThat(told.success()).as(told.reason()).isTrue();
        assertThat(catalogue().hasUser("larder_shop_reader_ann")).isFalse();
    }

    @Test
    void made_twice_it_is_made_once() {
        provided.create("shop", "dev");
        Told again = provided.create("shop", "dev");

        assertThat(again.success()).as(again.reason()).isTrue();
        assertThat(provided.statements()).noneMatch(sql -> sql.matches("create (user|database|role) .*"));
        assertMade();
    }

    @Test
    void a_creation_that_failed_at_any_step_is_completed_by_the_next() {
        int steps = stepsOfACreation();
        for (int step : failures(steps)) {
            provided.failAt(step / 2, step % 2 == 1);
            Told failed = provided.create("shop", "dev");
            assertThat(failed.success()).as("step " + step).isFalse();
            assertThat(failed.id()).isEqualTo("larder_shop");
            Told again = provided.create("shop", "dev");
            assertThat(again.success()).as("step %s: %s", step, again.reason()).isTrue();
            assertMade();
            provided.delete("shop", "dev");
        }
    }

    @Test
    void a_creation_that_failed_at_any_step_is_deleted_without_a_rest() {
        int steps = stepsOfACreation();
        for (int step : failures(steps)) {
            provided.failAt(step / 2, step % 2 == 1);
            provided.create("shop", "dev");
            Told deleted = provided.delete("shop", "dev");
            assertThat(deleted.success())
                    .as("step %s: %s", step, deleted.reason())
                    .isTrue();
            assertThat(whatIsThere()).as("step " + step).isEmpty();
        }
    }

    /** Each statement fails twice: an even number stands for a failure before it took effect, the odd one after it for a lost answer. */
    private int[] failures(int statements) {
        int all = 2 * statements;
        int every = failsEvery();
        // The first and the last one are always among them.
        return IntStream.range(0, all)
                .filter(step -> step % every == 0 || step == all - 1)
                .toArray();
    }

    /** Of how many failures in a row one is tried; an odd number tries both kinds. */
    protected int failsEvery() {
        return 1;
    }

    private int stepsOfACreation() {
        provided.create("shop", "dev");
        int steps = provided.statements().size();
        assertThat(provided.delete("shop", "dev").success()).isTrue();
        return steps;
    }

    @Test
    void a_deletion_that_failed_at_any_step_is_completed_by_the_next() {
        provided.create("shop", "dev");
        provided.delete("shop", "dev");
        int steps = provided.statements().size();
        for (int step : failures(steps)) {
            provided.create("shop", "dev");
            provided.failAt(step / 2, step % 2 == 1);
            assertThat(provided.delete("shop", "dev").id()).isEqualTo("larder_shop");
            Told again = provided.delete("shop", "dev");
            assertThat(again.success()).as("step %s: %s", step, again.reason()).isTrue();
            assertThat(whatIsThere()).as("step " + step).isEmpty();
        }
    }

    @Test
    void an_update_repeats_the_steps() {
        provided.create("shop", "dev");
        provided.run("dev", "drop role larder_shop_reader");

        Told told = provided.update("shop", "dev");

        assertThat(told.success()).as(told.reason()).isTrue();
        assertMade();
    }

    @Test
    void an_update_revokes_what_is_granted_beyond_the_steps() {
        provided.create("shop", "dev");
        provided.run("dev", "grant assumerole on 'arn:aws:iam::000000000000:role/other' to \"" + OWNER + "\" for copy");
        provided.run("dev", "create role powerful");
        provided.run("dev", "grant role powerful to \"" + OWNER + "\"");
        provided.run("dev", "grant role powerful to role larder_shop_reader");

        Told told = provided.update("shop", "dev");

        assertThat(told.success()).as(told.reason()).isTrue();
        assertThat(catalogue().chains(OWNER)).containsExactly(CHAIN);
        assertThat(catalogue().rolesOf(OWNER)).isEmpty();
        assertThat(catalogue().rolesOfRole("larder_shop_reader")).isEmpty();
    }

    @Test
    void a_database_is_not_renamed() {
        provided.create("shop", "dev");

        Told told =
                provided.call("Update", Provided.stack("other", 1), "larder_shop", Provided.database("other", "dev"));

        assertThat(told.success()).isFalse();
        assertThat(told.id()).as("another one would have the database deleted").isEqualTo("larder_shop");
        assertThat(told.reason()).contains("larder_shop cannot become larder_other");
        assertThat(catalogue().hasDatabase("larder_other")).isFalse();
    }

    @Test
    void a_database_that_no_stack_made_is_not_touched() {
        provided.run("dev", "create database larder_shop");

        Told told = provided.create("shop", "dev");

        assertThat(told.success()).isFalse();
        assertThat(told.reason()).contains("there is a database larder_shop that no stack of Larder made");
        assertThat(provided.delete("shop", "dev").success()).isTrue();
        assertThat(whatIsThere()).containsExactly("database");
    }

    @Test
    void a_stack_asks_for_its_own_database_only() {
        provided.create("shop", "dev");
        String stranger = Provided.stack("stranger", 1);

        Told taken = provided.call("Create", stranger, "", Provided.database("shop", "dev"));
        Told deleted = provided.delete(stranger, "shop", "dev");

        assertThat(taken.success()).isFalse();
        assertThat(taken.reason()).contains("belongs to the stack larder-shop");
        assertThat(deleted.success()).as("nothing of it is there").isTrue();
        assertMade();
    }

    /** Names of roles have the region in them: the owner would be a role that this template does not make. */
    @Test
    void a_template_of_another_region_is_refused() {
        var resource = Provided.database("shop", "dev");
        resource.getValue().put("Region", "eu-west-1");

        Told told = provided.call("Create", Provided.stack("shop", 1), "", resource);

        assertThat(told.success()).isFalse();
        assertThat(told.reason()).contains("the template was made for the region eu-west-1", "-c region=us-east-1");
        assertThat(provided.statements()).isEmpty();
    }

    @Test
    void what_is_no_slug_is_no_identifier() {
        for (String slug : List.of("", "Shop", "a\"; drop user x; --", "a--b", "x".repeat(40))) {
            Told told = provided.call("Create", Provided.stack("shop", 1), "", Provided.database(slug, "dev"));
            assertThat(told.success()).as(slug).isFalse();
            assertThat(told.id()).isEqualTo("larder-none");
            assertThat(provided.statements()).isEmpty();
            assertThat(provided.call("Delete", Provided.stack("shop", 1), told.id(), Provided.database(slug, "dev"))
                            .success())
                    .isTrue();
        }
    }

    @Test
    void a_database_with_open_sessions_is_deleted() {
        provided.create("shop", "dev");
        openSession("larder_shop");

        Told told = provided.delete("shop", "dev");

        assertThat(told.success()).as(told.reason()).isTrue();
        assertThat(whatIsThere()).isEmpty();
    }

    @Test
    void deleted_twice_it_is_gone() {
        provided.create("shop", "dev");

        assertThat(provided.delete("shop", "dev").success()).isTrue();
        assertThat(provided.delete("shop", "dev").success()).isTrue();
        assertThat(whatIsThere()).isEmpty();
    }

    @Test
    void what_a_deleted_stack_left_is_taken_over_by_the_next_of_its_name() {
        provided.create("shop", "dev");
        String next = Provided.stack("shop", 2);

        Told taken = provided.call("Create", next, "", Provided.database("shop", "dev"));

        assertThat(taken.success()).as(taken.reason()).isTrue();
        assertThat(provided.delete("shop", "dev").reason())
                .as("the stack before")
                .contains("this stack did not make");
        assertMade();
        assertThat(provided.delete(next, "shop", "dev").success()).isTrue();
        assertThat(whatIsThere()).isEmpty();
    }

    @Test
    void production_is_kept_and_taken_over_by_the_next_deployment() {
        provided.create("shop", "production");

        Told deleted = provided.delete("shop", "production");

        assertThat(deleted.success()).isTrue();
        assertThat(deleted.reason()).contains("is kept, since the environment is production");
        assertMade();
        assertThat(provided.call("Create", Provided.stack("shop", 2), "", Provided.database("shop", "production"))
                        .success())
                .isTrue();
    }

    @Test
    void a_stage_is_raised_and_never_lowered() {
        provided.create("shop", "dev");
        assertThat(provided.update("shop", "production").success()).isTrue();

        Told lowered = provided.update("shop", "dev");

        assertThat(lowered.success()).isFalse();
        assertThat(lowered.id()).isEqualTo("larder_shop");
        assertThat(lowered.reason())
                .contains("is production and is not made dev")
                .contains("-c stage=production");
        assertThat(provided.delete("shop", "dev").reason())
                .as("a flag was forgotten")
                .contains("is kept");
        assertMade();
    }

    @Test
    void while_every_role_is_everybodys_the_answer_warns() {
        provided = new Provided(newNamespace());
        assertThat(provided.namespace(false).reason()).contains("branches can read each other's lakes");

        Told free = provided.create("shop", "dev");

        assertThat(free.success()).as(free.reason()).isTrue();
        assertThat(free.data().path("Warning").asString()).contains("branches can read each other's lakes");
        assertThat(whatIsThere()).containsExactly("user", "database", "role");
        provided.namespace(true);
        assertThat(provided.update("shop", "dev").data().path("Warning").asString())
                .isEmpty();
        assertMade();
    }

    @Test
    void every_step_is_a_statement_of_its_own() {
        provided.create("shop", "dev");

        assertThat(provided.statements()).noneMatch(sql -> sql.contains(";"));
        assertThat(provided.statements())
                .contains(
                        "create user \"" + OWNER + "\" password disable",
                        "create user \"IAMR:larder-shop-use1-operator\" password disable",
                        "create database larder_shop isolation level snapshot",
                        "create role larder_shop_reader",
                        "grant assumerole on '" + CHAIN + "' to \"" + OWNER + "\" for copy",
                        "revoke create on schema public from public");
    }
}
