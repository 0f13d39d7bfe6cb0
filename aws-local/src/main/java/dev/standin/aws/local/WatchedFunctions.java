package dev.standin.aws.local;

import dev.standin.aws.lambda.FunctionLog;
import dev.standin.aws.lambda.FunctionRunner;
import dev.standin.aws.lambda.Outcome;

/** Tells the monitor of every invocation, and of what functions write. */
record WatchedFunctions(FunctionRunner functions, Monitor monitor) implements FunctionRunner {
    WatchedFunctions {
        functions.logTo(monitor);
    }

    @Override
    public Outcome run(String function, String payload) {
        Outcome outcome = functions.run(function, payload);
        monitor.invoked(function, outcome);
        return outcome;
    }

    @Override
    public void logTo(FunctionLog log) {
        functions.logTo(log);
    }

    @Override
    public void abandon() {
        functions.abandon();
    }

    @Override
    public void close() {
        functions.close();
    }
}
