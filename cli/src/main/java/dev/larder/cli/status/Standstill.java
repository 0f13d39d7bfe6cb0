package dev.larder.cli.status;

import dev.larder.cli.environment.Address;
import dev.larder.cli.terminal.SafeText;
import dev.larder.core.plan.Model;
import dev.larder.core.run.Aside;
import dev.larder.core.run.Term;
import dev.larder.functions.Environment;
import dev.larder.functions.run.NextRun;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Stream;

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

    /** The same as status says it. */
    List<StoodAside> told() {
        return aside.stream().map(StoodAside::of).toList();
    }

    /** Says which, and what to do, also when the delivery is right, as a correction is; the run's own sentence says why. */
    public void tell(PrintWriter out, Address address) {
        out.println("Standing aside, to be corrected, or held:");
        aside.stream()
                .limit(SHOWN)
                .forEach(each -> out.println("  " + command(each, address) + "   # " + SafeText.of(each.place())));
        if (aside.size() > SHOWN) {
            out.println("  and " + (aside.size() - SHOWN) + " more, see " + address.larder("status"));
        }
        tellWaivable(
                aside.stream().filter(each -> each.term() == null).flatMap(each -> each.because().stream()),
                out,
                address);
    }

    /** Says how data tests are let pass, of what failed; the engine's own tests and tables that could not be built cannot be. */
    static void tellWaivable(Stream<String> failed, PrintWriter out, Address address) {
        failed.filter(test -> !test.contains(".") && !Model.isGrainTest(test))
                .distinct()
                .limit(SHOWN)
                .forEach(test -> out.println("  "
                        + address.larder("waive", test, "--max-deviation", "X", "--until", "DATE", "--why", "TEXT")
                        + "   # if the figures are right"));
    }

    /** What a person can type about it; to lift a plan is to try it again, which a corrected one is anyway. */
    private static String command(Aside aside, Address address) {
        Term term = aside.term();
        if (term == null) {
            String first = aside.deliveries().first();
            return address.larder("hold", first.substring(0, Math.min(SHORT_ID, first.length())), "--why", "TEXT");
        }
        return switch (term.kind()) {
            case PLAN -> address.larder("lift", aside.unit(), "--why", "TEXT");
            case KNOB -> address.larder("knobs", "set", term.name() + "=VALUE", "--why", "TEXT");
            case WAIVER ->
                address.larder("waive", term.name(), "--max-deviation", "ROWS", "--until", "DATE", "--why", "TEXT");
        };
    }

    /** Says why, for somebody who was not there. */
    public void tellWhy(PrintWriter out) {
        aside.stream()
                .limit(SHOWN)
                .forEach(each -> out.println(
                        SafeText.of("aside      " + each.words() + "; since release " + each.since() + ".")));
    }
}
