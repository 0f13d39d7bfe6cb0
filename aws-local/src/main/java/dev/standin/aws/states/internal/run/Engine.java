package dev.standin.aws.states.internal.run;

import dev.standin.aws.states.FunctionInvoker;
import dev.standin.aws.states.Ticks;
import dev.standin.aws.states.internal.task.TaskTokens;
import java.util.random.RandomGenerator;

/** What every run needs from outside; safe to share. */
public record Engine(
        Ticks ticks, FunctionInvoker functions, TaskTokens tokens, RandomGenerator random, Coverage coverage) {}
