package dev.larder.core.delivery;

import dev.larder.core.contract.Column;
import dev.larder.core.contract.Contract;
import dev.larder.core.contract.FileDialect;
import dev.larder.core.contract.Spelling;
import dev.larder.core.delivery.Checked.LeftOut;
import dev.larder.core.delivery.Checked.Original;
import dev.larder.core.delivery.PartSink.Kind;
import dev.larder.core.delivery.RowCheck.Setting;
import dev.larder.core.delivery.internal.read.DigestedInput;
import dev.larder.core.delivery.internal.read.FileText;
import dev.larder.core.delivery.internal.read.ForeignFormat;
import dev.larder.core.delivery.internal.read.Found;
import dev.larder.core.delivery.internal.read.HeaderReader;
import dev.larder.core.delivery.internal.read.RecordScanner;
import dev.larder.core.delivery.internal.read.RecordText;
import dev.larder.core.delivery.internal.read.UnreadableFile;
import dev.larder.core.delivery.internal.total.FooterCheck;
import dev.larder.core.delivery.problem.Printable;
import dev.larder.core.delivery.problem.Problem;
import dev.larder.core.delivery.problem.ProblemKind;
import dev.larder.core.delivery.problem.ProblemLog;
import dev.larder.core.delivery.problem.ProblemType;
import dev.larder.core.scratch.ScratchSpace;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Checks a file against its feed's contracts and conforms it, in one pass and constant memory. Whatever the supplier sent is answered
 * by a value; an {@link IOException} comes only from the stream, the sink or the scratch space. The whole file is always read, for its length and
 * digest. An instance checks one file; the static methods are thread-safe.
 */
public final class DeliveryCheck {
    private static final int MOST_KEYS = 100;

    private static final int DRAIN_BYTES = 64 * 1024;

    private final CheckRequest request;
    private final DigestedInput input;
    private final ProblemLog problems;
    private final PartWriter parts;
    private final PartWriter rejectParts;
    private final ScratchSpace scratch;
    private @Nullable Contract contract;
    private @Nullable FileNameDates dates;
    private @Nullable RowCheck rowCheck;
    private @Nullable RejectLog rejects;
    private @Nullable RecordText records;
    private List<String> parked = List.of();
    private final List<String> warnings = new ArrayList<>();

    private DeliveryCheck(CheckRequest request, InputStream file, PartSink sink, ScratchSpace scratch) {
        this.request = request;
        input = new DigestedInput(file);
        problems = new ProblemLog(request.limits().problems());
        parts = new PartWriter(sink, Kind.ROWS, request.limits().partBytes(), scratch);
        rejectParts = new PartWriter(sink, Kind.REJECTS, request.limits().partBytes(), scratch);
        this.scratch = scratch;
    }

    /**
     * Reads the stream to its end and leaves it open. After a rejection, nothing given to the sink counts; scratch files are closed
     * unless an exception ends the check.
     */
    public static Checked check(CheckRequest request, InputStream file, PartSink sink, ScratchSpace scratch)
            throws IOException {
        DeliveryCheck check = new DeliveryCheck(request, file, sink, scratch);
        try {
            check.run();
            return check.checked();
        } finally {
            check.parts.abandon();
            check.rejectParts.abandon();
        }
    }

    /** The rejection of a file that matches no feed: only its length and digest are taken. */
    public static Checked refuse(Problem problem, InputStream file) throws IOException {
        DigestedInput input = new DigestedInput(file);
        input.drain(new byte[DRAIN_BYTES]);
        return new Checked.Rejected(
                null,
                new Original(input.bytes(), input.digest(), 0),
                List.of(problem),
                Map.of(problem.type(), 1L),
                List.of(new ProblemKind(problem.type(), 0, null, 1, List.of())),
                List.of());
    }

    private void run() throws IOException {
        ContractChoice.Candidates candidates = ContractChoice.candidates(
                request.versions(), request.landed().date(), request.landed().fileName());
        if (candidates.problem() != null) {
            add(candidates.problem());
        }
        try {
            read(candidates.versions());
            drain();
        } catch (UnreadableFile unreadable) {
            boolean isChosen = contract != null || candidates.versions().isEmpty();
            contract = isChosen ? contract : candidates.versions().getLast();
            add(unreadable.problem());
            drain();
        }
    }

    private void drain() throws IOException {
        input.drain(scratch.lend(DRAIN_BYTES));
    }

    private void read(List<Contract> candidates) throws IOException {
        FileDialect dialect = dialect(candidates);
        Optional<Problem> foreign = ForeignFormat.of(input.head(), dialect);
        foreign.ifPresent(this::add);
        if (foreign.isEmpty()) {
            read(candidates, dialect);
        }
    }

