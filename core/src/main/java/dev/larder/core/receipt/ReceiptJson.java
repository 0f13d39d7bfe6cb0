package dev.larder.core.receipt;

import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.delivery.DeliveryRecord.Balance;
import dev.larder.core.delivery.Landed;
import dev.larder.core.delivery.Remarks;
import dev.larder.core.delivery.problem.Problem;
import dev.larder.core.delivery.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The receipt for programs: a Frictionless report (framework v5) of one task, and Larder's own words beside it. */
final class ReceiptJson {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private ReceiptJson() {}

    static String of(Answer answer) {
        DeliveryRecord record = answer.record();
        ObjectNode report = MAPPER.createObjectNode();
        report.put("valid", isValid(record));
        stats(report.putObject("stats"), record).put("tasks", 1);
        record.warnings().forEach(report.putArray("warnings")::add);
        report.putArray("errors");
        task(report.putArray("tasks").addObject(), record);
        report.put("verdict", record.verdict().name());
        report.put("tried", answer.tried());
        report.put("deliveryId", answer.tried() ? null : record.id());
        report.put("feed", record.feed().toString());
        report.put("contractVersion", record.contractVersion());
        report.put("revision", record.landed().revision() > 0 ? record.landed().revision() : null);
        report.put("landed", record.landed().at().toString());
        Remarks remarks = record.remarks();
        report.put("timeZone", remarks == null ? null : remarks.zone());
        ObjectNode counts = report.putObject("countsPerType");
        record.problemCounts().forEach(counts::put);
        if (record.problemCount() > record.problems().size()) {
            report.put("truncatedAt", record.problems().size());
        } else {
            report.putNull("truncatedAt");
        }
        kinds(report.putArray("mistakes"), record);
        ObjectNode periods = report.putObject("periods");
        record.periods().forEach((period, content) -> periods.put(period.label(), content.rows()));
        balance(report, record.balance());
        report.put("sameAs", record.sameAs());
        members(report, record);
        SetWords.add(report, record);
        if (remarks != null) {
            earlier(report, remarks);
        }
        answer.notes().forEach(report.putArray("notes")::add);
        report.put("nextStep", Advice.of(answer));
        report.put("contact", answer.contact());
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(report) + "\n";
    }

    private static void balance(ObjectNode report, @Nullable Balance balance) {
        if (balance != null) {
            report.putObject("balance")
                    .put("records", balance.records())
                    .put("accepted", balance.accepted())
                    .put("leftOut", balance.leftOut());
        }
    }

    /** A file with bad records is not valid, even if it is accepted without them. */
    private static boolean isValid(DeliveryRecord record) {
        return record.accepted() && !record.partly() && record.rejects() == null;
    }

    private static void kinds(ArrayNode mistakes, DeliveryRecord record) {
        for (ProblemGroup group : ProblemGroup.of(record)) {
            ObjectNode mistake =
                    mistakes.addObject().put("place", group.place()).put("count", group.count());
            mistake.put("message", group.note());
            ArrayNode cases = mistake.putArray("cases");
            group.cases()
                    .forEach(
                            each -> cases.addObject().put("place", each.place()).put("message", each.what()));
        }
    }

    /** Of a bundle what became of its members, of a member which bundle it came in; of any other delivery nothing. */
    private static void members(ObjectNode report, DeliveryRecord record) {
        Landed.Member member = record.landed().member();
        if (member != null) {
            report.put("bundle", record.landed().objectName()).put("member", member.name());
        }
        if (record.members() != null) {
            ArrayNode members = report.putArray("members");
            ReceiptMembers.of(record)
                    .forEach(each -> members.addObject()
                            .put("name", each.name())
                            .put("feed", each.feed().toString())
                            .put("deliveryId", each.delivery())
                            .put("verdict", each.verdict().name())
                            .put("rows", each.rows())
                            .put("errors", each.problems()));
        }
    }

    private static void earlier(ObjectNode report, Remarks remarks) {
        remarks.parked().forEach(report.putArray("leftOut")::add);
        Remarks.Earlier earlier = remarks.earlier();
        if (earlier != null) {
            report.putObject("earlier")
                    .put("deliveryId", earlier.delivery())
                    .put("place", earlier.fileName())
                    .put("revision", earlier.revision())
                    .put("landed", earlier.landed().toString())
                    .put("rows", earlier.rows());
        }
    }

    private static ObjectNode stats(ObjectNode stats, DeliveryRecord record) {
        return stats.put("errors", record.problemCount())
                .put("warnings", record.warnings().size());
    }

    private static void task(ObjectNode task, DeliveryRecord record) {
        task.put("name", record.feed().name()).put("type", "table").put("valid", isValid(record));
        task.put("place", record.landed().fileName());
        stats(task.putObject("stats"), record)
                .put("rows", record.rows() + record.rejectedRows())
                .put("bytes", record.bytes())
                .put("sha256", record.sha256());
        ArrayNode errors = task.putArray("errors");
        record.problems().forEach(problem -> error(errors.addObject(), problem));
    }

    private static void error(ObjectNode error, Problem problem) {
        error.put("type", problem.type());
        error.put(
                "title", ProblemType.of(problem.type()).map(ProblemType::title).orElse(problem.type()));
        error.put("message", ReceiptWords.place(problem) + ": " + ReceiptWords.note(problem));
        error.put("note", problem.note());
        if (problem.line() > 0) {
            error.put("rowNumber", problem.line());
        }
        if (problem.field() > 0) {
            error.put("fieldNumber", problem.field());
        }
        if (problem.label() != null) {
            error.put("fieldName", problem.label());
        }
        if (problem.cell() != null) {
            error.put("cell", problem.cell());
        }
        if (problem.example() != null) {
            error.put("example", problem.example());
        }
    }
}
