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

    /** Creates the handler as AWS Lambda does. */
    public RunStatements() {
        this(System.getenv());
    }

    /** Creates the handler with these variables. */
    public RunStatements(Map<String, String> variables) {
        this(new Environment(variables));
    }

    /** Creates the handler in this environment. */
    public RunStatements(Environment environment) {
        super(Request.class);
        this.environment = environment;
    }

    /** Which run, and which step of it. */
    public record Request(String run, Step step) {}

    @Override
    protected Progress step(Request request) {
        RunFolder folder = RunFolder.of(request.run());
        RunOrder order = RunOrder.of(environment.lake(), folder);
        try (Statements statements =
                Statements.of(environment, folder, request.step().jsonName())) {
            RunStep step = switch (request.step()) {
                case PREPARE -> new PrepareTables(environment, folder, order);
                case COPY -> new CopyIntoRaw(environment, folder, order);
                case BUILD -> new BuildCandidate(environment, folder, order);
                case DIFF -> new TakeDiff(environment, folder, order);
                case PUBLISH -> new PublishRelease(environment, folder, order);
            };
            return step.proceed(statements);
        }
    }
}
