package dev.larder.core.run;

import dev.larder.core.contract.Contract;
import dev.larder.core.contract.Contract.ExtraColumns;
import dev.larder.core.contract.Contract.PeriodRule;
import dev.larder.core.contract.Contract.Redelivery;
import dev.larder.core.contract.Coverage;
import dev.larder.core.contract.FeedId;
import dev.larder.core.contract.FileDialect;
import dev.larder.core.period.PeriodUnit;
import dev.larder.core.plan.AuthoredSql;
import dev.larder.core.plan.Model;
import dev.larder.core.plan.Plan;
import dev.larder.core.plan.QaView;
import dev.larder.core.plan.Read;
import dev.larder.core.plan.TableColumn;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A project of three feeds, three views and six models, each with a way of reading that the incremental rule must get right.
 *
 * @param unit length of the dated feeds' periods
 * @param variant 0 to 3: bit 0 changes a model's statement, bit 1 a view's
 * @param floor value of the knob: smaller sales do not count
 */
record SmallStar(PeriodUnit unit, int variant, int floor) {
    static final FeedId SALE = FeedId.parse("acme/sale");
    static final FeedId CALL = FeedId.parse("acme/call");
    static final FeedId PRODUCT = FeedId.parse("acme/product");
    static final int LOOKBACK = 2;

    private static final List<TableColumn> COLUMNS = List.of(
            new TableColumn("day", "date", true),
            new TableColumn("key", "varchar(10)", true),
            new TableColumn("value", "bigint", false));
    private static final Read SALE_BY_DAY = new Read.ByPeriod("qa.sale", "day", 0);
    private static final Read PRODUCT_BY_KEY = new Read.ByKey("star.dim_product", List.of("key"), "qa.sale", "day");

    /** The compiled project; its hash names the variant. */
    Plan plan() {
        return new Plan(
                "small",
                "plan-" + variant,
                List.of(feed(CALL, unit), feed(PRODUCT, PeriodUnit.NONE), feed(SALE, unit)),
                List.of(
                        view("call", "call", new Read.ByPeriod("current.call", "day", 0), List.of()),
                        view("product", "product", null, List.of()),
                        view(
                                "sale",
                                "sale" + (variant >> 1),
                                new Read.ByPeriod("current.sale", "day", 0),
                                List.of("floor"))),
                List.of(
                        model("dim_product", null, List.of("qa.product"), List.of()),
                        model(
                                "fct_sale",
                                "day",
                                List.of("qa.sale", "star.dim_product"),
                                List.of(SALE_BY_DAY, PRODUCT_BY_KEY)),
                        model(
                                "fct_trend",
                                "day",
                                List.of("qa.sale", "star.dim_product"),
                                List.of(new Read.ByPeriod("qa.sale", "day", LOOKBACK), PRODUCT_BY_KEY)),
                        model(
                                "fct_activity",
                                "day",
                                List.of("qa.call", "star.fct_sale"),
                                List.of(
                                        new Read.ByPeriod("qa.call", "day", 0),
                                        new Read.ByPeriod("star.fct_sale", "day", 0))),
                        model("fct_named", "day", List.of("qa.product", "qa.sale"), List.of(SALE_BY_DAY)),
                        model("total", null, List.of("star.fct_sale"), List.of())),
                List.of(),
                List.of());
    }

    /** Rows of a view. */
    List<Row> view(String name, Function<FeedId, List<Row>> inForce) {
        return switch (name) {
            case "qa.call" -> inForce.apply(CALL);
            case "qa.product" -> inForce.apply(PRODUCT);
            case "qa.sale" ->
                inForce.apply(SALE).stream()
                        .filter(row -> row.value() >= floor
                                && (variant < 2 || !row.key().equals("k0")))
                        .toList();
            default -> throw new IllegalArgumentException(name);
        };
    }

    /** All rows of a model; each is a function of the rows it reads. */
    List<Row> model(String name, Function<String, List<Row>> input) {
        return switch (name) {
            case "dim_product" -> input.apply("qa.product");
            case "fct_sale" -> sales(input);
            case "fct_trend" -> trend(input);
            case "fct_activity" -> activity(input.apply("star.fct_sale"), input.apply("qa.call"));
            case "fct_named" -> named(input.apply("qa.sale"), input.apply("qa.product"));
            case "total" -> total(input.apply("star.fct_sale"));
            default -> throw new IllegalArgumentException(name);
        };
    }

