package dev.larder.functions.step;

import dev.larder.functions.Environment;
import dev.larder.functions.StepHandler;
import dev.larder.functions.run.Progress;
import dev.larder.functions.run.RunFolder;
import dev.larder.functions.run.RunOrder;
import dev.larder.functions.statement.Statements;
import java.util.Map;

/**
 * Takes the steps of a run that consist of statements. It is deployed as {@code copy}, {@code transform} and {@code publish}, whose
 * grants differ.
 */
public final class RunStatements extends StepHandler<RunStatements.Request, Progress> {
    private final Environment environment;

    /** As AWS Lambda makes it. */
    public RunStatements() {
        this(System.getenv());
    }

    /** With these variables. */
    public RunStatements(Map<String, String> variables) {
        this(new Environment(variables));
    }

    /** In this environment. */
    RunStatements(Environment environment) {
        super(Request.class);
        this.environment = environment;
    }

    /** Which run, and which step of it: {@code prepare}, {@code copy}, {@code build}, {@code diff} or {@code publish}. */
    public record Request(String run, String step) {}

    @Override
    protected Progress step(Request request) {
        RunFolder folder = RunFolder.of(request.run());
        RunOrder order = RunOrder.of(environment.lake(), folder);
        try (Statements statements = Statements.of(environment, folder, request.step())) {
            RunStep step =
                    switch (request.step()) {
                        case "prepare" -> new PrepareTables(environment, folder, order);
                        case "copy" -> new CopyIntoRaw(environment, folder, order);
                        case "build" -> new BuildCandidate(environment, folder, order);
                        case "diff" -> new TakeDiff(environment, folder, order);
                        case "publish" -> new PublishRelease(environment, folder, order);
                        default ->
                            throw new IllegalArgumentException("step \"" + request.step()
                                    + "\": expected prepare, copy, build, diff or publish; the state machine and the functions are of different versions");
                    };
            return step.proceed(statements) ? Progress.DONE : Progress.RUNNING;
        }
    }
}
