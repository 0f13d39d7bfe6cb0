import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Writes the deliveries of the bundled launch story; {@code story.yaml} says what each drop shows.
 *
 * <p>{@code java test-data/launch/Generate.java [folder]}, the folder being {@code test-data/launch} by default. The same bytes every
 * time: each file has a {@link Random} of its own, seeded by its name. All names and numbers are made up.
 */
final class Generate {
    private static final DateTimeFormatter WEEK = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);
    private static final DateTimeFormatter START = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss", Locale.ROOT);
    private static final LocalDate LAUNCH = LocalDate.of(2026, 1, 12);
    private static final int PRESCRIBERS = 120;
    private static final List<String> TERRITORIES =
            List.of("N1", "N2", "S1", "S2", "E1", "E2", "W1", "W2", "C1", "C2");
    private static final List<String> REGIONS = List.of("north", "south", "east", "west", "central");
    private static final List<String> SPECIALTIES =
            List.of("cardiology", "general practice", "internal medicine", "general practice", "endocrinology");
    private static final List<String> SURNAMES = List.of(
            "Abbott", "Baker", "Castellanos", "Dubois", "Eriksson", "Fournier", "Garcia", "Håkansson", "Ito", "Jansen", "Kowalski",
            "Lindqvist", "Müller", "Nakamura", "O'Brien", "Petrov", "Quist", "Rossi", "Schäfer", "Turner");
    private static final List<String> CITIES =
            List.of("Ashford", "Brookfield", "Carlow", "Denby", "Elmhurst", "Fairview", "Glenrock", "Hartley");

    /** A product: its market, whether it is ours, how often it is prescribed, and its line in the file. */
    private record Product(String code, String market, int weight, String line) {}

    private static final List<Product> PRODUCTS = List.of(
            new Product("CARDIVA", "LIPID", 0, "CARDIVA,Cardiva,cardivastatin,Larkspur,true,2026-01-12"),
            new Product("LIPOTEX", "LIPID", 11, "LIPOTEX,Lipotex,lipotestatin,Boreal,false,"),
            new Product("ZETROL", "LIPID", 7, "ZETROL,Zetrol,zetrolimibe,Kestrel,false,2019-04-01"),
            new Product("PRESSAN", "HYPER", 5, "PRESSAN,Pressan,pressartan,Larkspur,true,2015-09-14"),
            new Product("TENSORA", "HYPER", 9, "TENSORA,Tensora,tensopril,Boreal,false,"),
            new Product("VALDOR", "HYPER", 6, "VALDOR,Valdor,valdorsartan,\"Kestrel, Hart & Co\",false,2021-02-01"));

    private final Path root;

    private Generate(Path root) {
        this.root = root;
    }

    /** Writes every drop below the folder named first, or {@code test-data/launch}. */
    public static void main(String[] arguments) {
        new Generate(Path.of(arguments.length > 0 ? arguments[0] : "test-data/launch")).writeStory();
    }

    private void writeStory() {
        masterData();
        for (LocalDate week : List.of(date(1, 4), date(1, 11), date(1, 18), date(1, 25))) {
            rx("02-january-prescriptions", week, rxLines(week));
        }
        calls("03-january-calls-and-survey", YearMonth.of(2026, 1));
        surveyOfJanuary("03-january-calls-and-survey");
        rx("04-week-rejected", date(2, 1), spoiled(rxLines(date(2, 1))));
        rx("05-week-corrected", date(2, 1), rxLines(date(2, 1)));
        rx("06-week-sent-twice", date(2, 1), rxLines(date(2, 1)));
        rx("07-week-missing", date(2, 15), rxLines(date(2, 15)));
        rx("07-week-missing", date(2, 22), rxLines(date(2, 22)));
        rx("08-late-week", date(2, 8), rxLines(date(2, 8)));
        rx("09-past-week-corrected", date(1, 18), restated(rxLines(date(1, 18))));
        customers("10-customers-drop", date(3, 2), customerLines(400).stream().filter(line -> !line.endsWith(",south")).toList());
        calls("11-calls-behind-the-block", YearMonth.of(2026, 2));
        customers("12-customers-corrected", date(3, 4), customerLines(404));
        surveyOfFebruary("13-survey-changes");
        rx("14-provisional-week", date(3, 1), rxLines(date(3, 1)));
        rx("15-week-held", date(3, 8), withNewPrescribers(rxLines(date(3, 8)), date(3, 8)));
        prescribers("16-week-lifted", date(3, 17), PRESCRIBERS + 2, 6);
        write("17-unknown-folder/suppliers/meridian/rxx/rx_20260315.csv", rxHeader(), rxLines(date(3, 15)));
        write("17-unknown-folder/suppliers/meridian/rx/rx_20260315.csv.partial", rxHeader(), rxLines(date(3, 15)).subList(0, 40));
    }

    private void masterData() {
        String folder = "01-master-data/suppliers/internal/";
        write(folder + "products/products_20260105.csv", "product_code,product_name,molecule,manufacturer,is_ours,launch_date",
                PRODUCTS.stream().map(Product::line).toList());
        write(folder + "markets/markets_20260105.csv", "market_code,market_name,product_code", PRODUCTS.stream()
                .map(product -> product.market() + (product.market().equals("LIPID") ? ",Lipid lowering," : ",Hypertension,") + product.code())
                .toList());
        List<String> territories = new ArrayList<>();
        for (int i = 0; i < TERRITORIES.size(); i++) {
            territories.add("%s,%s and around,%s".formatted(TERRITORIES.get(i), CITIES.get(i % CITIES.size()), REGIONS.get(i / 2)));
        }
        write(folder + "territories/territories_20260105.csv", "territory_code,territory_name,region", territories);
        prescribers("01-master-data", date(1, 5), PRESCRIBERS, 0);
        customers("01-master-data", date(1, 5), customerLines(400));
    }

    /** The first {@code moved} prescribers belong to the territory after their first one. */
    private void prescribers(String drop, LocalDate day, int count, int moved) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String territory = TERRITORIES.get((i + (i < moved ? 1 : 0)) % TERRITORIES.size());
            lines.add("%s,\"%s, Dr. %c.\",%s,%s,%d,%s".formatted(npi(i), SURNAMES.get(i % SURNAMES.size()), 'A' + i % 26,
                    SPECIALTIES.get(i % SPECIALTIES.size()), CITIES.get(i * 3 % CITIES.size()), decile(i), territory));
        }
        write("%s/suppliers/meridian/prescribers/prescribers_%s.csv".formatted(drop, compact(day)),
                "npi,prescriber_name,specialty,city,decile,territory_code", lines);
    }

    private void rx(String drop, LocalDate week, List<String> lines) {
        write("%s/suppliers/meridian/rx/rx_%s.csv".formatted(drop, compact(week)), rxHeader(), lines);
    }

    private static String rxHeader() {
        return "npi;product_code;week_ending;trx;nrx";
    }

    private static List<String> rxLines(LocalDate week) {
        Random random = random("rx", week);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < PRESCRIBERS; i++) {
            for (Product product : PRODUCTS) {
                int halves = halves(random, product, i, week);
                if (halves > 0) {
                    lines.add(rxLine(npi(i), product.code(), week, halves, random.nextInt(halves + 1)));
                }
            }
        }
        return lines;
    }

    /** Half prescriptions in the week, 0 for none; our new product grows from its launch on. */
    private static int halves(Random random, Product product, int prescriber, LocalDate week) {
        int weeks = (int) ((week.toEpochDay() - LAUNCH.toEpochDay()) / 7) + 1;
        int weight = product.code().equals("CARDIVA") ? (week.isBefore(LAUNCH) ? 0 : weeks) : product.weight();
        boolean prescribes = random.nextInt(10) < 6;
        int drawn = random.nextInt(2 * Math.max(weight, 1));
        return prescribes && weight > 0 ? drawn * decile(prescriber) / 5 : 0;
    }

    private static String rxLine(String npi, String product, LocalDate week, int halves, int newHalves) {
        return "%s;%s;%s;%s;%s".formatted(npi, product, WEEK.format(week), half(halves), half(newHalves));
    }

    /** Two faults: a decimal comma on physical line 17, a day that does not exist on line 201. */
    private static List<String> spoiled(List<String> lines) {
        List<String> spoiled = new ArrayList<>(lines);
        String[] comma = lines.get(15).split(";");
        comma[3] = "12,5";
        spoiled.set(15, String.join(";", comma));
        String[] day = lines.get(199).split(";");
        day[2] = "31/02/2026";
        spoiled.set(199, String.join(";", day));
        return spoiled;
    }

    /** The supplier counts again: every ninth row sells one more, the last three rows were never true. */
    private static List<String> restated(List<String> lines) {
        List<String> restated = new ArrayList<>();
        for (int i = 0; i < lines.size() - 3; i++) {
            String[] cells = lines.get(i).split(";");
            if (i % 9 == 0) {
                cells[3] = new BigDecimal(cells[3]).add(BigDecimal.ONE).toPlainString();
            }
            restated.add(String.join(";", cells));
        }
        return restated;
    }

    /** Two prescribers whom the master learns only in the drop after. */
    private static List<String> withNewPrescribers(List<String> lines, LocalDate week) {
        List<String> more = new ArrayList<>(lines);
        more.add(rxLine(npi(PRESCRIBERS), "CARDIVA", week, 9, 9));
        more.add(rxLine(npi(PRESCRIBERS + 1), "CARDIVA", week, 6, 4));
        more.add(rxLine(npi(PRESCRIBERS + 1), "LIPOTEX", week, 11, 2));
        return more;
    }

    private void calls(String drop, YearMonth month) {
        Random random = random("calls", month);
        Random clock = random("calls", month, "clock");
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < PRESCRIBERS; i++) {
            for (int call = random.nextInt(4); call > 0; call--) {
                int day = 1 + random.nextInt(month.lengthOfMonth());
                String product = random.nextInt(4) > 0 ? "CARDIVA" : "PRESSAN";
                String channel = List.of("visit", "visit", "phone", "video").get(random.nextInt(4));
                LocalDateTime start = month.atDay(day).atTime(8 + clock.nextInt(11), clock.nextInt(60), clock.nextInt(60));
                lines.add("K%s-%04d,%s,%s,%s,REP%02d,%s,%s,%d".formatted(month.toString().replace("-", ""), lines.size() + 1, npi(i),
                        start.toLocalDate(), START.format(start), i % TERRITORIES.size() + 1, channel, product, 5 + random.nextInt(40)));
            }
        }
        write("%s/suppliers/internal/calls/calls_%s.csv".formatted(drop, month),
                "call_id,npi,call_date,started_at,representative,channel,product_code,minutes", lines);
    }

    private void surveyOfJanuary(String drop) {
        Random random = random("survey", "2026-01");
        List<String> lines = new ArrayList<>();
        for (int i = 1; i <= 60; i++) {
            lines.add("R%04d,%s,%d,%s".formatted(i, SPECIALTIES.get(i % SPECIALTIES.size()), 3 + random.nextInt(8),
                    List.of("a representative", "a congress", "a journal", "a colleague").get(random.nextInt(4))));
        }
        write(drop + "/suppliers/opinio/survey/survey_2026-01.csv",
                "respondent,specialty,How likely are you to prescribe Cardiva? (0-10),Where did you first hear of Cardiva?", lines);
    }

    private void surveyOfFebruary(String drop) {
        Random random = random("survey", "2026-02");
        List<String> lines = new ArrayList<>();
        for (int i = 1; i <= 64; i++) {
            lines.add("R%04d,%s,%d,%d,%s".formatted(i, SPECIALTIES.get(i % SPECIALTIES.size()), 4 + random.nextInt(7), 2 + random.nextInt(9),
                    List.of("", "", "price", "\"too little data, so far\"", "reimbursement").get(random.nextInt(5))));
        }
        write(drop + "/suppliers/opinio/survey/survey_2026-02.csv",
                "respondent,specialty,How likely are you to prescribe Cardiva? (0-10),"
                        + "How likely are you to recommend Cardiva to a colleague? (0-10),What keeps you from prescribing Cardiva?",
                lines);
    }

    private void customers(String drop, LocalDate day, List<String> lines) {
        write("%s/suppliers/wholesale/customers/customers_%s.csv".formatted(drop, compact(day)),
                "customer_id,customer_name,customer_type,city,region", lines);
    }

    /** The region comes last in a line; the south has 60 of 400 customers. */
    private static List<String> customerLines(int count) {
        List<String> lines = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            String region = i % 20 < 3 ? "south" : List.of("north", "east", "west", "central").get(i % 4);
            String type = i % 10 == 0 ? "hospital" : i % 7 == 0 ? "clinic" : "pharmacy";
            lines.add("C%06d,\"%s %s, No. %d\",%s,%s,%s".formatted(
                    i, CITIES.get(i % CITIES.size()), type, i, type, CITIES.get(i % CITIES.size()), region));
        }
        return lines;
    }

    private void write(String file, String header, List<String> lines) {
        Path path = root.resolve(file);
        try {
            Files.createDirectories(path.getParent());
            Files.writeString(path, header + "\n" + String.join("\n", lines) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Random random(Object... names) {
        return new Random(List.of(names).toString().hashCode());
    }

    private static LocalDate date(int month, int day) {
        return LocalDate.of(2026, month, day);
    }

    private static String compact(LocalDate day) {
        return DateTimeFormatter.BASIC_ISO_DATE.format(day);
    }

    private static String npi(int prescriber) {
        return "%010d".formatted(1_000_000_000L + prescriber * 7_919L);
    }

    private static int decile(int prescriber) {
        return prescriber * 7 % 10 + 1;
    }

    private static String half(int halves) {
        return BigDecimal.valueOf(halves * 5L, 1).toPlainString();
    }
}
