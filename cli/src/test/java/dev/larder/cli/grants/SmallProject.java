package dev.larder.cli.grants;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** A project of one feed, one view, one table and two tests, and files for it. */
public final class SmallProject {
    private static final String CONTRACT = """
            apiVersion: v3.1.0
            kind: DataContract
            id: acme-sale-1.0.0
            version: 1.0.0
            status: active
            customProperties:
              - {property: supplier, value: acme}
              - {property: feed, value: sale}
              - {property: owner, value: sales}
              - {property: contact, value: desk@example.com}
              - {property: fileName, value: 'sale_.*'}
              - {property: coverage, value: period}
              - {property: period, value: {column: sold_on, unit: day}}
              - {property: timeZone, value: UTC}
            slaProperties:
              - {property: timeliness, value: 31, unit: d, scheduler: cron, schedule: "0 0 * * *"}
            schema:
              - name: sale
                logicalType: object
                physicalType: table
                properties:
                  - {name: sale_no, logicalType: integer, physicalType: bigint, required: true, primaryKey: true}
                  - {name: sold_on, logicalType: date, physicalType: date, required: true}
                  - {name: amount, logicalType: integer, physicalType: bigint, required: true}
                  - {name: note, logicalType: string, physicalType: varchar(200)}
            """;

    private SmallProject() {}

    /** Writes the project below an empty folder. */
    public static Path in(Path folder) throws IOException {
        write(folder, "contracts/sale.yaml", CONTRACT);
        write(folder, "knobs.yaml", """
                batch_quiet_seconds:
                  type: integer
                  default: 0
                  owner: sales
                  description: A run begins with each delivery, so that nobody waits.
                """);
        write(folder, "sql/qa/sale.sql", """
                -- Sales.
                -- reads current.sale by sold_on
                select sale_no, sold_on, amount from current.sale
                """);
        write(folder, "sql/star/fct_sale.sql", """
                -- Sales, one row each.
                -- grain: sale_no, sold_on    period: sold_on    owner: sales    maturity: solid
                -- reads qa.sale by sold_on
                create table star.fct_sale (
                    sale_no bigint not null,
                    sold_on date not null,
                    amount bigint not null
                );

                select sale_no, sold_on, amount from qa.sale
                """);
        write(folder, "sql/star/sales_by_day.sql", """
                -- Sales of a day.
                -- grain: sold_on    period: sold_on    owner: sales    maturity: solid
                -- reads star.fct_sale by sold_on
                -- test amount >= 0, info
                create table star.sales_by_day (
                    sold_on date not null,
                    amount bigint not null
                );

                select sold_on, cast(sum(amount) as bigint) as amount from star.fct_sale group by sold_on
                """);
        write(folder, "sql/tests/amounts_are_small.sql", """
                -- No sale is larger than a thousand.
                -- gate: input    severity: block    owner: sales
                select sale_no, amount from current.sale where amount > 1000
                """);
        write(folder, "sql/tests/sales_by_year.sql", """
                -- Sales.
                -- gate: output    severity: warn    owner: sales    tolerance: 50 %
                select count(*) as sales from star.fct_sale
                """);
        return folder;
    }

    /** The same with two feeds that no model reads, whose files of a day belong together and are waited for an hour. */
    public static Path withSet(Path folder) throws IOException {
        in(folder);
        for (String feed : List.of("north", "south")) {
            String contract = CONTRACT.replaceAll("(?s)slaProperties:.*?schema:", "schema:")
                    .replace("acme-sale", "acme-" + feed)
                    .replace("feed, value: sale", "feed, value: " + feed)
                    .replace("sale_.*", feed + "_.*")
                    .replace("name: sale\n", "name: " + feed + "\n");
            write(folder, "contracts/" + feed + ".yaml", contract);
        }
        write(folder, "sets.yaml", """
                pair:
                  required: [acme/north, acme/south]
                  key: {period: day}
                  wait: 1h
                  incomplete: publish
                """);
        return folder;
    }

    /** A delivery of one day with one sale. */
    public static String day(String day, int amount) {
        return "sale_no,sold_on,amount,note\n1," + day + "," + amount + ",\n";
    }

    /**
     * A file that is rejected for its last line after more than one conformed part of 128 MB was written, and 8 MB of the next:
     * 1.4 million rows, 160 MB.
     */
    static Path large(Path file) throws IOException {
        Random random = new Random(4711);
        byte[] noise = new byte[1 << 20];
        IntStream.range(0, noise.length).forEach(i -> noise[i] = (byte) ('0' + random.nextInt(75)));
        String text = new String(noise, StandardCharsets.US_ASCII).replace('\\', 'z');
        try (var out = Files.newBufferedWriter(file)) {
            out.write("sale_no,sold_on,amount,note\n");
            for (int row = 1; row <= 1_400_000; row++) {
                int from = random.nextInt(text.length() - 90);
                out.write(row + ",2026-01-01,1," + text.substring(from, from + 90) + "\n");
            }
            out.write("x,2026-01-01,1,\n");
        }
        return file;
    }

    private static void write(Path folder, String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
