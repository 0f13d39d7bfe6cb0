package dev.standin.aws.redshiftdata;

import dev.standin.aws.Caller;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers of DescribeStatement and ListStatements. */
final class Listings {
    private static final String LIST = "redshift-data:ListStatements";
    private final Ledger ledger;

    Listings(Ledger ledger) {
        this.ledger = ledger;
    }

    static double seconds(Instant at) {
        return at.toEpochMilli() / 1000.0;
    }

    /** What the caller may see; finished ones only, unless another status is asked for; newest first. */
    JsonNode statements(Caller caller, JsonNode request) {
        Submission.Owner self = Submission.Owner.of(caller.principal());
        caller.require(LIST, "*", self.context());
        boolean wholeRole = request.path("RoleLevel").asBoolean(true);
        String status = request.path("Status").asString("FINISHED");
        String prefix = request.path("StatementName").asString("");
        int most = request.path("MaxResults").asInt(0);
        if (most < 0 || most > 100) {
            throw Requests.invalid("MaxResults must be 0 to 100");
        }
        int page = most == 0 ? 100 : most;
        int from = Requests.offset(request);
        List<Sight> all = ledger.newestFirst().stream()
                .map(Running::sight)
                .filter(r -> isSeen(caller, wholeRole, r.submission().origin().owner()))
                .filter(r -> status.equals("ALL") || r.outcome().status().name().equals(status))
                .filter(r -> prefix.isEmpty()
                        || String.valueOf(r.submission().origin().name()).startsWith(prefix))
                .filter(r -> !request.has("Database")
                        || request.path("Database")
                                .asString()
                                .equals(r.submission().origin().database()))
                .filter(r -> !request.has("WorkgroupName")
                        || request.path("WorkgroupName")
                                .asString()
                                .equals(r.submission().origin().workgroup()))
                .toList();
        ObjectNode answer = JsonMapper.shared().createObjectNode();
        ArrayNode statements = answer.putArray("Statements");
        all.stream().skip(from).limit(page).forEach(r -> statements.add(summary(r)));
        if (from + page < all.size()) {
            answer.put("NextToken", String.valueOf(from + page));
        }
        return answer;
    }

    /** Statements of the caller's identity, of its session alone unless the whole role is asked for, under the policy's condition. */
    private static boolean isSeen(Caller caller, boolean wholeRole, Submission.Owner owner) {
        Submission.Owner self = Submission.Owner.of(caller.principal());
        return owner.arn().equals(self.arn())
                && (wholeRole || owner.userId().equals(self.userId()))
                && caller.may(LIST, "*", owner.context());
    }

    private static ObjectNode summary(Sight running) {
        Submission submission = running.submission();
        ObjectNode node = common(running).put("IsBatchStatement", submission.batch());
        if (submission.origin().name() != null) {
            node.put("StatementName", submission.origin().name());
        }
        if (submission.batch()) {
            ArrayNode sqls = node.putArray("QueryStrings");
            submission.sqls().forEach(sqls::add);
        }
        return node;
    }

    private static ObjectNode common(Sight running) {
        Submission submission = running.submission();
        ObjectNode node = JsonMapper.shared().createObjectNode();
        node.put("Id", submission.id())
                .put("Status", running.outcome().status().name())
                .put("CreatedAt", seconds(submission.createdAt()))
                .put("UpdatedAt", seconds(running.updatedAt()));
        if (!submission.batch()) {
            node.put("QueryString", submission.sqls().getFirst());
        }
        if (!submission.parameters().isEmpty()) {
            ArrayNode parameters = node.putArray("QueryParameters");
            submission
                    .parameters()
                    .forEach((name, value) ->
                            parameters.addObject().put("name", name).put("value", value));
        }
        return node;
    }

    static ObjectNode described(Sight running) {
        Submission submission = running.submission();
        Outcome outcome = running.outcome();
        ObjectNode node = common(running)
                .put("Database", submission.origin().database())
                .put("WorkgroupName", submission.origin().workgroup())
                .put("DbUser", submission.origin().user())
                .put("Duration", outcome.nanos())
                .put("RedshiftPid", 0)
                .put("RedshiftQueryId", 0);
        if (outcome.error() != null) {
            node.put("Error", outcome.error());
        }
        List<Outcome.Part> parts = outcome.parts();
        boolean done = outcome.status() == Outcome.Status.FINISHED;
        node.put("HasResultSet", done && parts.stream().anyMatch(Outcome.Part::hasResult));
        node.put("ResultRows", done && !parts.isEmpty() ? parts.getLast().rows() : -1);
        node.put("ResultSize", done && !parts.isEmpty() ? parts.getLast().bytes() : -1);
        if (submission.batch()) {
            ArrayNode subs = node.putArray("SubStatements");
            for (int i = 0; i < submission.sqls().size(); i++) {
                subs.add(sub(running, i));
            }
        }
        return node;
    }

    private static ObjectNode sub(Sight running, int i) {
        Submission submission = running.submission();
        List<Outcome.Part> parts = running.outcome().parts();
        ObjectNode node = JsonMapper.shared().createObjectNode();
        node.put("Id", submission.id() + ":" + (i + 1))
                .put("QueryString", submission.sqls().get(i))
                .put("CreatedAt", seconds(submission.createdAt()))
                .put("UpdatedAt", seconds(running.updatedAt()))
                .put("RedshiftQueryId", 0);
        if (i >= parts.size()) {
            return node.put("Status", running.outcome().status().name())
                    .put("Duration", 0)
                    .put("ResultRows", -1)
                    .put("ResultSize", -1)
                    .put("HasResultSet", false);
        }
        Outcome.Part part = parts.get(i);
        if (part.error() != null) {
            node.put("Error", part.error());
        }
        return node.put("Status", part.status().name())
                .put("Duration", part.nanos())
                .put("ResultRows", part.rows())
                .put("ResultSize", part.bytes())
                .put("HasResultSet", part.hasResult());
    }
}
