package dev.larder.cli.suggest;

import dev.larder.cli.suggest.Mutation.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

/**
 * A project that is not bundled, and its months: what pharmacies dispensed, by month, region and brand, in files that each hold every month so far.
 * Grows, has seasons, and the two months before the newest are corrected by up to a percent.
 */
final class Dispensing {
    static final String SUPPLIER = "agency";
    static final Shape SHAPE = new Shape("region", Pattern.compile("packs|treatments|amount"));

    private static final String CONTRACT = """
            apiVersion: v3.1.0
            kind: DataContract
            id: agency-dispensed
            version: "1.0.0"
            status: active
            customProperties:
              - {property: supplier, value: agency}
              - {property: feed, value: dispensed}
              - {property: owner, value: insight}
              - {property: contact, value: desk@example.com}
              - {property: fileName, value: 'dispensed_[0-9]{6}[.]csv'}
              - {property: coverage, value: full}
              - {property: period, value: {column: month, unit: month}}
            schema:
              - name: dispensed
                logicalType: object
                physicalType: table
                properties:
                  - {name: month, logicalType: date, required: true, primaryKey: true}
                  - {name: region, logicalType: string, physicalType: varchar(20), required: true, primaryKey: true}
                  - {name: brand, logicalType: string, physicalType: varchar(20), required: true, primaryKey: true}
                  - {name: packs, logicalType: integer, required: true}
                  - {name: treatments, logicalType: integer, required: true}
                  - {name: amount, logicalType: integer, required: true}
            """;
    private static final List<String> REGIONS =
            List.of("north", "south", "east", "west", "coast", "lakes", "hills", "capital");
    private static final List<String> BRANDS = List.of("Alba", "Brisa", "Cura", "Delta", "Ebro", "Fonte");
    private static final YearMonth FIRST = YearMonth.of(2021, 1);

    private final Random random;
    private final List<List<Row>> months = new ArrayList<>();

    Dispensing(long seed) {
        random = new Random(seed);
    }

    private record Row(String region, String brand, long packs, double perTreatment, double price) {
        Row corrected(double factor) {
            return new Row(region, brand, Math.round(packs * factor), perTreatment, price);
        }

        String line(YearMonth month) {
            return String.join(
                    ",",
                    month.atDay(1).toString(),
                    region,
                    brand,
                    String.valueOf(packs),
                    String.valueOf(Math.round(packs / perTreatment)),
                    String.valueOf(Math.round(packs * price)));
        }
    }

    /** The project below an empty folder. */
    static Path project(Path folder) throws IOException {
        write(folder, "contracts/dispensed.yaml", CONTRACT);
        write(folder, "sql/qa/dispensed.sql", """
                -- What was dispensed.
                select month, region, brand, packs, amount from current.dispensed
                """);
        write(folder, "sql/star/fct_dispensed.sql", """
                -- Packs and amounts of a month, by region and brand.
                -- grain: month, region, brand    owner: insight    maturity: solid
                -- test packs >= 0
                create table star.fct_dispensed (
                    month date not null,
                    region varchar(20) not null,
                    brand varchar(20) not null,
                    packs bigint not null,
                    amount bigint not null
                );

                select month, region, brand, packs, amount from qa.dispensed
                """);
        return folder;
    }

    private static void write(Path folder, String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    /** When a month's file lands: on the fifth of the next. */
    static Instant landed(int month) {
        return FIRST.plusMonths(month + 1L).atDay(5).atTime(7, 0).toInstant(ZoneOffset.UTC);
    }

    /** The file of the next month, with all before. */
    Path next(Path folder) throws IOException {
        int month = months.size();
        for (int back = 1; back <= 2 && month >= back; back++) {
            List<Row> corrected = months.get(month - back).stream()
                    .map(row -> row.corrected(1 + (random.nextDouble() - 0.5) / 50))
                    .toList();
            months.set(month - back, corrected);
        }
        double season = 1 + 0.06 * Math.sin(2 * Math.PI * month / 12);
        List<Row> rows = new ArrayList<>();
        for (int region = 0; region < REGIONS.size(); region++) {
            for (int brand = 0; brand < BRANDS.size(); brand++) {
                double packs = 900.0
                        * (region + 2)
                        * (brand + 1)
                        / 3
                        * season
                        * Math.pow(1.008, month)
                        * (0.95 + random.nextDouble() / 10);
                rows.add(new Row(
                        REGIONS.get(region), BRANDS.get(brand), Math.round(packs), 1.4 + 0.2 * brand, 3 + 2.5 * brand));
            }
        }
        months.add(rows);
        List<String> lines = new ArrayList<>(List.of("month,region,brand,packs,treatments,amount"));
        for (int i = 0; i < months.size(); i++) {
            YearMonth of = FIRST.plusMonths(i);
            months.get(i).forEach(row -> lines.add(row.line(of)));
        }
        return Files.write(
                Files.createDirectories(folder)
                        .resolve("dispensed_"
                                + FIRST.plusMonths(month).toString().replace("-", "") + ".csv"),
                lines);
    }
}
