package dev.standin.redshift;

import dev.standin.redshift.dialect.tree.Privilege;
import dev.standin.redshift.sql.rights.Acl;
import dev.standin.redshift.sql.rights.Given;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@link Acl} from the rows of the hidden tables. */
final class Acls {
    private Acls() {}

    /** Of rows as {@link dev.standin.redshift.sql.RightsText#ALL} selects them. */
    static Acl of(List<List<@Nullable String>> rows) {
        Map<Acl.Name, Integer> owners = new HashMap<>();
        Map<Acl.Name, Set<Given>> grants = new HashMap<>();
        Set<Integer> defaults = new HashSet<>();
        for (List<@Nullable String> row : rows) {
            Acl.Name name = new Acl.Name(text(row, 1), text(row, 2));
            int principal = Integer.parseInt(text(row, 4));
            switch (text(row, 0)) {
                case "owner" -> owners.put(name, principal);
                case "grant" ->
                    grants.computeIfAbsent(name, n -> new HashSet<>())
                            .add(new Given(Privilege.valueOf(text(row, 3)), principal));
                default -> defaults.add(principal);
            }
        }
        return new Acl(owners, grants, defaults);
    }

    private static String text(List<@Nullable String> row, int field) {
        return Objects.requireNonNull(row.get(field));
    }
}