    /** How to read the file before the header is known: versions that may apply to one file agree on it, as the compiler sees to. */
    private FileDialect dialect(List<Contract> candidates) {
        List<Contract> nearest = candidates.isEmpty() ? request.versions() : candidates;
        return nearest.isEmpty()
                ? new FileDialect("UTF-8", ',', '.', "UTC")
                : nearest.getLast().dialect();
    }

    private void read(List<Contract> candidates, FileDialect dialect) throws IOException {
        try (FileText text = new FileText(input, dialect, request.limits().recordBytes(), scratch)) {
            boolean leavesOut = candidates.stream().anyMatch(version -> version.badRows() != null);
            if (leavesOut) {
                text.keepRecords();
            }
            RecordScanner scanner =
                    RecordScanner.in(scratch, text, request.limits().recordBytes());
            Optional<Problem> foreign = ForeignFormat.inText(scanner.buffer(), scanner.limit());
            foreign.ifPresent(this::add);
            records = leavesOut ? text.records(scanner) : null;
            if (foreign.isEmpty() && !candidates.isEmpty() && chooseContract(candidates, scanner)) {
                checkRows(scanner);
                askAboutKeys(text.otherKeys());
                parked = text.otherKeys().isEmpty() ? parked : List.copyOf(text.otherKeys());
            }
        }
    }

    /** Records have no header in which a slip of the pen could be found: a column is empty in each of them, which is a problem or not. */
    private void askAboutKeys(Set<String> others) {
        Set<String> wrong = problems.kept().stream()
                .map(Problem::label)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        List<Column> columns = Objects.requireNonNull(contract).columns();
        others.stream()
                .limit(MOST_KEYS)
                .forEach(key -> columns.stream()
                        .map(Column::header)
                        .filter(header -> wrong.contains(header) && Spelling.isSlip(key, header))
                        .findFirst()
                        .ifPresent(header ->
                                warnings.add("the key \"%s\" is in no column of the contract; did you mean \"%s\"?"
                                        .formatted(Printable.text(key), header))));
    }

    /** Returns whether there is a contract to check rows against; problems say why not, or what the header lacks. */
    private boolean chooseContract(List<Contract> candidates, RecordScanner scanner) throws IOException {
        HeaderReader header = new HeaderReader(scanner);
        List<Contract> readable = new ArrayList<>();
        List<Problem> unreadable = new ArrayList<>();
        for (Contract candidate : candidates) {
            Optional<Problem> problem = header.read(candidate.dialect());
            problem.ifPresentOrElse(unreadable::add, () -> readable.add(candidate));
        }
        if (readable.isEmpty()) {
            contract = candidates.getLast();
            unreadable.stream().distinct().forEach(this::add);
            return false;
        }
        contract = choose(readable, header);
        return contract != null && prepare(contract, header);
    }

    private @Nullable Contract choose(List<Contract> readable, HeaderReader header) {
        return switch (ContractChoice.choose(readable, version -> labels(version, header))) {
            case ContractChoice.Chosen chosen -> chosen.contract();
            case ContractChoice.NoneFits none -> {
                none.problems().forEach(this::add);
                yield none.nearest();
            }
        };
    }

    /**
     * The labels as this version understands them: without a header, the columns come in the order of the contract; a label that is blank or
     * stands in the header twice is that of the column that has its place.
     */
    private static List<String> labels(Contract version, HeaderReader header) {
        if (version.dialect().layout().headerRows() == 0) {
            return version.columns().stream().map(Column::header).toList();
        }
        List<String> found = header.labels(version.dialect());
        List<String> labels = new ArrayList<>(found);
        for (Column column : version.columns()) {
            Integer position = column.position();
            if (position != null && position <= found.size()) {
                String label = found.get(position - 1);
                boolean isUseless = label.isEmpty() || found.indexOf(label) != found.lastIndexOf(label);
                labels.set(position - 1, isUseless ? column.header() : label);
            }
        }
        return labels;
    }

    private boolean prepare(Contract chosen, HeaderReader header) throws IOException {
        List<String> labels = labels(chosen, header);
        parked = labels.stream()
                .filter(label -> chosen.columns().stream()
                        .noneMatch(column -> column.header().equals(label)))
                .toList();
        FileNameDates named = FileNameDates.of(chosen, request.landed().fileName());
        named.problems().forEach(note -> problems.add(ProblemType.NAME, 0, note));
        dates = named;
        Setting setting = new Setting(chosen, labels, named, request.deliveryId(), request.limits(), scratch);
        RejectLog log = new RejectLog(setting, problems, rejectParts, records);
        rejects = log;
        rowCheck = new RowCheck(setting, problems, parts, log);
        header.skip(chosen.dialect());
        return true;
    }

