package dev.larder.cli.decide;

import dev.larder.cli.decide.Deciding.Taken;
import dev.larder.cli.terminal.CommandFailure;
import dev.larder.core.contract.FeedId;
import dev.larder.core.contract.Spelling;
import dev.larder.core.decision.Decided;
import dev.larder.core.decision.Decision;
import dev.larder.core.lake.SetLayout.Instance;
import dev.larder.core.set.Closing;
import dev.larder.core.set.Gathering;
import dev.larder.functions.set.Sets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What can be decided about sets of feeds. */
record SetDecisions(Deciding deciding) {
    /**
     * Lets the deliveries of an instance take part though others are missing.
     *
     * @throws CommandFailure if nothing waits under this name and key
     */
    Taken close(String set, String key, String why) {
        Instance instance = new Instance(set, key);
        Decision close = new Decision.CloseSet(set, key);
        Optional<Decided> before = deciding.decisions().closing(instance);
        if (before.isPresent()) {
            deciding.again(close);
            return new Taken(named(instance) + " is closed already, since " + Deciding.since(before.get()), true);
        }
        Sets sets = new Sets(deciding.environment());
        List<Gathering> waiting = sets.waiting();
        Optional<Gathering> meant = waiting.stream()
                .filter(each -> each.set().name().equals(set) && each.key().equals(key))
                .findFirst();
        if (meant.isPresent()) {
            deciding.take(why, close);
            return new Taken(named(instance) + " is closed" + without(meant.get()), true);
        }
        Closing closed = closing(sets, instance).orElseThrow(() -> nothing(set, key, waiting));
        return new Taken(named(instance) + " was closed at " + closed.at() + ": " + closed.why(), false);
    }

    /** Asks only for names that can be some. */
    private static Optional<Closing> closing(Sets sets, Instance instance) {
        return FeedId.isName(instance.set()) && instance.key().matches("[0-9-]{4,10}")
                ? sets.closing(instance)
                : Optional.empty();
    }

    private static String without(Gathering gathering) {
        List<FeedId> missing = gathering.missing();
        return missing.isEmpty()
                ? ""
                : " without " + missing.stream().map(FeedId::toString).collect(Collectors.joining(", "));
    }

    private static String named(Instance instance) {
        return "set " + instance.set() + ", " + instance.key() + ",";
    }

    private static CommandFailure nothing(String set, String key, List<Gathering> waiting) {
        List<String> known = waiting.stream()
                .map(each -> each.set().name() + " " + each.key())
                .toList();
        String help = Spelling.nearest(set + " " + key, known)
                .map(near -> "did you mean: " + near + "?")
                .orElse(known.isEmpty() ? "no set waits" : "these wait: " + String.join(", ", known));
        return CommandFailure.usage("nothing waits of set " + set + " with the key " + key, help);
    }
}
