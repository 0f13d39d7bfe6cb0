package dev.larder.cli.status;

import dev.larder.cli.terminal.Count;
import dev.larder.cli.terminal.SafeText;
import dev.larder.cli.terminal.TextTable;
import dev.larder.core.delivery.DeliveryRecord.Balance;
import java.io.PrintWriter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A status for people: a table for each kind of thing that there is; times in UTC, to the second. */
public final class StatusText {
    private static final List<String> DELIVERY =
            List.of("id", "supplier", "feed", "file", "rev", "landed", "verdict", "receipt");

    /** The most characters shown of a question or an answer. */
    private static final int MOST_SHOWN = 120;

    private StatusText() {}

    /** Prints it. */
    public static void print(Status status, PrintWriter out) {
        alarms(status, out);
        received(status, out);
        table(
                out,
                "Runs",
                List.of("name", "state", "verdict", "tests"),
                status.runs().stream().map(StatusText::run).toList());
        table(
                out,
                "Releases",
                List.of("number", "run"),
                status.releases().stream().map(StatusText::release).toList());
        earlier(status.earlier(), out);
        table(
                out,
                "On hold",
                List.of("delivery", "since", "by", "why"),
                status.holds().stream().map(StatusText::hold).toList());
        decisions(status, out);
        open(status, out);
        table(
                out,
                "Waiting for a run",
                List.of("cause"),
                status.pending().stream().map(List::of).toList());
        if (status.gathering() != null) {
            out.println("Gathering: " + status.gathering().sentence() + "; larder run begins it at once.");
            out.println();
        }
        if (status.blocked() != null) {
            out.println(SafeText.of(status.blocked().sentence()));
            out.println("  report " + status.blocked().report());
        }
    }

    /** What waits for a person or a supplier, where anything does. */
    private static void open(Status status, PrintWriter out) {
        if (!status.aside().isEmpty()) {
            table(
                    out,
                    "Standing aside",
                    List.of("what", "landed as", "feeds held back", "since release", "because"),
                    status.aside().stream().map(StatusText::aside).toList());
        }
        if (!status.questions().isEmpty()) {
            table(
                    out,
                    "Questions",
                    List.of("delivery", "supplier", "file", "asked", "by", "question", "answered", "answer"),
                    status.questions().stream().map(StatusText::question).toList());
        }
    }

    /** What people decided besides holds; nothing as long as nobody did. */
    private static void decisions(Status status, PrintWriter out) {
        if (!status.policy().equals("small-team")) {
            out.println("Policy: " + status.policy());
            out.println();
        }
        sets(status, out);
        if (!status.knobs().isEmpty()) {
            table(
                    out,
                    "Knobs turned",
                    List.of("knob", "value", "by", "since", "until", "why"),
                    status.knobs().stream().map(StatusText::knob).toList());
        }
        if (!status.waivers().isEmpty()) {
            table(
                    out,
                    "Waivers",
                    List.of("test", "for", "up to", "until", "by", "why"),
                    status.waivers().stream().map(StatusText::waiver).toList());
        }
    }

    private static List<String> knob(Turned each) {
        return List.of(
                each.knob(),
                each.value(),
                each.by(),
                each.at().truncatedTo(ChronoUnit.SECONDS).toString(),
                each.until() == null ? "-" : each.until().toString(),
                each.why());
    }

    private static List<String> waiver(Waived each) {
        return List.of(
                each.test(),
                each.deliveries().isEmpty() ? "-" : String.join(", ", each.deliveries()),
                each.most(),
                each.until().toString(),
                each.by(),
                each.why());
    }

    private static void alarms(Status status, PrintWriter out) {
        if (status.alarmsElsewhere() != null) {
            out.println("Alarms: " + status.alarmsElsewhere());
            out.println();
            return;
        }
        table(
                out,
                status.working() ? "Alarms" : "Alarms when it was last at work",
                List.of("alarm", "since", "what", "do", "more"),
                status.alarms().stream().map(StatusText::alarm).toList());
    }

    private static void received(Status status, PrintWriter out) {
        if (!status.calendar().isEmpty()) {
            table(
                    out,
                    "Calendar",
                    List.of("supplier", "feed", "due", "is", "about"),
                    status.calendar().stream().map(StatusText::due).toList());
        }
        status.outdated().forEach(note -> out.println("Note: " + SafeText.of(note)));
        table(
                out,
                "Deliveries",
                DELIVERY,
                status.deliveries().stream().map(StatusText::delivery).toList());
        List<List<String>> drift = status.deliveries().stream()
                .flatMap(each ->
                        each.drift().stream().map(what -> List.of(each.id(), each.supplier(), each.feed(), what)))
                .toList();
        if (!drift.isEmpty()) {
            table(out, "Columns that came or went", List.of("id", "supplier", "feed", "since that file"), drift);
        }
    }