    private void checkRows(RecordScanner scanner) throws IOException {
        RowCheck rows = Objects.requireNonNull(rowCheck);
        Contract chosen = Objects.requireNonNull(contract);
        FooterCheck footer = new FooterCheck(chosen.dialect().layout().footer(), problems);
        Found found = scanner.next();
        while (found != Found.END && found != Found.TOO_LONG) {
            switch (found) {
                case RECORD -> {
                    if (!footer.takes(scanner)) {
                        rows.check(scanner);
                    }
                }
                case BLANK -> rows.addBlank(scanner);
                case FAULTY -> {
                    if (footer.isSeen()) {
                        problems.add(ProblemType.FORMAT, scanner.faultLine(), scanner.fault());
                    } else {
                        rows.addFaulty(scanner);
                    }
                }
                case TOO_LONG, END, MORE -> throw new IllegalStateException(found.name());
            }
            found = scanner.next();
        }
        rows.compareKeys();
        if (found == Found.TOO_LONG) {
            problems.add(
                    ProblemType.FORMAT,
                    scanner.line(),
                    "a record longer than " + request.limits().recordBytes()
                            + " bytes starts here; is a quote never closed? The check ended here");
            return;
        }
        footer.finish(rows.stated(), rows.totals());
        new TotalsCheck(chosen, rows.totals(), problems).finish(request.landed(), request.control(), rows.stated());
        finish(rows, Objects.requireNonNull(rejects));
    }

    private void finish(RowCheck rows, RejectLog log) throws IOException {
        Contract chosen = Objects.requireNonNull(contract);
        log.settle(rows.records());
        if (log.isOpen() && log.rows() > 0) {
            RowsRequired.emptied(rows.accepted(), rows.periods().emptied())
                    .ifPresent(note -> problems.add(ProblemType.ROW_COUNT, 0, note));
        }
        // Of a file that is rejected anyway, what is wrong with its records says more than how many would be left.
        boolean isOpen = log.isOpen();
        String others = isOpen && log.rows() > 0 ? " besides " + log.rows() + " bad ones" : "";
        RowsRequired.problem(chosen, Objects.requireNonNull(dates), isOpen ? rows.accepted() : rows.rows())
                .ifPresent(note -> problems.add(ProblemType.ROW_COUNT, 0, note + others));
        if (log.isOpen()) {
            requireBalance(rows, log);
            rows.finish();
            log.finish();
        }
    }

    private static void requireBalance(RowCheck rows, RejectLog log) {
        if (rows.accepted() + log.rows() != rows.records()) {
            throw new IllegalStateException(
                    "%d records became %d rows and %d rejects".formatted(rows.records(), rows.accepted(), log.rows()));
        }
    }

    private Checked checked() {
        Contract chosen = contract;
        RowCheck rows = rowCheck;
        RejectLog log = rejects;
        boolean accepted = log == null ? problems.isEmpty() : log.isOpen();
        if (!accepted || chosen == null || rows == null || log == null) {
            if (log != null && !log.refusal().isEmpty()) {
                warnings.add(log.refusal());
            }
            Original original = new Original(input.bytes(), input.digest(), rows == null ? 0 : rows.rows());
            return new Checked.Rejected(
                    chosen, original, problems.kept(), problems.counts(), problems.kinds(), warnings);
        }
        if (rows.accepted() == 0 && chosen.minimumRows() == null) {
            warnings.add("the file has no row, so nothing changes");
        }
        if (rows.ambiguousTimes() > 0) {
            warnings.add(rows.ambiguousTimes()
                    + " times were two moments, since the clock was put back; the earlier one was taken");
        }
        return new Checked.Accepted(
                chosen,
                dates == null ? null : dates.window(),
                new Original(input.bytes(), input.digest(), rows.accepted()),
                rows.periods().contents(),
                parts.parts(),
                leftOut(log),
                parked,
                warnings,
                rows.totals().agreed());
    }

    private LeftOut leftOut(RejectLog log) {
        return log.rows() == 0
                ? LeftOut.NOTHING
                : new LeftOut(log.rows(), rejectParts.parts(), problems.kept(), problems.counts(), problems.kinds());
    }

    private void add(Problem problem) {
        ProblemType type = ProblemType.of(problem.type()).orElseThrow();
        problems.add(type, problem.field(), () -> problem);
    }
}
