package dev.larder.cli.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.larder.cli.passing.Workshop;
import dev.larder.core.engine.Batch;
import dev.larder.core.wiring.Names;
import dev.larder.functions.port.StatementFailed;
import dev.larder.functions.run.Attempts;
import dev.larder.functions.run.Releases;
import dev.standin.aws.lambda.Outcome;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** An environment with its owner and a reader, who do everything that they are there for; each says who was denied what. */
final class Inhabited {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Workshop shop;
    private final String owner;
    private final String reader;
    private final String operator;
    private final String chain;
    private int runs;

    Inhabited(Workshop shop, Names names, String reader) {
        this.shop = shop;
        this.owner = "IAMR:" + names.warehouseRole();
        this.reader = reader;
        this.operator = "IAMR:" + names.operatorRole();
        this.chain = shop.environment().settings().copyRoles();
    }

    /** The first that is denied, and to whom; empty if nothing is. What costs most comes last. */
    Optional<String> denied() {
        return Stream.<Supplier<Optional<String>>>of(this::deniedAtOnce, this::deployment, this::run)
                .flatMap(each -> each.get().stream())
                .findFirst();
    }

    /** What of {@link #denied} takes no time. */
    Optional<String> deniedAtOnce() {
        return readers().or(this::newTables).or(this::operators).or(this::newTablesOfEverySchema);
    }

    /** A reader reads the star and which release it is, and has a table of its own. */
    private Optional<String> readers() {
        return said(
                "a reader",
                List.of(
                        as(reader),
                        "select count(*) from star.fct_sale",
                        "select max(release) from ops.release",
                        "select count(*) from ops.test_result",
                        "select count(*) from ops.aside",
                        "create table scratch.mine (amount bigint)",
                        "insert into scratch.mine select amount from star.sales_by_day",
                        "drop table scratch.mine"));
    }

    /** The owner makes a table of the star, as a run does after a change of the project, and a reader reads it. */
    private Optional<String> newTables() {
        return said(
                "a reader of a new table",
                List.of(
                        as(owner),
                        "create table star.later (amount bigint)",
                        as(reader),
                        "select amount from star.later",
                        as(owner),
                        "drop table star.later"));
    }

    /** An operator looks into every schema. */
    private Optional<String> operators() {
        return said(
                "an operator",
                List.of(
                        as(operator),
                        "select count(*) from raw.sale",
                        "select count(*) from current.sale",
                        "select count(*) from qa.sale",
                        "select count(*) from candidate.sales_by_day",
                        "select count(*) from diff.sales_by_day",
                        "select count(*) from star.sales_by_day",
                        "select count(*) from ops.mapping"));
    }

    /** Runs and deployments make tables everywhere. */
    private Optional<String> newTablesOfEverySchema() {
        List<String> statements = new ArrayList<>();
        for (String schema : List.of("raw", "current", "qa", "candidate", "diff", "star", "ops")) {
            statements.addAll(List.of(
                    as(owner),
                    "create table " + schema + ".later (amount bigint)",
                    as(operator),
                    "select amount from " + schema + ".later",
                    as(owner),
                    "drop table " + schema + ".later"));
        }
        return said("an operator of a new table", statements.subList(0, 24))
                .or(() -> said("an operator of a new table", statements.subList(24, statements.size())));
    }

    /** A version of Larder that has another foundation is deployed. */
    private Optional<String> deployment() {
        shop.sql("delete from ops.foundation");
        return switch (shop.setUp()) {
            case Outcome.Returned _ -> Optional.empty();
            case Outcome.Failed failed -> Optional.of("a deployment: " + denial(failed.errorMessage()));
        };
    }

    /** A file is dropped, and a run begins. */
    private Optional<String> run() {
        int before = shop.badEnds().size();
        int release = 2 + runs;
        shop.drop(LocalDate.of(2026, 1, 1).plusDays(release).toString(), release);
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> shop.badEnds().size() > before
                        || Releases.newest(shop.environment().lake())
                                        .orElseThrow()
                                        .number()
                                == release);
        if (shop.badEnds().size() == before) {
            runs++;
            return Optional.empty();
        }
        String failed = shop.badEnds().getFirst().executionArn();
        String cause = shop.clients()
                .stepFunctions()
                .describeExecution(describe -> describe.executionArn(failed))
                .cause();
        return Optional.of("a run: "
                + denial(
                        JsonMapper.shared().readTree(cause).path("errorMessage").asString()));
    }

    /** After a run that was denied: the next one publishes what waits. */
    void recover() {
        shop.environment().pokes().pending("again");
        runs++;
        // The failure may be told only now, and then holds the next attempt up.
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> Attempts.takeUp(shop.environment())
                        || Releases.newest(shop.environment().lake())
                                        .orElseThrow()
                                        .number()
                                == 1 + runs);
        shop.awaitRelease(1 + runs);
    }

    /** What nobody but the owner may do, and is done all the same. */
    List<String> notDenied() {
        List<String> done = new ArrayList<>();
        for (String change : List.of(
                "delete from star.sales_by_day", "delete from ops.current_run", "create table raw.mine (a int)")) {
            if (said("an operator", List.of(as(operator), change)).isEmpty()) {
                done.add("an operator: " + change);
            }
        }
        for (String wrong : List.of(
                "create table public.mine (a int)",
                "copy scratch.mine from 's3://none/none' iam_role '%s' csv".formatted(chain))) {
            Optional<String> denied = said(
                    "a reader",
                    List.of(as(reader), "create table scratch.mine (a int)", wrong, "drop table scratch.mine"));
            if (denied.isEmpty()) {
                done.add(wrong);
            }
        }
        shop.sql("drop table if exists public.mine");
        return done;
    }

    private static String as(String user) {
        return "set local session authorization \"" + user + "\"";
    }

    private Optional<String> said(String who, List<String> statements) {
        try {
            shop.environment().warehouse().run(new Batch(who, statements, new TreeMap<>()), PATIENCE);
            return Optional.empty();
        } catch (StatementFailed refused) {
            return isDenial(refused.error()) ? Optional.of(who + ": " + refused.error()) : Optional.empty();
        }
    }

    private static boolean isDenial(String error) {
        return error.contains("permission denied")
                || error.contains("must be owner")
                || error.contains("does not have ASSUMEROLE permission");
    }

    private static String denial(String error) {
        assertThat(isDenial(error)).as(error).isTrue();
        return error;
    }
}
