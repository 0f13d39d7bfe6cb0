package dev.larder.cli.passing;

import dev.larder.core.wiring.FunctionVariables;
import dev.standin.aws.Callers;
import dev.standin.aws.lambda.Function;
import dev.standin.aws.lambda.FunctionHost;
import dev.standin.aws.lambda.FunctionLog;
import dev.standin.aws.lambda.FunctionRunner;
import dev.standin.aws.lambda.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Functions behind an alias: a deployment takes the alias to another version of them, which has another plan, while calls of the version
 * before go on to their end. Safe for use by many threads.
 */
final class Rollout implements FunctionRunner {
    private final List<Function> functions;
    private final Callers callers;
    private final List<FunctionHost> versions = new ArrayList<>();
    private volatile FunctionHost live;
    private volatile @Nullable FunctionLog log;

    Rollout(List<Function> functions, Callers callers) {
        this.functions = functions;
        this.callers = callers;
        this.live = new FunctionHost(functions, callers);
        versions.add(live);
    }

    /** From now on calls get functions with this plan. */
    void deploy(String planHash) {
        FunctionHost next = new FunctionHost(
                functions.stream().map(function -> with(function, planHash)).toList(), callers);
        FunctionLog to = log;
        if (to != null) {
            next.logTo(to);
        }
        versions.add(next);
        live = next;
    }

    private static Function with(Function function, String planHash) {
        Map<String, String> variables = new HashMap<>(function.environment());
        variables.put(FunctionVariables.PLAN, planHash);
        return function.withEnvironment(variables);
    }

    @Override
    public Outcome run(String function, String payload) {
        return live.run(function, payload);
    }

    @Override
    public void logTo(FunctionLog to) {
        log = to;
        live.logTo(to);
    }

    @Override
    public void close() {
        versions.forEach(FunctionHost::close);
    }
}
