package dev.larder.cli.environment;

import dev.larder.cli.terminal.ShellLine;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.run.Release;
import dev.larder.functions.Environment;
import dev.larder.functions.run.NextRun;
import dev.larder.functions.run.Releases;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;

/** What a person can do about a run that a data test blocked. */
public record Blockage(Environment environment) {
    private static final int SHOWN = 5;

    /** Names everything in which the blocked run differs from the live release, and how to take it back. */
    public void tell(PrintWriter out, Path state) {
        Release live = Releases.newest(environment.lake()).orElseThrow(() -> new IllegalStateException("what was blocked was set up"));
        NextRun next = NextRun.of(environment);
        List<DeliveryRecord> deliveries = next.newSince(live);
        out.println("The star stays at release " + live.number() + ". "
                + (deliveries.isEmpty() ? "To be corrected, or taken back:" : "Waiting to be corrected, or held:"));
        deliveries.stream().limit(SHOWN).forEach(record -> out.println(command("hold", record, state)));
        if (deliveries.size() > SHOWN) {
            out.println("  and " + (deliveries.size() - SHOWN) + " more, see " + ShellLine.larder("status", state));
        }
        next.heldSince(live).forEach(record -> out.println(command("lift", record, state)));
        if (!next.plan().hash().equals(live.planHash()) && !live.planHash().isEmpty()) {
            out.println("  the project differs from the one of release " + live.number()
                    + ": correct it, or run that one again with --project DIR");
        }
    }

    private static String command(String verb, DeliveryRecord record, Path state) {
        return "  " + ShellLine.larder(verb, state, record.id().substring(0, 8), "--why", "TEXT") + "   # " + record.landed().key();
    }
}
