package dev.larder.cli.rights;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.aws.AdminDataApi;
import dev.larder.cli.passing.Workshop;
import dev.larder.core.wiring.Arns;
import dev.larder.core.wiring.Names;
import dev.larder.core.wiring.RegionCode;
import dev.larder.functions.base.Databases;
import dev.larder.functions.base.Readers;
import dev.larder.functions.port.AdminDatabase;
import dev.standin.aws.Callers;
import dev.standin.redshift.DurableWrites;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The provider of databases, set-up and the function that lets readers in give no SQL privilege that nobody needs: without any one of them
 * a reader, a deployment or a run is denied something. And what they take from everybody, somebody could misuse.
 */
final class SqlPrivilegesTest {
    private static final Names NAMES = new Names("workshop", RegionCode.of("us-east-1"));
    private static final String NAMESPACE_ROLE =
            Arns.of("us-east-1", Callers.ACCOUNT, NAMES).namespaceRole();

    @TempDir
    private static Path folder;

    private static Workshop shop;
    private static AdminDatabase admin;
    private static Inhabited place;
    private static List<SqlPrivilege> privileges = List.of();

    @BeforeAll
    static void open() throws IOException {
        shop = Workshop.open(folder, DurableWrites.UNOBSERVED, Clock.systemUTC());
        admin = new AdminDataApi(
                shop.clients().redshiftData(), shop.environment().settings().workgroup());
        List<String> said = new ArrayList<>();
        Readers readers = new Readers(
                (database, sql) -> {
                    said.add(sql);
                    return admin.run(database, sql);
                },
                "dev");
        readers.answer("""
                {"order": "add", "environment": "workshop", "reader": "ann", "password": "sha256|%s|%s"}
                """.formatted("ab".repeat(32), "01".repeat(32)).getBytes(StandardCharsets.UTF_8));
        privileges = Enumerated.of(folder.resolve("empty"), NAMES, NAMESPACE_ROLE, said);
        place = new Inhabited(shop, NAMES, NAMES.readerRole() + "_ann");
        shop.drop("2026-01-01", 1);
        shop.awaitRelease(1);
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    @Test
    void without_any_one_privilege_somebody_is_denied_what_he_is_there_for() {
        loseTheRole();
        List<SqlPrivilege> given =
                privileges.stream().filter(one -> !one.restricts()).toList();
        assertThat(place.deniedAtOnce()).isEmpty();
        List<SqlPrivilege> unneeded = new ArrayList<>();
        for (SqlPrivilege privilege : given) {
            shop.sql(privilege.undo());
            Optional<String> denied = place.denied();
            System.out.println(privilege + "; without it " + denied.orElse("nobody is denied anything"));
            if (denied.isEmpty()) {
                unneeded.add(privilege);
            }
            shop.sql(privilege.redo());
            denied.filter(how -> how.startsWith("a run")).ifPresent(_ -> place.recover());
            assertThat(place.deniedAtOnce()).as("after %s again", privilege).isEmpty();
        }
        System.out.println("SQL privileges without which somebody is denied something: "
                + (given.size() - unneeded.size()) + " of " + given.size());
        assertThat(unneeded).isEmpty();
        assertThat(place.denied()).isEmpty();
    }

    /** Somebody dropped the readers' role; the next deployment makes it again, and grants it what is there already. */
    private static void loseTheRole() {
        shop.sql("drop role " + NAMES.readerRole() + " force");
        Databases.makeAlone(admin, NAMESPACE_ROLE, NAMES);
        shop.sql("grant role %s to %s_ann".formatted(NAMES.readerRole(), NAMES.readerRole()));
        assertThat(place.deniedAtOnce()).as("before the set-up").isPresent();
        shop.setUp();
    }

    @Test
    void what_is_taken_from_everybody_somebody_could_misuse() {
        List<SqlPrivilege> taken =
                privileges.stream().filter(SqlPrivilege::restricts).toList();
        assertThat(place.notDenied()).isEmpty();
        for (SqlPrivilege restriction : taken) {
            shop.sql(restriction.undo());
            List<String> done = place.notDenied();
            shop.sql(restriction.redo());
            System.out.println(restriction + "; without it a reader does " + done);
            assertThat(done).as(restriction.toString()).isNotEmpty();
            assertThat(place.notDenied()).isEmpty();
        }
        System.out.println(
                "what is taken from everybody and could be misused: " + taken.size() + " of " + taken.size());
        assertThat(taken).isNotEmpty();
    }
}