    /** What the tables leave out. */
    private static void earlier(@Nullable Earlier earlier, PrintWriter out) {
        if (earlier != null) {
            out.println("Earlier, which --all lists: " + earlier.words());
            out.println();
        }
    }

    private static List<String> alarm(AlarmOn each) {
        return List.of(
                each.name(),
                each.since().truncatedTo(ChronoUnit.SECONDS).toString(),
                each.what(),
                each.remedy(),
                each.runbook());
    }

    private static List<String> due(Status.DueFile each) {
        return List.of(each.supplier(), each.feed(), each.time(), each.state(), each.about());
    }

    private static List<String> delivery(Status.Delivery each) {
        return List.of(
                each.id(),
                each.supplier(),
                each.feed(),
                each.file(),
                String.valueOf(each.revision()),
                each.landed().toString(),
                verdict(each),
                Objects.requireNonNullElse(each.receipt(), "none yet"));
    }

    private static String verdict(Status.Delivery each) {
        Balance balance = each.balance();
        return each.verdict()
                + (each.waits() ? ", waits" : "")
                + (balance == null
                        ? ""
                        : ", %,d of %s left out".formatted(balance.leftOut(), Count.of(balance.records(), "record")));
    }

    private static List<String> run(Status.Run each) {
        return List.of(each.name(), each.state(), each.words(), tests(each));
    }

    private static String tests(Status.Run each) {
        int passed = each.tests() - each.failed();
        return each.tests() == 0
                ? "-"
                : passed + " passed" + (each.failed() == 0 ? "" : ", " + each.failed() + " failed");
    }

    private static List<String> release(Status.PublishedRelease each) {
        return List.of(String.valueOf(each.number()), Objects.requireNonNullElse(each.run(), "- (empty)"));
    }

    private static List<String> hold(Status.HeldDelivery each) {
        return List.of(
                each.delivery(),
                each.at().truncatedTo(ChronoUnit.SECONDS).toString(),
                each.by().isEmpty() ? "-" : each.by(),
                (each.withdrawn() ? "withdrawn for good: " : "") + each.why());
    }

    private static void sets(Status status, PrintWriter out) {
        if (!status.sets().isEmpty()) {
            table(
                    out,
                    "Sets that wait",
                    List.of("set", "key", "is", "here", "missing", "until", "then"),
                    status.sets().stream().map(StatusText::set).toList());
        }
    }

    private static List<String> set(WaitingSet each) {
        return List.of(
                each.set(),
                each.key(),
                each.state(),
                String.join(", ", each.here()),
                each.missing().isEmpty() ? "-" : String.join(", ", each.missing()),
                each.until().truncatedTo(ChronoUnit.SECONDS).toString(),
                each.incomplete());
    }

    private static List<String> aside(StoodAside each) {
        return List.of(
                each.term() == null ? String.join(" ", each.deliveries()) : each.term(),
                each.file(),
                each.feeds().isEmpty() ? "-" : String.join(" ", each.feeds()),
                String.valueOf(each.release()),
                each.because()
                        + (each.either().isEmpty()
                                ? ""
                                : "; it may be " + String.join(" or ", each.either()) + " as well"));
    }

    private static List<String> question(Status.Asked each) {
        return List.of(
                each.delivery(),
                each.supplier(),
                each.file(),
                each.asked().truncatedTo(ChronoUnit.SECONDS).toString(),
                each.by(),
                beginning(each.question()),
                each.answered() == null
                        ? "open"
                        : each.answered().truncatedTo(ChronoUnit.SECONDS).toString(),
                each.answer() == null ? "-" : beginning(each.answer()));
    }

    /** One line of a text of many. */
    private static String beginning(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= MOST_SHOWN ? line : line.substring(0, MOST_SHOWN) + "...";
    }

    private static void table(PrintWriter out, String title, List<String> columns, List<List<String>> rows) {
        if (rows.isEmpty()) {
            out.println(title + ": none");
        } else {
            out.println(title);
            TextTable.print(columns, rows, out);
        }
        out.println();
    }
}
