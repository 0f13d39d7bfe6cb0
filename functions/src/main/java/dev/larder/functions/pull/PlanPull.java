package dev.larder.functions.pull;

import dev.larder.core.contract.FeedId;
import dev.larder.functions.Environment;
import dev.larder.functions.StepHandler;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The steps of {@code pull-files} that no service of AWS takes: to choose what is fetched, and to land what was. */
public final class PlanPull extends StepHandler<PlanPull.Request, PlanPull.Answer> {
    private final Environment environment;

    /** Creates the handler as AWS Lambda does. */
    public PlanPull() {
        this(System.getenv());
    }

    /** Creates the handler with these variables. */
    public PlanPull(Map<String, String> variables) {
        this(new Environment(variables));
    }

    /** Creates the handler in this environment. */
    PlanPull(Environment environment) {
        super(Request.class);
        this.environment = environment;
    }

    /**
     * What is asked.
     *
     * @param look name of the execution
     * @param listing name of the file that the connector writes
     * @param round how many times files were fetched before, from 0
     * @param results what became of the files of this round
     * @param trouble what the connection's test said, if the listing does not come
     */
    public record Request(
            PullStep step,
            String look,
            Source pull,
            String listing,
            int round,
            @Nullable List<Result> results,
            @Nullable String trouble) {}

    /**
     * Where files come from, as the schedule says.
     *
     * @param server for people
     * @param folder from the server's root
     * @param files what a file's name must match as a whole
     */
    public record Source(String feed, String server, String folder, String files) {
        FeedId id() {
            return FeedId.parse(feed);
        }
    }

    /** What became of one file, as the connector says: {@code COMPLETED} or {@code FAILED}. */
    public record Result(
            String path, String status, @Nullable String why) {}

    /**
     * What is answered.
     *
     * @param paths on the server, ten at most
     * @param into where they are to be put: a slash, the bucket, and a folder of this round's own
     */
    public record Answer(PullVerdict verdict, List<String> paths, String into) {
        /** Copies the list. */
        public Answer {
            paths = List.copyOf(paths);
        }

        static Answer of(PullVerdict verdict) {
            return new Answer(verdict, List.of(), "");
        }
    }

    @Override
    protected Answer step(Request request) {
        Round round = new Round(environment, request);
        return switch (request.step()) {
            case CHOOSE -> round.choose();
            case LAND -> round.land();
            case EXPLAIN -> throw round.unlisted();
        };
    }
}
