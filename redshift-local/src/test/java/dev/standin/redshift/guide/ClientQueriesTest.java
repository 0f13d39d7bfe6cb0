package dev.standin.redshift.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.standin.redshift.Session;
import dev.standin.redshift.Warehouse;
import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.load.LakeObjects;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Asks what drivers, SQLAlchemy and dbt ask of the catalogue ({@code guide/clients.sql}): each is answered as they mean it, or refused by name. */
class ClientQueriesTest {
    private static final Pattern ASKED = Pattern.compile("(?m)^--# ([^:]+):(.*)\n((?:(?!--# ).*\n?)*)");

    private static final List<String> TABLES = List.of(
            "create schema shop",
            "create table shop.sales (listid integer not null, pricepaid decimal(8,2), note varchar(40))",
            "create table shop.empty_one (one int)",
            "create view shop.bound as select listid from shop.sales",
            "create view shop.late as select listid, pricepaid from shop.sales with no schema binding",
            "comment on table shop.sales is 'what was sold'",
            "create user reader password disable",
            "grant select on shop.sales to reader");

    @Test
    void clients_are_answered_as_they_mean_it_or_refused(@TempDir Path folder) throws IOException {
        List<String> wrong = new ArrayList<>();
        int answered = 0;
        int refused = 0;
        try (Warehouse warehouse = Warehouse.open(folder.resolve("redshift"), Clock.systemUTC(), LakeObjects.NONE);
                Session session = warehouse.database("dev").session("admin", Map.of())) {
            TABLES.forEach(sql -> rows(session, sql));
            Matcher asked = ASKED.matcher(queries());
            while (asked.find()) {
                String found = rows(session, asked.group(3).strip());
                answered += found.equals("refused") ? 0 : 1;
                refused += found.equals("refused") ? 1 : 0;
                if (!sorted(found).equals(sorted(asked.group(2).strip()))) {
                    wrong.add(asked.group(1) + "\n  expected " + asked.group(2).strip() + "\n  found    " + found);
                }
            }
        }
        System.out.printf("queries of clients: answered %d, refused %d, wrong %d%n", answered, refused, wrong.size());
        assertThat(wrong).isEmpty();
        assertThat(answered).isGreaterThan(10);
    }

    /** Most clients do not say in which order they want rows. */
    private static List<String> sorted(String rows) {
        return Stream.of(rows.split(", ")).map(String::strip).sorted().toList();
    }

    private static String queries() throws IOException {
        try (var in = ClientQueriesTest.class.getResourceAsStream("/guide/clients.sql")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String rows(Session session, String sql) {
        try {
            return session.transaction(() -> session.execute(sql)).rows().stream()
                    .map(row -> row.stream().map(String::valueOf).collect(Collectors.joining(" ")))
                    .collect(Collectors.joining(", "));
        } catch (Refusal refusal) {
            return Boolean.getBoolean("larder.refusals") ? "refused " + refusal.getMessage() : "refused";
        }
    }
}
