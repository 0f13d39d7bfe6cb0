package dev.standin.aws.redshiftdata;

import dev.standin.aws.Caller;
import dev.standin.aws.StateFolder;
import dev.standin.aws.internal.json.JsonService;
import dev.standin.aws.internal.json.ServiceFailure;
import dev.standin.aws.secretsmanager.Secrets;
import dev.standin.redshift.Database;
import dev.standin.redshift.Warehouse;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The Redshift Data API over a {@link Warehouse}: asynchronous, with tokens that mean the same statement for eight hours,
 * also across a restart. Safe for use by many threads.
 */
public final class RedshiftData implements JsonService, AutoCloseable {
    private final Warehouse warehouse;
    private final Entrance entrance;
    private final Clock clock;
    private final Limits limits;
    private final Ledger ledger;
    private final Results results;
    private final Executor executor;
    private final Listings listings;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofPlatform().name("redshift-", 0).daemon().factory());

    /**
     * @param workgroupArn the ARN of a workgroup of that name, for permissions
     */
    public RedshiftData(
            Warehouse warehouse, StateFolder state, Clock clock, UnaryOperator<String> workgroupArn, Limits limits) {
        this(warehouse, state, clock, new Account(workgroupArn, new Secrets(List.of(), clock.instant())), limits);
    }

    /**
     * What the service asks of its account.
     *
     * @param workgroupArn the ARN of a workgroup of that name
     */
    public record Account(UnaryOperator<String> workgroupArn, Secrets secrets) {}

    /** The same with the secrets that calls may name. */
    public RedshiftData(Warehouse warehouse, StateFolder state, Clock clock, Account account, Limits limits) {
        this.warehouse = warehouse;
        this.clock = clock;
        this.entrance = new Entrance(account.workgroupArn(), account.secrets(), warehouse.users());
        this.limits = limits;
        this.results = new Results(state.folder("redshift-results"));
        this.ledger = new Ledger(state, warehouse, results, clock.instant());
        this.executor = new Executor(results, clock);
        this.listings = new Listings(ledger);
    }

    @Override
    public String signingName() {
        return "redshift-data";
    }

    @Override
    public String targetPrefix() {
        return "RedshiftData";
    }

    @Override
    public JsonNode call(Caller caller, String operation, JsonNode request) {
        return switch (operation) {
            case "ExecuteStatement" -> submit(caller, operation, request, false);
            case "BatchExecuteStatement" -> submit(caller, operation, request, true);
            case "DescribeStatement" -> describe(caller, request);
            case "GetStatementResult" -> result(caller, request);
            case "ListStatements" -> {
                ledger.forgetOld(clock.instant());
                yield listings.statements(caller, request);
            }
            case "CancelStatement" -> cancel(caller, request);
            case "ListDatabases", "ListSchemas", "ListTables", "DescribeTable" -> {
                Requests.checkMetadata(request);
                Entrance.Visitor visitor = entrance.visitor(caller, operation, request);
                if (visitor.refusal() != null) {
                    throw Requests.invalid(visitor.refusal());
                }
                yield new Metadata(warehouse).answer(operation, request, visitor.user());
            }
            default -> throw ServiceFailure.unknownOperation("RedshiftData", operation);
        };
    }

    private JsonNode submit(Caller caller, String operation, JsonNode request, boolean batch) {
        Requests.checkMembers(request);
        Entrance.Visitor visitor = entrance.visitor(caller, operation, request);
        String workgroup = Requests.workgroup(request);
        Submission.Origin origin = new Submission.Origin(
                workgroup,
                Requests.required(request, "Database"),
                Submission.Owner.of(caller.principal()),
                visitor.user(),
                Requests.optional(request, "StatementName", 500),
                Requests.optional(request, "ClientToken", 64));
        Submission submission = new Submission(
                UUID.randomUUID().toString(),
                batch,
                Requests.autoCommit(request),
                Requests.sqls(request, batch),
                Requests.parameters(request),
                origin,
                clock.instant());
        int wait = Requests.wait(request);
        Running running = accepted(submission, visitor.refusal());
        running.await(wait);
        ObjectNode answer = JsonMapper.shared().createObjectNode();
        answer.put("Id", running.submission().id())
                .put("CreatedAt", Listings.seconds(running.submission().createdAt()))
                .put("Database", origin.database())
                .put("WorkgroupName", workgroup)
                .put("DbUser", origin.user());
        return answer;
    }

    private synchronized Running accepted(Submission submission, @Nullable String refusal) {
        Running same = ledger.sameToken(submission);
        if (same != null) {
            if (!same.submission().sameRequest(submission)) {
                throw Requests.invalid("the ClientToken was used for another request in the last 8 hours");
            }
            return same;
        }
        Database database = database(submission.origin().database());
        if (ledger.active() >= limits.activeStatements()) {
            throw new ServiceFailure(
                    "ActiveStatementsExceededException",
                    "Active statements exceeded the allowed quota (" + limits.activeStatements() + ").",
                    400);
        }
        Running running = ledger.add(submission);
        if (refusal == null) {
            threads.execute(() -> ledger.end(running, executor.run(database, running), clock.instant()));
        } else {
            ledger.end(running, Executor.refused(running, refusal), clock.instant());
        }
        return running;
    }

    private Database database(String name) {
        try {
            return warehouse.database(name);
        } catch (Warehouse.UnknownDatabase e) {
            throw Requests.invalid(String.valueOf(e.getMessage()));
        }
    }

    private JsonNode describe(Caller caller, JsonNode request) {
        Running running = found(caller, "DescribeStatement", request);
        running.await(Requests.wait(request));
        return Listings.described(running.sight());
    }

    private JsonNode result(Caller caller, JsonNode request) {
        String id = Requests.required(request, "Id");
        Running running = found(caller, "GetStatementResult", request);
        running.await(Requests.wait(request));
        Outcome outcome = running.sight().outcome();
        if (outcome.status() != Outcome.Status.FINISHED) {
            throw new ServiceFailure(
                    "ResourceNotFoundException", "Query " + id + " is not finished: " + outcome.status(), 404);
        }
        int part = id.contains(":") ? Integer.parseInt(id.substring(id.indexOf(':') + 1)) - 1 : 0;
        boolean missing = part < 0
                || part >= outcome.parts().size()
                || !outcome.parts().get(part).hasResult()
                || (running.submission().batch() && !id.contains(":"));
        if (missing) {
            throw new ServiceFailure(
                    "ResourceNotFoundException",
                    "Query " + id + " does not have result. Please check query status with DescribeStatement.",
                    404);
        }
        return results.page(
                id, Requests.offset(request), outcome.parts().get(part).rows());
    }

    private JsonNode cancel(Caller caller, JsonNode request) {
        Running running = found(caller, "CancelStatement", request);
        Sight before = running.cancel();
        if (before.isFinal()) {
            throw Requests.invalid("Could not cancel a query that is already in "
                    + before.outcome().status() + " state");
        }
        return JsonMapper.shared().createObjectNode().put("Status", true);
    }

    /** A statement of the caller's identity; other statements are as good as absent, though what may be seen of one's own is for policies. */
    private Running found(Caller caller, String operation, JsonNode request) {
        boolean whole = operation.equals("DescribeStatement");
        String id = Requests.required(request, "Id");
        if (!id.matches("[a-z0-9]{8}(-[a-z0-9]{4}){3}-[a-z0-9]{12}(:[0-9]{1,3})?")) {
            throw Requests.invalid("id must satisfy regex pattern: uuid or uuid:number");
        }
        int colon = id.indexOf(':');
        if (whole && colon >= 0) {
            throw Requests.invalid(
                    "describe the batch " + id.substring(0, colon) + "; its SubStatements tell about " + id);
        }
        ledger.forgetOld(clock.instant());
        @Nullable Running running = ledger.find(colon < 0 ? id : id.substring(0, colon));
        if (running == null || !sameIdentity(caller, running)) {
            throw new ServiceFailure("ResourceNotFoundException", "Query does not exist.", 404);
        }
        Submission.Origin origin = running.submission().origin();
        // IAM knows no resource for it (Service Authorization Reference): a grant on the workgroup would not do.
        caller.require("redshift-data:" + operation, "*", origin.owner().context());
        return running;
    }

    private static boolean sameIdentity(Caller caller, Running running) {
        return caller.principal()
                .principalArn()
                .equals(running.submission().origin().owner().arn());
    }

    /** Stops what is running and waits for it to be written down. */
    @Override
    public void close() {
        ledger.newestFirst().forEach(Running::cancel);
        threads.close();
        ledger.close();
    }
}
