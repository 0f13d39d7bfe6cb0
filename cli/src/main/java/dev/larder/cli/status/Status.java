package dev.larder.cli.status;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.larder.cli.environment.Deliveries;
import dev.larder.cli.environment.OutFolder;
import dev.larder.cli.environment.Runs;
import dev.larder.cli.view.SeenAlarms;
import dev.larder.cli.view.Viewed;
import dev.larder.core.calendar.CalendarRow;
import dev.larder.core.calendar.OutdatedHolidays;
import dev.larder.core.decision.Decided;
import dev.larder.core.decision.Decision;
import dev.larder.core.decision.Decisions;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.delivery.DeliveryRecord.Balance;
import dev.larder.core.delivery.Remarks;
import dev.larder.core.lake.LakeLayout;
import dev.larder.core.lake.LakeLayout.ReceiptForm;
import dev.larder.core.question.Question;
import dev.larder.core.question.QuestionThread;
import dev.larder.core.question.Reply;
import dev.larder.core.set.ClosedSets;
import dev.larder.functions.Environment;
import dev.larder.functions.Lake;
import dev.larder.functions.calendar.Calendars;
import dev.larder.functions.question.Threads;
import dev.larder.functions.run.Gathering;
import dev.larder.functions.run.Gathering.Wait;
import dev.larder.functions.run.Releases;
import dev.larder.functions.run.RunRecord;
import dev.larder.functions.set.Sets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/**
 * What there is in an environment, in the order of time; as JSON it is what {@code larder status --json} prints.
 *
 * @param policy who must agree before it publishes
 * @param working whether some process runs it now
 * @param alarms those that are on; while nobody runs it, those that were when somebody last did
 * @param alarmsElsewhere why alarms are not seen, and where they are; null if they are
 * @param calendar which files are due, late or missing now, whether or not anything runs
 * @param earlier how many deliveries, runs and releases there are before those that are listed; null if all are
 * @param gathering until when deliveries wait for more; null if none does
 * @param outdated which lists of holidays nobody has kept, in sentences
 */
