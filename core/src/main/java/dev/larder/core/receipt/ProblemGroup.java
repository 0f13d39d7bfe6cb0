package dev.larder.core.receipt;

import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.delivery.Remarks;
import dev.larder.core.delivery.problem.Printable;
import dev.larder.core.delivery.problem.Problem;
import dev.larder.core.delivery.problem.ProblemKind;
import dev.larder.core.delivery.problem.ProblemKind.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * Problems that are one mistake, as a receipt shows them.
 *
 * @param place the column or, of a mistake of whole lines, nothing
 * @param note what is wrong with all of them; empty if that differs
 * @param count how many there are in the file
 * @param cases the first ones, those that look the same together
 * @param hidden how many are of none of the cases
 */
record ProblemGroup(String place, String note, long count, List<Case> cases, long hidden) {
    /** The most lines that are told of equal problems. */
    private static final int MOST_LINES = 5;
    /** The most values that are told of one column. */
    private static final int MOST_VALUES = 10;
    /** The most differences that are told of the header, or of whole lines; these must be mended one by one. */
    private static final int MOST_NOTES = 100;

    ProblemGroup {
        cases = List.copyOf(cases);
    }

    /**
     * Equal problems.
     *
     * @param place where the first ones are, and how many more there are
     * @param what the value, or what is wrong
     */
    record Case(String place, String what, long count) {}

    /** The record's problems, in the order in which each mistake appears first. */
    static List<ProblemGroup> of(DeliveryRecord record) {
        SequencedMap<ProblemKind, List<Problem>> byKind = new LinkedHashMap<>();
        kinds(record).forEach(kind -> byKind.put(kind, new ArrayList<>()));
        for (Problem problem : record.problems()) {
            byKind.entrySet().stream()
                    .filter(kind -> kind.getKey().includes(problem))
                    .findFirst()
                    .ifPresent(kind -> kind.getValue().add(problem));
        }
        return byKind.entrySet().stream()
                .filter(kind -> !kind.getValue().isEmpty())
                .map(kind -> of(kind.getKey(), kind.getValue()))
                .toList();
    }

    /** The kinds that the record counts; those of its problems if it is older than that. */
    private static List<ProblemKind> kinds(DeliveryRecord record) {
        Remarks remarks = record.remarks();
        if (remarks != null && !remarks.problemKinds().isEmpty()) {
            return remarks.problemKinds();
        }
        SequencedMap<ProblemKind, Long> counts = new LinkedHashMap<>();
        record.problems().forEach(problem -> counts.merge(bare(problem), 1L, Long::sum));
        return counts.entrySet().stream()
                .map(kind -> new ProblemKind(
                        kind.getKey().type(),
                        kind.getKey().field(),
                        kind.getKey().note(),
                        kind.getValue(),
                        List.of()))
                .toList();
    }

    private static ProblemKind bare(Problem problem) {
        return new ProblemKind(
                problem.type(), problem.field(), problem.field() == 0 ? null : problem.note(), 0, List.of());
    }

    private static ProblemGroup of(ProblemKind kind, List<Problem> problems) {
        String common = kind.note();
        return kind.count() == 1 || kind.field() == 0 || common == null
                ? ofLines(kind, problems)
                : ofColumn(kind, common, problems);
    }

    private static ProblemGroup ofColumn(ProblemKind kind, String common, List<Problem> problems) {
        Problem first = problems.getFirst();
        boolean alike = problems.stream().allMatch(problem -> problem.note().equals(first.note()));
        SequencedMap<String, List<Problem>> byValue = new LinkedHashMap<>();
        problems.forEach(
                problem -> byValue.computeIfAbsent(problem.cell() == null ? "" : problem.cell(), _ -> new ArrayList<>())
                        .add(problem));
        List<Case> cases = new ArrayList<>();
        byValue.forEach((value, equal) -> {
            Problem one = equal.getFirst();
            String rest = alike ? "" : Printable.text(one.note().substring(common.length()));
            long count = count(kind, value, equal);
            cases.add(new Case(lines(equal, count), ReceiptWords.value(one) + rest, count));
        });
        String note = alike ? ReceiptWords.what(first) : Printable.text(common);
        return of(ReceiptWords.column(first), note, kind, cases.subList(0, Math.min(MOST_VALUES, cases.size())));
    }

    /** Each says for itself what is wrong; equal ones that differ in their line only are one case. */
    private static ProblemGroup ofLines(ProblemKind kind, List<Problem> problems) {
        SequencedMap<String, List<Problem>> byNote = new LinkedHashMap<>();
        problems.forEach(problem -> byNote.computeIfAbsent(
                        ReceiptWords.place(problem).replaceFirst("^line [0-9,]+", "") + problem.note(),
                        _ -> new ArrayList<>())
                .add(problem));
        List<Case> cases = byNote.values().stream()
                .limit(MOST_NOTES)
                .map(equal -> ofLine(equal, count(kind, equal.getFirst().note(), equal)))
                .toList();
        return of("", "", kind, cases);
    }

    private static ProblemGroup of(String place, String note, ProblemKind kind, List<Case> cases) {
        long told = cases.stream().mapToLong(Case::count).sum();
        return new ProblemGroup(place, note, kind.count(), cases, kind.count() - told);
    }

    /** How many there are in the file, as far as they were counted. */
    private static long count(ProblemKind kind, String value, List<Problem> equal) {
        long counted = kind.values().stream()
                .filter(each -> each.text().equals(value))
                .mapToLong(Value::count)
                .sum();
        return Math.max(counted, equal.size());
    }

    private static Case ofLine(List<Problem> equal, long count) {
        Problem first = equal.getFirst();
        return new Case(count == 1 ? ReceiptWords.place(first) : lines(equal, count), ReceiptWords.note(first), count);
    }

    private static String lines(List<Problem> equal, long count) {
        List<String> numbers = equal.stream()
                .limit(MOST_LINES)
                .map(problem -> ReceiptWords.number(problem.line()))
                .toList();
        long more = count - numbers.size();
        return (numbers.size() == 1 ? "line " : "lines ")
                + String.join(", ", numbers)
                + (more > 0 ? " and " + ReceiptWords.number(more) + " more" : "");
    }

    /** Whether the mistake has a heading of its own, above the cases. */
    boolean hasHeading() {
        return !place.isEmpty();
    }

    /** What is not shown of it; empty if all of it is. */
    String more() {
        return hidden <= 0
                ? ""
                : "and " + ReceiptWords.number(hidden) + " more"
                        + (hasHeading() ? " with other values" : " like these");
    }
}
