package dev.larder.cli.environment;

import dev.larder.cli.terminal.Count;
import dev.larder.cli.terminal.SafeText;
import dev.larder.cli.terminal.TextTable;
import dev.larder.core.contract.FeedId;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.delivery.DeliveryRecord.BundleMember;
import dev.larder.core.delivery.LandingKey;
import dev.larder.core.lake.LakeLayout;
import dev.larder.core.lake.LakeLayout.ReceiptForm;
import dev.larder.core.receipt.SetWords;
import dev.larder.core.verdict.TestVerdict;
import dev.larder.functions.run.Gathering.Wait;
import dev.larder.functions.run.Mistake;
import dev.larder.functions.run.RunRecord;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Tells a person about deliveries and runs, one line each, and puts receipts and reports where they can be opened.
 *
 * @param indent what every line begins with
 * @param paths whether each receipt's and report's path is told
 */
public record Narrator(OutFolder out, PrintWriter console, String indent, boolean paths) {
    private static final String UNDER = " ".repeat(11);
    /** The most characters shown of a value in a table. */
    private static final int MOST_SHOWN = 60;

    /** A narrator that tells where every receipt and report lies. */
    public static Narrator withPaths(OutFolder out, PrintWriter console) {
        return new Narrator(out, console, "", true);
    }

    /** Tells a delivery's verdict, what it is about, and the receipt where something is wrong. */
    void tell(Deliveries.Answered answered) {
        DeliveryRecord record = answered.record();
        out.copy(Deliveries.receipt(record, ReceiptForm.JSON));
        out.copy(Deliveries.receipt(record, ReceiptForm.HTML));
        Path receipt = out.write(Deliveries.receipt(record, ReceiptForm.TXT), answered.receipt());
        print((record.accepted() ? "accepted   " : "rejected   ")
                + record.landed().place() + " (revision " + record.landed().revision() + "): " + content(record) + " ["
                + record.id().substring(0, 8) + "]");
        if (!record.accepted() || record.partly() || record.rejects() != null) {
            answered.receipt().lines().forEach(line -> print(UNDER + line));
        } else {
            record.warnings().forEach(warning -> print(UNDER + "warning: " + warning));
        }
        SetWords.toOperator(record).ifPresent(waits -> print(UNDER + waits));
        if (paths) {
            print(UNDER + "receipt " + receipt);
        }
    }

    /** Puts the pages of the suppliers of these landed files where they can be opened, beside the receipts that they link. */
    public void showPages(List<String> keys) {
        keys.stream()
                .flatMap(key -> LandingKey.parse(key).stream())
                .map(LandingKey::supplier)
                .filter(FeedId::isName)
                .distinct()
                .map(LakeLayout::supplierPage)
                .forEach(out::copy);
    }

    /** Tells what became of a file that answers a question, and puts threads of its supplier where they can be opened. */
    public void tellReply(String key, String id) {
        ReplyNotes notes = new ReplyNotes(out.lake());
        print("answer     " + key);
        notes.find(key, id).ifPresent(note -> text(note).lines().forEach(line -> print(UNDER + line)));
        notes.threads(key).forEach(out::copy);
    }

    /** Tells that a file is ignored, since its name says that it is still being written. */
    public void tellIgnored(String key) {
        print("ignored    " + key + ": its name says that it is still being written");
    }

    /** Tells that a file waits for another beside it. */
    public void tellWaiting(String key, String control) {
        print("waiting    " + key + ": it is received when " + control.substring(control.lastIndexOf('/') + 1)
                + " lies beside it");
    }

    /** Tells until when deliveries wait for more. */
    void tellGathering(Wait wait) {
        print("gathering  " + wait.sentence() + "; larder run begins it at once");
    }

    /** Tells which files still have to be dropped. */
    public void tellNotLanded(List<DropFile> files) {
        files.forEach(file -> print("not landed " + file.key() + ": drop it again"));
    }

    /** Tells how the run ended, what warned in it, and its report. */
    public void tell(RunRecord run) {
        Path report = out.copy(run.report());
        out.copy(run.report().replace("report.html", "run.json"));
        print("%-10s %s".formatted(run.verdict().jsonName(), run.sentence()));
        if (run.mistake() != null) {
            tell(run.mistake());
        }
        run.tests().stream()
                .filter(test -> !test.passed() && !test.blocks())
                .forEach(test -> print(UNDER + "warns: " + sentence(test)));
        if (paths) {
            print(UNDER + "run " + run.run() + ", report " + report);
        }
    }

    /** Tells the rows as a table, and what to do. */
    private void tell(Mistake mistake) {
        if (!mistake.sample().isEmpty()) {
            StringWriter table = new StringWriter();
            TextTable.print(mistake.labels(), rows(mistake), new PrintWriter(table));
            table.toString().lines().forEach(line -> print(UNDER + line));
        }
        print(UNDER + "to do: " + mistake.advice());
    }

    private static List<List<String>> rows(Mistake mistake) {
        return mistake.sample().stream()
                .map(row -> row.stream()
                        .map(value -> value == null ? "(null)" : shortened(value))
                        .toList())
                .toList();
    }

    private static String shortened(String value) {
        return value.length() <= MOST_SHOWN ? value : value.substring(0, MOST_SHOWN) + "...";
    }

    private void print(String line) {
        console.println(indent + SafeText.of(line));
    }

    private static String content(DeliveryRecord record) {
        List<BundleMember> members = record.members();
        if (members != null && !members.isEmpty()) {
            return "bundle of " + Count.of(members.size(), "member");
        }
        if (!record.accepted()) {
            return Count.of(record.problemCount(), "problem");
        }
        String contract = record.contractVersion() == null ? "" : ", contract " + record.contractVersion();
        return Count.of(record.rows(), "row")
                + (record.rejects() == null ? "" : ", " + Count.of(record.rejectedRows(), "bad record") + " left out")
                + contract
                + (record.sameAs() == null
                        ? ""
                        : ", same content as " + record.sameAs().substring(0, 8));
    }

    private static String sentence(TestVerdict test) {
        return test.test() + " - " + test.sentence();
    }

    private String text(String key) {
        return out.lake()
                .objects()
                .read(key)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElse("");
    }
}
