package dev.larder.functions.blame;

import dev.larder.core.JsonNamed;
import dev.larder.core.blame.Decision;
import dev.larder.core.blame.Decision.Certainty;
import dev.larder.core.blame.Unit;
import dev.larder.core.engine.CopyStatements;
import dev.larder.core.engine.Fence;
import dev.larder.core.engine.MappingStatements.Transition;
import dev.larder.core.engine.PlanningStatements;
import dev.larder.core.mapping.Mapping;
import dev.larder.functions.Environment;
import dev.larder.functions.StepHandler;
import dev.larder.functions.port.Warehouse.Rows;
import dev.larder.functions.run.Culprit;
import dev.larder.functions.run.RunFolder;
import dev.larder.functions.run.RunOrder;
import dev.larder.functions.statement.Statements;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Looks for the new deliveries, plan, knobs or ends of waivers without which a blocked run passes, by trying the run without some of them: each trial is a replan of the same run,
 * with an order and documents of its own. What comes next follows from the documents of the trials before, so a repeated call
 * gives the same answer.
 */
public final class FindCulprit extends StepHandler<FindCulprit.Request, FindCulprit.Answer> {
    private static final String ROLLBACK = "A release is taken back whole or not at all.";

    private static final String PREVIEW =
            "It is a preview, so no culprit is looked for; the run itself would look for one.";

    private final Environment environment;

    /** As AWS Lambda makes it. */
    public FindCulprit() {
        this(System.getenv());
    }

    /** With these variables. */
    public FindCulprit(Map<String, String> variables) {
        this(new Environment(variables));
    }

    /** In this environment. */
    public FindCulprit(Environment environment) {
        super(Request.class);
        this.environment = environment;
    }

    /** Which run; of a trial its own name. */
    public record Request(String run) {}

    /**
     * What comes next.
     *
     * @param run the name of the trial that is next, or of the last one
     * @param probe whether the search goes on after the trial even if it passes
     * @param says for people who look at the execution
     */
    public record Answer(Verdict verdict, String run, boolean probe, String says) {}

    /** What the state machine does next. */
    public enum Verdict implements JsonNamed {
        /** Makes the trial. */
        TRIAL("trial"),
        /** Publishes the last one. */
        PUBLISH("publish"),
        /** Writes that the run is blocked. */
        BLOCKED("blocked"),
        /** Asks again. */
        RUNNING("running");

        private final String jsonName;

        Verdict(String jsonName) {
            this.jsonName = jsonName;
        }

        @Override
        public String jsonName() {
            return jsonName;
        }
    }

    @Override
    protected Answer step(Request request) {
        RunFolder last = RunFolder.of(request.run());
        if (RunOrder.of(environment.lake(), last).preview() != null) {
            write(last, new Culprit(List.of(), PREVIEW, List.of(), ""));
            return new Answer(Verdict.BLOCKED, last.run(), false, PREVIEW);
        }
        Case found = Case.of(environment, last);
        if (found.isRollback()) {
            write(last, new Culprit(List.of(), ROLLBACK, List.of(), ""));
            return new Answer(Verdict.BLOCKED, last.run(), false, ROLLBACK);
        }
        RunFolder following = last.ofTrial(last.trial() + 1);
        Optional<RunOrder> planned = environment.lake().find(following.order(), RunOrder.class);
        if (planned.isPresent()) {
            // Planned by a call whose answer was lost.
            return answer(found, following, planned.get());
        }
        return switch (found.search().next()) {
            case Decision.Try next -> attempt(found, last, next);
            case Decision.Publish(var aside, var certainty) -> {
                write(last, new Culprit(List.of(), null, found.words(), words(certainty, false)));
                yield new Answer(Verdict.PUBLISH, last.run(), false, without(aside));
            }
            case Decision.Stay(var aside, var certainty) -> {
                write(
                        last,
                        new Culprit(found.beside(aside), null, found.words(), words(certainty, found.isEither(aside))));
                yield new Answer(
                        Verdict.BLOCKED, last.run(), false, without(aside) + " nothing is left that is not live");
            }
            case Decision.Whole(var reason) -> {
                write(last, new Culprit(List.of(), found.whole(reason), found.words(), ""));
                yield new Answer(Verdict.BLOCKED, last.run(), false, found.whole(reason));
            }
        };
    }

    private void write(RunFolder last, Culprit culprit) {
        environment.lake().put(last.culprit(), culprit);
    }

    private Answer attempt(Case found, RunFolder last, Decision.Try next) {
        RunFolder folder = last.ofTrial(last.trial() + 1);
        try (Statements statements = Statements.of(environment, folder, "plan")) {
            Mapping mapping = found.mapping(next);
            Fence.Takeover takeover = new Fence.Takeover(last.run(), folder.run());
            // The run has planned upon the same live release, and proved what the database has of it.
            Transition transition =
                    new Transition(found.live().number(), found.live().mapping(), mapping, true);
            if (!statements.execute(PlanningStatements.batches(takeover, transition, found.knobs(next)))) {
                return new Answer(Verdict.RUNNING, last.run(), false, "");
            }
            Optional<Rows> missing = statements.read(CopyStatements.missing(folder.run()));
            if (missing.isEmpty()) {
                return new Answer(Verdict.RUNNING, last.run(), false, "");
            }
            RunOrder order = found.order(folder, next, missing.get().texts());
            write(
                    last,
                    new Culprit(List.of(), null, found.words(), words(next.certainty(), found.isEither(next.aside()))));
            environment.lake().put(folder.order(), order);
            return answer(found, folder, order);
        }
    }

    private static Answer answer(Case found, RunFolder folder, RunOrder order) {
        RunOrder.Trial trial = Objects.requireNonNull(order.trial());
        return new Answer(
                Verdict.TRIAL, folder.run(), !trial.ends(), trial.words() + ": " + without(found.without(trial)));
    }

    /** For people, without a full stop. */
    static String without(List<Unit> aside) {
        return aside.stream().map(Unit::place).collect(Collectors.joining(", ", "without ", ""));
    }

    private static String words(Certainty certainty, boolean either) {
        return switch (certainty) {
            case LEAST ->
                either ? "It is either this one or another; the newest stands aside" : "Nothing less blocks it";
            case MINIMAL -> "The set is minimal: none of these can be taken back alone";
            case BOUND -> "The trials were used up, so more may stand aside than need to";
        };
    }
}
