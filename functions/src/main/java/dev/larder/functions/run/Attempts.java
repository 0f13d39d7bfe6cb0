package dev.larder.functions.run;

import dev.larder.core.lake.LakeLayout;
import dev.larder.core.run.ExecutionName;
import dev.larder.core.run.Retrial;
import dev.larder.functions.Environment;
import dev.larder.functions.Lake;
import dev.larder.functions.port.Executions;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the attempts of a run have left, as one list of keys.
 *
 * @param first the name of its first attempt
 * @param prefix of all keys, up to the attempt's number
 * @param left the keys
 */
public record Attempts(ExecutionName first, String prefix, List<String> left) {
    /** Copies the list. */
    public Attempts {
        left = List.copyOf(left);
    }

    /** Those of the run that would be next. */
    public static Attempts of(Lake lake, NextRun next) {
        ExecutionName first = next.firstExecution();
        String name = first.toString();
        String end = RunFolder.of(first).end();
        String prefix = end.substring(0, end.indexOf(name) + name.lastIndexOf('-') + 1);
        return new Attempts(first, prefix, lake.objects().keys(prefix));
    }

    /**
     * The last attempt that left anything, or the one after it when its record says that it ended: so a run which fails for days is not
     * asked about attempt by attempt. What an attempt wrote down is never taken up by another one, though Step Functions gives its name
     * away again 90 days after its end.
     */
    public ExecutionName open(Executions executions) {
        int last = left.stream().mapToInt(this::attempt).max().orElse(0);
        ExecutionName latest = named(Math.max(last, 1));
        boolean isOver =
                last > 0 && (left.contains(RunFolder.of(latest).end()) || !executions.isRunning(latest.toString()));
        return isOver ? latest.next() : latest;
    }

    /** When it is tried again, by the failures since a person took it up last. */
    public Retrial retrial(List<String> pending) {
        Optional<Instant> takenUp = pending.stream()
                .flatMap(key -> LakeLayout.againSince(key).stream())
                .max(Comparator.naturalOrder());
        return new Retrial(failures().values().stream()
                .filter(failed -> takenUp.isEmpty() || failed.isAfter(takenUp.get()))
                .toList());
    }

    /** The last attempt that failed. */
    public Optional<ExecutionName> lastFailed() {
        return failures().keySet().stream().max(Comparator.naturalOrder()).map(this::named);
    }

    /** By attempt, of those since the last that came to an end of its own; an end that was told twice counts once. */
    private Map<Integer, Instant> failures() {
        SortedMap<Integer, Instant> failures = new TreeMap<>();
        left.forEach(key -> RunFolder.failedAt(key)
                .ifPresent(moment -> failures.merge(attempt(key), moment, (a, b) -> a.isAfter(b) ? a : b)));
        return failures.tailMap(settled() + 1);
    }

    /** The last attempt that came to an end of its own; 0 if there is none. */
    private int settled() {
        return left.stream()
                .mapToInt(this::attempt)
                .distinct()
                .filter(attempt -> RunFolder.of(named(attempt)).isSettled(left))
                .max()
                .orElse(0);
    }

    private ExecutionName named(int attempt) {
        return new ExecutionName(first.newest(), first.identity(), attempt);
    }

    private int attempt(String key) {
        return Integer.parseInt(key.substring(prefix.length(), key.indexOf('/', prefix.length())));
    }

    /** Lets what gathers, or waits or is parked after failures, be tried at once; false if nothing does. */
    public static boolean takeUp(Environment environment) {
        Instant now = environment.clock().instant();
        Gathering gathering = Gathering.now(environment);
        boolean waits = gathering.open().isPresent()
                || gathering.repeating().isPresent()
                || (!gathering.pending().isEmpty()
                        && !of(environment.lake(), NextRun.of(environment))
                                .retrial(gathering.pending())
                                .isDue(now));
        if (waits) {
            environment.pokes().pending(LakeLayout.again(now));
        }
        return waits;
    }
}