public record Status(
        String environment,
        String policy,
        boolean working,
        List<AlarmOn> alarms,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String alarmsElsewhere,

        List<DueFile> calendar,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> outdated,
        List<Delivery> deliveries,
        List<Run> runs,
        List<PublishedRelease> releases,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Earlier earlier,

        List<HeldDelivery> holds,
        List<Turned> knobs,
        List<Waived> waivers,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<WaitingSet> sets,
        List<Asked> questions,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<StoodAside> aside,
        List<String> pending,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Wait gathering,
        @Nullable Block blocked) {
    /** Copies the lists. */
    public Status {
        alarms = List.copyOf(alarms);
        calendar = List.copyOf(calendar);
        outdated = List.copyOf(outdated);
        deliveries = List.copyOf(deliveries);
        runs = List.copyOf(runs);
        releases = List.copyOf(releases);
        holds = List.copyOf(holds);
        knobs = List.copyOf(knobs);
        waivers = List.copyOf(waivers);
        sets = List.copyOf(sets);
        questions = List.copyOf(questions);
        aside = List.copyOf(aside);
        pending = List.copyOf(pending);
    }

    /** A time at which a file is due; {@code state} is {@code due}, {@code here}, {@code late}, {@code missing} or {@code out of order}. */
    record DueFile(String supplier, String feed, Instant due, String time, String state, String about) {
        static DueFile of(CalendarRow row) {
            return new DueFile(
                    row.feed().supplier(),
                    row.feed().name(),
                    row.due(),
                    row.time(),
                    row.state().word(),
                    row.about());
        }
    }

    /**
     * What landed.
     *
     * @param receipt a key of the lake, null while there is none
     * @param balance what became of its records; null unless some were left out
     * @param drift which columns came or went with it
     * @param set the set and the instance that it is of; null if it is of none
     * @param waits whether it is not loaded before others of its set
     */
    record Delivery(
            String id,
            String supplier,
            String feed,
            String file,
            int revision,
            Instant landed,
            String verdict,
            @Nullable String receipt,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Balance balance,

            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> drift,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String set,

            @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean waits) {
        /** Copies the list. */
        Delivery {
            drift = List.copyOf(drift);
        }
    }

    /**
     * An execution; {@code state} is Step Functions' word, {@code verdict} how it ended ({@code preview} if somebody only wanted to see it), null
     * while it runs, or if it had nothing to do. Tests are those that were run: how many, and how many of them failed.
     */
    record Run(String name, String state, @Nullable String verdict, int tests, int failed) {
        /** How it ended, for people. */
        String words() {
            String unsaid = state.equals(ExecutionStatus.SUCCEEDED.toString()) ? "nothing to do" : "-";
            return Objects.requireNonNullElse(verdict, unsaid);
        }
    }

    /** Why what is pending does not run: one sentence, and where the run's report can be opened; null when it is not blocked. */
    record Block(String run, String sentence, String report) {}

    /** A release; release 0 is empty and has no run. */
    record PublishedRelease(int number, @Nullable String run) {}

    /** A delivery that is on hold, or withdrawn; {@code by} is empty where nobody knows who decided. */
    record HeldDelivery(String delivery, boolean withdrawn, String by, String why, Instant at) {
        static HeldDelivery of(String delivery, Decided decided) {
            return new HeldDelivery(
                    delivery,
                    decided.what() instanceof Decision.Withdraw,
                    decided.person(),
                    decided.why(),
                    decided.at());
        }
    }

    /**
     * A question about a delivery, and its newest answer.
     *
     * @param number which question about the delivery, from 1
     * @param file the name of what landed
     * @param answered null while it is open
     * @param answer null while it is open
     */
    record Asked(
            String delivery,
            String supplier,
            String file,
            int number,
            Instant asked,
            String by,
            String question,
            @Nullable Instant answered,
            @Nullable String answer) {
        static Asked of(QuestionThread thread, Question question) {
            Reply reply = thread.answer(question).orElse(null);
            return new Asked(
                    question.delivery(),
                    thread.supplier(),
                    question.landed().fileName(),
                    question.number(),
                    question.at(),
                    question.by(),
                    question.text(),
                    reply == null ? null : reply.landed().at(),
                    reply == null ? null : reply.text());
        }
    }

    /**
     * Reads the lake and the executions; a report that somebody should read is copied to where it can be opened.
     *
     * @param most how many deliveries, runs and releases are listed; what it costs depends on that, and hardly on how many there are
     */
    public static Status of(Viewed local, int most) {
        OutFolder out = local.out();
        Environment environment = local.environment();
        Lake lake = environment.lake();
        Decisions decisions = environment.decisions().read();
        SequencedMap<String, Instant> records = lake.objects().written(LakeLayout.deliveryRecords());
        List<Delivery> deliveries = deliveries(lake, decisions, newest(records, most));
        SeenAlarms alarms = local.alarms();
        List<Viewed.Executed> executions = local.executions();
        List<Run> runs = last(executions, most).stream()
                .map(execution -> run(environment, execution))
                .toList();
        List<String> pending = environment.pokes().due(environment.clock().instant()).stream()
                .map(key -> key.substring(LakeLayout.pending().length()))
                .toList();
        int newest = Releases.newestNumber(lake).orElse(-1);
        Earlier earlier = new Earlier(
                records.size() - deliveries.size(), executions.size() - runs.size(), Math.max(0, newest + 1 - most));
        return new Status(
                environment.settings().environment(),
                decisions.policy().jsonName(),
                local.works(),
                alarms.on().stream().map(AlarmOn::of).toList(),
                alarms.elsewhere().orElse(null),
                calendar(environment),
                outdated(environment),
                deliveries,
                runs,
                releases(lake, newest, most),
                earlier.none() ? null : earlier,
                holds(decisions),
                Turned.of(environment, decisions),
                Waived.of(environment, decisions),
                hasPlan(environment) ? WaitingSet.all(environment) : List.of(),
                questions(environment),
                hasPlan(environment) ? Standstill.find(environment).told() : List.of(),
                pending,
                hasPlan(environment) ? Gathering.now(environment).open().orElse(null) : null,
                pending.isEmpty() ? null : blocked(environment, out));
    }

    private static List<Delivery> deliveries(Lake lake, Decisions decisions, List<String> records) {
        ClosedSets closed = Sets.closed(lake).and(decisions.closed());
        return records.stream()
                .map(key -> lake.get(key, DeliveryRecord.class))
                .sorted(Comparator.comparing(DeliveryRecord::landed))
                .map(record -> delivery(record, lake, closed.waits(record)))
                .toList();
    }

    private static List<String> newest(SequencedMap<String, Instant> written, int most) {
        return written.entrySet().stream()
                .sorted(Map.Entry.<String, Instant>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(most)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static <T> List<T> last(List<T> all, int most) {
        return all.subList(Math.max(0, all.size() - most), all.size());
    }

    private static List<Asked> questions(Environment environment) {
        Threads threads = new Threads(environment);
        return threads.list("").stream()
                .map(threads::read)
                .flatMap(thread -> thread.questions().stream().map(question -> Asked.of(thread, question)))
                .sorted(Comparator.comparing(Asked::asked))
                .toList();
    }

    private static List<DueFile> calendar(Environment environment) {
        if (!hasPlan(environment)) {
            return List.of();
        }
        return new Calendars(environment)
                .at(environment.clock().instant()).stream()
                        .flatMap(standing -> standing.rows().stream())
                        .map(DueFile::of)
                        .toList();
    }

    private static List<String> outdated(Environment environment) {
        return hasPlan(environment)
                ? OutdatedHolidays.of(
                        environment.plan().feeds(), environment.clock().instant())
                : List.of();
    }

    private static List<HeldDelivery> holds(Decisions decisions) {
        return decisions.holds().entrySet().stream()
                .map(each -> HeldDelivery.of(each.getKey(), each.getValue()))
                .sorted(Comparator.comparing(HeldDelivery::at).thenComparing(HeldDelivery::delivery))
                .toList();
    }

    /** Not if no project was deployed to it. */
    private static boolean hasPlan(Environment environment) {
        String plan = LakeLayout.plan(environment.settings().plan());
        return environment.lake().objects().read(plan).isPresent();
    }

    private static @Nullable Block blocked(Environment environment, OutFolder out) {
        return Blockage.find(environment)
                .map(Blockage::run)
                .map(run -> new Block(
                        run.run(), run.sentence(), out.copy(run.report()).toString()))
                .or(() -> Blockage.failing(environment, out))
                .orElse(null);
    }

    private static Delivery delivery(DeliveryRecord record, Lake lake, boolean waits) {
        String receipt = Deliveries.receipt(record, ReceiptForm.TXT);
        Remarks remarks = record.remarks();
        return new Delivery(
                record.id(),
                record.feed().supplier(),
                record.feed().name(),
                record.landed().fileName(),
                record.landed().revision(),
                record.landed().at(),
                record.verdict().name().toLowerCase(Locale.ROOT),
                lake.objects().read(receipt).isPresent() ? receipt : null,
                record.balance(),
                remarks == null ? List.of() : remarks.drift(),
                record.set() == null
                        ? null
                        : record.set().set() + " " + record.set().key(),
                waits);
    }

    private static Run run(Environment environment, Viewed.Executed execution) {
        Optional<RunRecord> record = Runs.record(environment, execution.name());
        return new Run(
                execution.name(),
                execution.status(),
                record.map(ended -> Runs.verdict(environment, ended)).orElse(null),
                record.map(ended -> ended.tests().size()).orElse(0),
                (int) record.stream()
                        .flatMap(ended -> ended.tests().stream())
                        .filter(test -> !test.passed())
                        .count());
    }

    private static List<PublishedRelease> releases(Lake lake, int newest, int most) {
        return IntStream.rangeClosed(Math.max(0, newest + 1 - most), newest)
                .boxed()
                .flatMap(number ->
                        Releases.run(lake, number)
                                .map(run -> new PublishedRelease(number, run.isEmpty() ? null : run))
                                .stream())
                .toList();
    }
}
