package dev.standin.redshift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.standin.redshift.dialect.parse.StatementText;
import dev.standin.redshift.dialect.tree.Administration;
import dev.standin.redshift.dialect.tree.Statement;
import dev.standin.redshift.load.LakeObjects;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may do what: expected by AWS's pages, printed as it is. */
class RightsMatrixTest {
    @TempDir
    private Path folder;

    @Test
    void everybody_may_what_the_pages_say_and_nothing_else() throws IOException {
        RightsMatrix matrix = RightsMatrix.read();
        List<String> wrong = new ArrayList<>();
        int answers = 0;
        try (Warehouse warehouse = Warehouse.open(folder, Clock.systemUTC(), LakeObjects.NONE)) {
            matrix.make(warehouse);
            for (RightsMatrix.Row row : matrix.rows()) {
                String found = RightsMatrix.who(warehouse, row.sql());
                System.out.println(found + "  " + row.sql());
                answers += found.length();
                if (!found.equals(row.who())) {
                    wrong.add(row.sql() + ": expected " + row.who() + " by " + row.page() + ", found " + found);
                }
            }
        }
        System.out.printf(
                "rights: %d answers to %d statements, wrong %d%n",
                answers, matrix.rows().size(), wrong.size());
        assertThat(wrong).isEmpty();
    }

    @Test
    void every_kind_of_statement_is_in_the_matrix() throws IOException {
        Set<Class<?>> tried = RightsMatrix.read().rows().stream()
                .map(row -> StatementText.of(row.sql()).parse().statement())
                .<Class<?>>map(
                        each -> each instanceof Statement.Administer(var what) ? what.getClass() : each.getClass())
                .collect(Collectors.toSet());
        assertThat(kinds().filter(kind -> !tried.contains(kind)).map(Class::getSimpleName))
                .isEmpty();
    }

    private static Stream<Class<?>> kinds() {
        return Stream.concat(
                        Arrays.stream(Statement.class.getPermittedSubclasses()),
                        Arrays.stream(Administration.class.getPermittedSubclasses()))
                .filter(kind -> kind != Statement.Administer.class && kind != Statement.Block.class);
    }
}
