package dev.larder.cli.change;

import dev.larder.cli.grants.SmallProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A project of three suppliers with a feed, a table and a test each, a table over two of them, and a test across them. */
final class ThreeSuppliers {
    static final List<String> NAMES = List.of("acme", "bolt", "core");

    private ThreeSuppliers() {}

    /** Writes it below an empty folder. */
    static Path in(Path folder) throws IOException {
        Path project = SmallProject.in(folder);
        for (String name : NAMES.subList(1, NAMES.size())) {
            copy(project, "contracts/sale.yaml", "contracts/" + name + ".yaml", name);
            copy(project, "sql/qa/sale.sql", "sql/qa/" + name + ".sql", name);
            copy(project, "sql/star/fct_sale.sql", "sql/star/fct_" + name + ".sql", name);
            copy(project, "sql/tests/amounts_are_small.sql", "sql/tests/" + name + "_is_small.sql", name);
        }
        Files.writeString(project.resolve("sql/tests/days_are_the_same.sql"), """
                -- What bolt and core sold is of the same last day.
                -- gate: logic    severity: block    owner: sales
                select last_bolt, last_core
                from (select max(sold_on) as last_bolt from star.fct_bolt) as bolt
                cross join (select max(sold_on) as last_core from star.fct_core) as core
                where last_bolt <> last_core
                """);
        return project;
    }

    /** A folder with the files of a day, one for each of these suppliers. */
    static Path day(Path below, String day, int amount, List<String> suppliers) throws IOException {
        for (String name : suppliers) {
            String feed = feed(name);
            Path file = below.resolve("suppliers/" + name + "/" + feed + "/" + feed + "_" + day + ".csv");
            Files.createDirectories(file.getParent());
            Files.writeString(file, SmallProject.day(day, amount));
        }
        return below;
    }

    static String feed(String supplier) {
        return supplier.equals("acme") ? "sale" : supplier;
    }

    private static void copy(Path project, String from, String to, String name) throws IOException {
        String text = Files.readString(project.resolve(from));
        Files.writeString(
                project.resolve(to),
                text.replace("acme", name)
                        .replace("id: " + name + "-sale", "id: " + name + "-" + name)
                        .replace("value: sale}", "value: " + name + "}")
                        .replace("'sale_.*'", "'" + name + "_.*'")
                        .replace("- name: sale\n", "- name: " + name + "\n")
                        .replace("current.sale", "current." + name)
                        .replace("qa.sale", "qa." + name)
                        .replace("fct_sale", "fct_" + name));
    }
}