    private List<Row> sales(Function<String, List<Row>> input) {
        int factor = variant % 2 == 0 ? 100 : 1000;
        List<Row> rows = new ArrayList<>();
        List<Row> products = input.apply("star.dim_product");
        summed(input.apply("qa.sale"))
                .forEach(sale -> products.stream()
                        .filter(product -> product.key().equals(sale.key()))
                        .forEach(product ->
                                rows.add(new Row(sale.day(), sale.key(), sale.value() * factor + product.value()))));
        return rows;
    }

    /** Per day and market the sales of that day and the two before it. */
    private static List<Row> trend(Function<String, List<Row>> input) {
        List<Row> seen = new ArrayList<>();
        List<Row> products = input.apply("star.dim_product");
        for (Row sale : input.apply("qa.sale")) {
            for (Row product : products) {
                for (int days = 0; days <= LOOKBACK && product.key().equals(sale.key()); days++) {
                    seen.add(new Row(sale.day().plusDays(days), "m" + product.value(), sale.value()));
                }
            }
        }
        return summed(seen);
    }

    private static List<Row> activity(List<Row> sales, List<Row> calls) {
        return sales.stream()
                .map(sale -> new Row(
                        sale.day(),
                        sale.key(),
                        sale.value() * 7
                                + calls.stream()
                                        .filter(call -> call.day().equals(sale.day())
                                                && call.key().equals(sale.key()))
                                        .count()))
                .toList();
    }

    private static List<Row> named(List<Row> sales, List<Row> products) {
        return summed(sales).stream()
                .map(sale -> new Row(
                        sale.day(),
                        sale.key(),
                        sale.value() * products.size() + (Row.keys(products).contains(sale.key()) ? 1 : 0)))
                .toList();
    }

    private static List<Row> total(List<Row> sales) {
        Map<LocalDate, Long> days = new TreeMap<>();
        sales.forEach(sale -> days.merge(sale.day(), sale.value(), Long::sum));
        List<Row> rows = new ArrayList<>();
        long sum = 0;
        for (Map.Entry<LocalDate, Long> day : days.entrySet()) {
            sum += day.getValue();
            rows.add(new Row(day.getKey(), "all", sum));
        }
        return rows;
    }

    private static List<Row> summed(List<Row> rows) {
        Map<Row, Long> sums = new TreeMap<>();
        rows.forEach(row -> sums.merge(new Row(row.day(), row.key(), 0), row.value(), Long::sum));
        List<Row> summed = new ArrayList<>();
        sums.forEach((row, sum) -> summed.add(new Row(row.day(), row.key(), sum)));
        return summed;
    }

    private static QaView view(String name, String logic, @Nullable Read read, List<String> knobs) {
        return new QaView(
                name,
                "select " + logic,
                COLUMNS,
                List.of("current." + name),
                read == null ? List.of() : List.of(read),
                knobs,
                logic);
    }

    private Model model(String name, @Nullable String period, List<String> inputs, List<Read> reads) {
        String logic = name.equals("fct_sale") ? name + variant % 2 : name;
        return new Model(
                name,
                "",
                "test",
                "solid",
                COLUMNS,
                "",
                new AuthoredSql("select", List.of()),
                List.of("day", "key"),
                period,
                inputs,
                reads,
                List.of(),
                logic);
    }

    private static Plan.Feed feed(FeedId id, PeriodUnit unit) {
        PeriodRule rule = new PeriodRule(unit, unit == PeriodUnit.NONE ? null : "day");
        Contract contract = new Contract(
                id,
                "1.0.0",
                id.name(),
                null,
                null,
                ".*",
                Coverage.PERIOD,
                Redelivery.REPLACES,
                rule,
                new FileDialect("UTF-8", ',', '.', "UTC"),
                ExtraColumns.REJECT,
                List.of(),
                List.of(),
                0L,
                "test",
                "test");
        return new Plan.Feed(id, id.name(), List.of(contract), COLUMNS);
    }
}
