package dev.larder.functions.memory;

import dev.larder.core.bundle.Bundle;
import dev.larder.core.contract.Column;
import dev.larder.core.contract.ColumnType;
import dev.larder.core.contract.Contract;
import dev.larder.core.contract.Contract.ExtraColumns;
import dev.larder.core.contract.Contract.PeriodRule;
import dev.larder.core.contract.Contract.Redelivery;
import dev.larder.core.contract.Coverage;
import dev.larder.core.contract.FeedId;
import dev.larder.core.contract.FileDialect;
import dev.larder.core.period.PeriodUnit;
import dev.larder.core.plan.AuthoredSql;
import dev.larder.core.plan.DataTest;
import dev.larder.core.plan.DataTest.Gate;
import dev.larder.core.plan.DataTest.Severity;
import dev.larder.core.plan.Knob;
import dev.larder.core.plan.Model;
import dev.larder.core.plan.Plan;
import dev.larder.core.plan.PlanJson;
import dev.larder.core.plan.QaView;
import dev.larder.core.plan.Read;
import dev.larder.core.plan.TableColumn;
import dev.larder.core.plan.Tolerance;
import dev.larder.core.set.FeedSet;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A project of two suppliers: sales, whose contract has two versions, become a table of shops and one of sales, which looks up the shop;
 * calls are only received, one a day and shop.
 */
public final class SmallProject {
    /** Sales by day. */
    public static final FeedId SALE = new FeedId("acme", "sale");
    /** Returns, of the same supplier. */
    public static final FeedId RETURN = new FeedId("acme", "return");
    /** Calls, of another supplier; the only ones with a key. */
    public static final FeedId CALL = new FeedId("zenith", "call");
    /** From this landing date on the second version of the sales' contract holds. */
    public static final LocalDate SECOND_VERSION = LocalDate.of(2026, 3, 10);

    private static final List<TableColumn> COLUMNS = List.of(
            new TableColumn("sold_on", "date", true),
            new TableColumn("shop", "varchar(10)", true),
            new TableColumn("amount", "integer", false));

    private SmallProject() {}

    /** The compiled project. */
    public static Plan plan() {
        return PlanJson.hashed(new Plan(
                "small",
                "",
                List.of(
                        feed(RETURN, List.of(contract(RETURN, "1.0.0", null, null))),
                        feed(
                                SALE,
                                List.of(
                                        contract(SALE, "1.1.0", SECOND_VERSION, null),
                                        contract(SALE, "1.0.0", null, SECOND_VERSION))),
                        feed(CALL, List.of(contract(CALL, "1.0.0", null, null)))),
                List.of(new QaView(
                        "sale",
                        "select sold_on, shop, amount from current.sale",
                        COLUMNS,
                        List.of("current.sale"),
                        List.of(new Read.ByPeriod("current.sale", "sold_on", 0)),
                        List.of(),
                        "sale-1")),
                List.of(
                        model("dim_shop", null, List.of("qa.sale"), List.of()),
                        model(
                                "fct_sale",
                                "sold_on",
                                List.of("qa.sale", "star.dim_shop"),
                                List.of(
                                        new Read.ByPeriod("qa.sale", "sold_on", 0),
                                        new Read.ByKey("star.dim_shop", List.of("shop"), "qa.sale", "sold_on")))),
                List.of(
                        test("amounts_are_known", Gate.INPUT, null, Severity.WARN),
                        test("sales_by_shop", Gate.OUTPUT, new Tolerance(new BigDecimal("20"), null), Severity.BLOCK),
                        test("shops_are_open", Gate.LOGIC, null, Severity.BLOCK)),
                List.of(new Knob("floor", "integer", "5", null, null, "", "sales", "Smallest amount"))));
    }

    /** The same with bundles and sets. */
    public static Plan with(List<Bundle> bundles, List<FeedSet> sets) {
        Plan plan = plan();
        return PlanJson.hashed(new Plan(
                plan.project(),
                "",
                plan.feeds(),
                plan.views(),
                plan.models(),
                plan.tests(),
                plan.knobs(),
                bundles,
                sets));
    }

    /** The same without a contract. */
    public static Plan withoutFeeds() {
        Plan plan = plan();
        return PlanJson.hashed(new Plan(plan.project(), "", List.of(), List.of(), List.of(), List.of(), List.of()));
    }

    private static Plan.Feed feed(FeedId id, List<Contract> versions) {
        return new Plan.Feed(id, id.name(), versions, COLUMNS);
    }

    private static Contract contract(FeedId feed, String version, @Nullable LocalDate from, @Nullable LocalDate until) {
        List<Column> columns = List.of(
                column("sold_on", ColumnType.Kind.DATE, 0),
                column("shop", ColumnType.Kind.VARCHAR, 10),
                column("amount", ColumnType.Kind.INTEGER, 0));
        return new Contract(
                feed,
                version,
                feed.name(),
                from,
                until,
                feed.name() + ".*\\.csv",
                Coverage.PERIOD,
                Redelivery.REPLACES,
                new PeriodRule(PeriodUnit.DAY, "sold_on"),
                new FileDialect("UTF-8", ',', '.', "UTC"),
                ExtraColumns.REJECT,
                columns,
                feed.equals(CALL) ? List.of("sold_on", "shop") : List.of(),
                null,
                "sales",
                feed.name() + "-" + version + "@example.com");
    }

    private static Column column(String name, ColumnType.Kind kind, int length) {
        return new Column(name, name, new ColumnType(kind, length, 0), true, null, null, null, null, List.of(), false);
    }

    private static Model model(String name, @Nullable String period, List<String> inputs, List<Read> reads) {
        return new Model(
                name,
                "Rows of " + name,
                "sales",
                "solid",
                COLUMNS,
                "",
                new AuthoredSql("select * from " + inputs.getFirst(), List.of()),
                List.of("sold_on", "shop"),
                period,
                inputs,
                reads,
                List.of(),
                name + "-1");
    }

    private static DataTest test(String name, Gate gate, @Nullable Tolerance tolerance, Severity severity) {
        return new DataTest(
                name,
                "About " + name.replace('_', ' '),
                gate,
                severity,
                "owner of " + name,
                new AuthoredSql("select '" + name + "' as found, :floor as floor", List.of()),
                tolerance,
                List.of("qa.sale"),
                List.of("floor"));
    }
}
