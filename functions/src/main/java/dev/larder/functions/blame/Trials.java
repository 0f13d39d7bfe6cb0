package dev.larder.functions.blame;

import dev.larder.core.blame.Cone;
import dev.larder.core.blame.Failure;
import dev.larder.core.blame.Tried;
import dev.larder.core.blame.Unit;
import dev.larder.core.plan.DataTest.Gate;
import dev.larder.core.plan.Plan;
import dev.larder.core.run.Term;
import dev.larder.core.verdict.TestVerdict;
import dev.larder.functions.Environment;
import dev.larder.functions.Lake;
import dev.larder.functions.mistake.Refused;
import dev.larder.functions.run.GateResults;
import dev.larder.functions.run.Mistake;
import dev.larder.functions.run.RunFolder;
import dev.larder.functions.run.RunOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * What a run and its trials found, from their documents.
 *
 * @param orders of the run itself and its trials, in their order
 * @param found what blocked each of them, by name, with a sentence for people; empty for one that passed
 */
record Trials(List<RunOrder> orders, List<Map<String, String>> found) {
    /** Those of a run up to this trial, which has ended. */
    static Trials until(Environment environment, RunFolder last) {
        Lake lake = environment.lake();
        List<RunOrder> orders = new ArrayList<>();
        List<Map<String, String>> found = new ArrayList<>();
        IntStream.rangeClosed(0, last.trial()).mapToObj(last::ofTrial).forEach(folder -> {
            orders.add(RunOrder.of(lake, folder));
            found.add(failures(lake, environment.plan(orders.getLast().plan()), folder));
        });
        return new Trials(orders, found);
    }

    /** As the search wants them. */
    List<Tried> tried(Environment environment) {
        return IntStream.range(0, orders.size())
                .mapToObj(number -> {
                    Plan plan = environment.plan(orders.get(number).plan());
                    List<Failure> failures = found.get(number).keySet().stream()
                            .map(name -> new Failure(name, Cone.of(plan, name).feeds(), terms(plan, name)))
                            .toList();
                    return new Tried(without(number), failures.isEmpty(), failures);
                })
                .toList();
    }

    /** Ids of the terms that can change what failed. */
    private Set<String> terms(Plan plan, String failed) {
        Set<String> terms = new TreeSet<>();
        terms.add(Term.plan(orders.getFirst().plan()).id());
        terms.add(Term.waiver(failed, "").id());
        Cone.knobs(plan, failed).forEach(knob -> terms.add(Term.knob(knob, "").id()));
        return terms;
    }

    private Set<String> without(int number) {
        RunOrder.Trial trial = orders.get(number).trial();
        return trial == null ? Set.of() : trial.without();
    }

    /**
     * What a unit is blamed for, by name, with a sentence for people: what failed in its cone; all that blocked the run if nothing did.
     *
     * @param counts which trials say anything of it, by what they left out
     */
    Map<String, String> because(Environment environment, Unit unit, Predicate<Set<String>> counts) {
        SequencedMap<String, String> because = new LinkedHashMap<>();
        for (int number = 0; number < orders.size(); number++) {
            if (counts.test(without(number))) {
                Plan plan = environment.plan(orders.get(number).plan());
                found.get(number).forEach((name, sentence) -> {
                    if (terms(plan, name).contains(unit.id())
                            || Cone.of(plan, name).feeds().stream()
                                    .anyMatch(feed -> unit.feeds().contains(feed))) {
                        because.putIfAbsent(name, sentence);
                    }
                });
            }
        }
        return because.isEmpty() ? found.getFirst() : because;
    }

    private static Map<String, String> failures(Lake lake, Plan plan, RunFolder folder) {
        SequencedMap<String, String> failures = new LinkedHashMap<>();
        Optional<Mistake> mistake = lake.find(folder.mistake(), Mistake.class);
        if (mistake.isPresent()) {
            failures.put(
                    refused(lake, plan, folder, mistake.get()), mistake.get().sentence());
            return failures;
        }
        for (Gate gate : Gate.values()) {
            lake.find(folder.tests(gate), GateResults.class)
                    .ifPresent(results -> results.results().stream()
                            .map(GateResults.Result::verdict)
                            .filter(TestVerdict::blocks)
                            .forEach(verdict ->
                                    failures.put(verdict.test(), verdict.test() + " - " + verdict.sentence())));
        }
        return failures;
    }

    /** The name of the model or data test whose statement was refused; of a test that measures nothing usable by its file. */
    private static String refused(Lake lake, Plan plan, RunFolder folder, Mistake mistake) {
        Optional<Refused> build = lake.find(folder.refused("build"), Refused.class);
        if (build.isPresent()) {
            return "star." + build.get().of();
        }
        for (Gate gate : Gate.values()) {
            Optional<Refused> test = lake.find(folder.refused("test-" + gate.word()), Refused.class);
            if (test.isPresent()) {
                return test.get().of();
            }
        }
        return plan.tests().stream()
                .filter(test -> test.file().equals(mistake.file()))
                .findFirst()
                .map(test -> test.name())
                .orElse(mistake.file());
    }
}
