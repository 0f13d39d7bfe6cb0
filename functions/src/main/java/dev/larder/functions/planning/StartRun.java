package dev.larder.functions.planning;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import dev.larder.core.JsonNamed;
import dev.larder.core.lake.LakeLayout;
import dev.larder.core.run.ExecutionName;
import dev.larder.core.run.Release;
import dev.larder.core.run.Retrial;
import dev.larder.core.wiring.Metrics;
import dev.larder.functions.Environment;
import dev.larder.functions.Lake;
import dev.larder.functions.StepHandler;
import dev.larder.functions.run.AsideSeen;
import dev.larder.functions.run.Attempts;
import dev.larder.functions.run.Blocked;
import dev.larder.functions.run.Gathering;
import dev.larder.functions.run.NextRun;
import dev.larder.functions.run.Releases;
import dev.larder.functions.run.RunFolder;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Starts the run that what is pending asks for. Called by pokes and by a schedule, whose message does not matter: everything is read
 * from the lake, so one call more or less changes nothing. It costs no SQL, and next to nothing when nothing is pending.
 */
public final class StartRun extends StepHandler<JsonNode, StartRun.Answer> {
    private static final int MOST_ATTEMPTS = 10;

    private final Environment environment;

    /** As AWS Lambda makes it. */
    public StartRun() {
        this(System.getenv(), System.out);
    }

    /** With these variables and this standard output. */
    public StartRun(Map<String, String> variables, PrintStream log) {
        this(new Environment(variables, log));
    }

    /** In this environment. */
    public StartRun(Environment environment) {
        super(JsonNode.class);
        this.environment = environment;
    }

    /**
     * What became of the call; the list of failures, always empty, is what SQS's event source mapping expects.
     */
    public record Answer(Verdict verdict, List<SQSBatchResponse.BatchItemFailure> batchItemFailures) {
        private Answer(Verdict verdict) {
            this(verdict, List.of());
        }
    }

    /** Whether there was anything to do. */
    public enum Verdict implements JsonNamed {
        /** Nothing is pending. */
        IDLE("idle"),
        /** More deliveries may come soon, and one run takes all of them. */
        GATHERING("gathering"),
        /** What is pending is live already. */
        LIVE("live"),
        /** The run was blocked before, and would be again. */
        BLOCKED("blocked"),
        /** The run failed, and is tried again later. */
        WAITING("waiting"),
        /** The run failed for a day, or runs follow one another without news: one is begun when something comes, or a person takes it up. */
        PARKED("parked"),
        /** The history of deliveries is made for the first time, and takes more calls than this one. */
        READING("reading"),
        /** A run is under way. */
        STARTED("started");

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
    protected Answer step(JsonNode event) {
        Gathering gathering = Gathering.now(environment);
        List<String> pending = gathering.pending();
        environment.measures().count(Metrics.CAUSES_WAITING, pending.size());
        // An alarm compares the two: a metric that is missing where nothing was published would not be compared.
        environment.measures().count(Metrics.RUNS_PUBLISHED, 0);
        environment.measures().count(Metrics.RUNS_FAILING, 0);
        environment.measures().count(Metrics.RUNS_PARKED, 0);
        if (pending.isEmpty()) {
            return new Answer(Verdict.IDLE);
        }
        if (gathering.open().isPresent()) {
            gathering.promise(gathering.open().get());
            return new Answer(Verdict.GATHERING);
        }
        Verdict verdict = taken(gathering);
        gathering.taken();
        return new Answer(verdict);
    }

    private Verdict taken(Gathering gathering) {
        List<String> pending = gathering.pending();
        Lake lake = environment.lake();
        if (!environment.history().isReadable()) {
            return Verdict.READING;
        }
        Optional<Release> live = Releases.newest(lake);
        NextRun next = kept(gathering, live);
        if (live.filter(release -> startsPreview(pending, next, release)).isPresent()) {
            return Verdict.STARTED;
        }
        if (live.filter(release -> release.isOf(next.identity()) || isNothingToBuild(release, next))
                .isPresent()) {
            if (next.hasConflicts()) {
                // No run says so: the fold has no place for what came, and everything else is live.
                environment.measures().count(Metrics.RUNS_BLOCKED, 1);
            }
            lake.objects().delete(pending);
            return Verdict.LIVE;
        }
        if (live.flatMap(release -> Blocked.find(lake, next, release)).isPresent()) {
            return Verdict.BLOCKED;
        }
        Attempts attempts = Attempts.of(lake, next);
        if (attempts.lastFailed().isPresent()) {
            environment.measures().count(Metrics.RUNS_FAILING, 1);
        }
        Retrial retrial = attempts.retrial(pending);
        if (retrial.isParked() || gathering.repeating().isPresent()) {
            environment.measures().count(Metrics.RUNS_PARKED, 1);
            return Verdict.PARKED;
        }
        if (!retrial.isDue(environment.clock().instant())) {
            return Verdict.WAITING;
        }
        gathering.begun(start(attempts.open(environment.executions())));
        return Verdict.STARTED;
    }

    /** The next run, whose deliveries the history has; what several calls keep at once is worked out anew. */
    private NextRun kept(Gathering gathering, Optional<Release> live) {
        for (int attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
            AsideSeen.Look look = AsideSeen.Look.begin(
                    environment.lake(), live.map(Release::number).orElse(-1), gathering);
            NextRun next = NextRun.of(environment, live);
            if (environment.history().keep(next.seen()) && look.keep(next.aside())) {
                return next;
            }
        }
        throw new IllegalStateException("the history of deliveries was replaced by another call " + MOST_ATTEMPTS
                + " times while this one worked it out; the call is repeated by itself");
    }

    /**
     * Starts a run that a person wants to see, before all that would be published; the cause of one that was answered, has failed, or cannot be made ends
     * here, so a preview never holds up what follows by more than itself.
     */
    private boolean startsPreview(List<String> pending, NextRun next, Release live) {
        Lake lake = environment.lake();
        for (String cause : pending) {
            String id = LakeLayout.previewOf(cause).orElse(null);
            if (id != null) {
                Optional<NextRun> preview = next.decisions().previews().stream()
                        .filter(asked -> asked.id().equals(id))
                        .findFirst()
                        .flatMap(asked -> NextRun.preview(environment, live, asked))
                        .filter(run -> !isNothingToBuild(live, run))
                        .filter(run -> Blocked.find(lake, run, live).isEmpty());
                Optional<Attempts> attempts = preview.map(run -> Attempts.of(lake, run))
                        .filter(each -> each.lastFailed().isEmpty());
                if (attempts.isPresent()) {
                    start(attempts.get().open(environment.executions()));
                    return true;
                }
                lake.objects().delete(List.of(cause));
            }
        }
        return false;
    }

    /** An environment that has never had an accepted delivery keeps its empty release, whatever its plan. */
    private static boolean isNothingToBuild(Release live, NextRun next) {
        return live.isEmpty() && next.inputs().mapping().inForce().isEmpty();
    }

    /** Gives the name of the run that is under way, or of the one that has ended meanwhile. */
    private String start(ExecutionName first) {
        String input =
                Lake.JSON.writeValueAsString(Map.of("identity", first.identity().text()));
        for (ExecutionName name = first; ; name = name.next()) {
            if (environment.executions().start(name.toString(), input)
                    || environment.executions().isRunning(name.toString())) {
                return name.toString();
            }
            if (!environment.lake().objects().keys(RunFolder.of(name).end()).isEmpty()) {
                // It was begun and ended while this call worked: what it left is looked at by another call before
                // anything is repeated.
                environment.pokes().poke();
                return name.toString();
            }
        }
    }
}
