package dev.standin.redshift.sql.rights;

import dev.standin.redshift.dialect.tree.Administration.Command;
import dev.standin.redshift.dialect.tree.Administration.Isolation;
import dev.standin.redshift.dialect.tree.Privilege;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** {@link Principals} as a text of one fact a line, its fields between tabs. */
public final class PrincipalsText {
    private final Map<Integer, Principal> all = new LinkedHashMap<>();
    private final Set<Membership> memberships = new LinkedHashSet<>();
    private final SortedMap<String, DatabaseEntry> databases = new TreeMap<>();
    private final Set<Assumption> assumptions = new LinkedHashSet<>();
    private final Set<String> retired = new LinkedHashSet<>();
    private long version;
    private int next;

    private PrincipalsText() {}

    /** The text. */
    public static String of(Principals principals) {
        List<String> lines = new ArrayList<>();
        lines.add(line("version", principals.version(), principals.next()));
        for (Principal each : principals.all().values()) {
            lines.add(
                    switch (each) {
                        case Principal.User user ->
                            line(
                                    "user",
                                    user.id(),
                                    user.name(),
                                    user.superuser(),
                                    user.createsDatabases(),
                                    user.password());
                        case Principal.Role role -> line("role", role.id(), role.name(), role.owner());
                        case Principal.Group group -> line("group", group.id(), group.name());
                    });
        }
        principals.memberships().forEach(m -> lines.add(line("member", m.role(), m.member())));
        for (DatabaseEntry entry : principals.databases().values()) {
            lines.add(line(
                    "database", entry.name(), entry.file(), entry.owner(), entry.isolation(), entry.connectionLimit()));
            entry.grants().forEach(g -> lines.add(line("on", entry.name(), g.privilege(), g.grantee())));
        }
        principals.assumptions().forEach(a -> lines.add(line("assume", a.chain(), a.grantee(), a.command())));
        principals.retired().forEach(file -> lines.add(line("retired", file)));
        return String.join("\n", lines);
    }

    private static String line(Object... fields) {
        List<String> written = new ArrayList<>();
        for (Object field : fields) {
            written.add(
                    field.toString().replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n"));
        }
        return String.join("\t", written);
    }

    /** Reads what {@link #of} wrote. */
    public static Principals read(String text) {
        PrincipalsText reader = new PrincipalsText();
        text.lines().forEach(reader::take);
        return new Principals(
                reader.version,
                reader.next,
                reader.all,
                reader.memberships,
                reader.databases,
                reader.assumptions,
                reader.retired);
    }

    private void take(String line) {
        String[] f = line.split("\t", -1);
        for (int i = 0; i < f.length; i++) {
            f[i] = unescaped(f[i]);
        }
        switch (f[0]) {
            case "version" -> {
                version = Long.parseLong(f[1]);
                next = number(f[2]);
            }
            case "user" ->
                all.put(
                        number(f[1]),
                        new Principal.User(
                                number(f[1]), f[2], Boolean.parseBoolean(f[3]), Boolean.parseBoolean(f[4]), f[5]));
            case "role" -> all.put(number(f[1]), new Principal.Role(number(f[1]), f[2], number(f[3])));
            case "group" -> all.put(number(f[1]), new Principal.Group(number(f[1]), f[2]));
            case "member" -> memberships.add(new Membership(number(f[1]), number(f[2])));
            case "database" ->
                databases.put(
                        f[1],
                        new DatabaseEntry(f[1], f[2], number(f[3]), Isolation.valueOf(f[4]), number(f[5]), Set.of()));
            case "on" ->
                databases.computeIfPresent(
                        f[1], (name, entry) -> with(entry, new Given(Privilege.valueOf(f[2]), number(f[3]))));
            case "assume" -> assumptions.add(new Assumption(f[1], number(f[2]), Command.valueOf(f[3])));
            case "retired" -> retired.add(f[1]);
            default -> throw new IllegalStateException("the catalogue of users has an unknown line: " + f[0]);
        }
    }

    private static DatabaseEntry with(DatabaseEntry entry, Given given) {
        Set<Given> more = new LinkedHashSet<>(entry.grants());
        more.add(given);
        return entry.granted(more);
    }

    private static int number(String field) {
        return Integer.parseInt(field);
    }

    private static String unescaped(String field) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < field.length(); i++) {
            char c = field.charAt(i);
            if (c == '\\' && i + 1 < field.length()) {
                char escaped = field.charAt(++i);
                text.append(escaped == 't' ? '\t' : escaped == 'n' ? '\n' : escaped);
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }
}
