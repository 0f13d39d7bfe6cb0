package dev.larder.cli.status;

import dev.larder.cli.environment.Address;
import dev.larder.cli.terminal.SafeText;
import dev.larder.core.plan.Model;
import dev.larder.core.run.Aside;
import dev.larder.core.run.Term;
import dev.larder.functions.Environment;
import dev.larder.functions.run.AsideSeen;
import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What stands aside now, whose feeds stand still while everything else is published, and what a person can do about it.
 *
 * @param aside in no particular order
 * @param held deliveries that are on hold already, of which others of the same set or bundle may stand aside
 */
public record Standstill(List<Aside> aside, Set<String> held) {
    private static final int SHOWN = 5;
    private static final int SHORT_ID = 8;

    /** Copies the collections. */
    public Standstill {
        aside = List.copyOf(aside);
        held = Set.copyOf(held);
    }

    /** What does. */
    public static Standstill find(Environment environment) {
        return new Standstill(
                AsideSeen.now(environment), environment.decisions().read().held());
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
        List<String> commands = aside.stream()
                .flatMap(each -> commands(each, address).map(line -> "  " + line + "   # " + SafeText.of(each.place())))
                .toList();
        commands.stream().limit(SHOWN).forEach(out::println);
        if (commands.size() > SHOWN) {
            out.println("  and " + (commands.size() - SHOWN) + " more, see " + address.larder("status"));
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

    /** What a person can type about it: of a set, each delivery that is not on hold. To lift a plan is to try it again, which a corrected one is anyway. */
    private Stream<String> commands(Aside aside, Address address) {
        Term term = aside.term();
        return term == null
                ? aside.deliveries().stream()
                        .filter(id -> !held.contains(id))
                        .map(id -> address.larder(
                                "hold", id.substring(0, Math.min(SHORT_ID, id.length())), "--why", "TEXT"))
                : Stream.of(command(term, aside, address));
    }

    private static String command(Term term, Aside aside, Address address) {
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
