package dev.larder.cli.environment;

import dev.larder.cli.terminal.SafeText;
import dev.larder.core.run.Aside;
import dev.larder.functions.Environment;
import dev.larder.functions.run.NextRun;
import java.io.PrintWriter;
import java.util.List;

/**
 * What stands aside now, whose feeds stand still while everything else is published, and what a person can do about it.
 *
 * @param aside in no particular order
 */
public record Standstill(List<Aside> aside) {
    private static final int SHOWN = 5;
    private static final int SHORT_ID = 8;

    /** Copies the list. */
    public Standstill {
        aside = List.copyOf(aside);
    }

    /** What does. */
    public static Standstill find(Environment environment) {
        return new Standstill(NextRun.of(environment).aside());
    }

    /** Whether nothing does. */
    public boolean isEmpty() {
        return aside.isEmpty();
    }

    /** Says which, and what to do; the run's own sentence says why. */
    public void tell(PrintWriter out, Address address) {
        out.println("Standing aside, to be corrected, or held:");
        aside.stream().limit(SHOWN).forEach(each -> {
            String first = each.deliveries().first();
            String id = first.substring(0, Math.min(SHORT_ID, first.length()));
            out.println("  " + address.larder("hold", id, "--why", "TEXT") + "   # " + SafeText.of(each.place()));
        });
        if (aside.size() > SHOWN) {
            out.println("  and " + (aside.size() - SHOWN) + " more, see " + address.larder("status"));
        }
    }

    /** Says why, for somebody who was not there. */
    public void tellWhy(PrintWriter out) {
        aside.stream()
                .limit(SHOWN)
                .forEach(each -> out.println(
                        SafeText.of("aside      " + each.words() + "; since release " + each.since() + ".")));
    }
}
