package dev.larder.local.states.run;

import dev.larder.local.states.FunctionInvoker;
import dev.larder.local.states.Ticks;
import java.util.random.RandomGenerator;

/** What every run needs from outside; safe to share. */
public record Engine(Ticks ticks, FunctionInvoker functions, TaskTokens tokens, RandomGenerator random, Coverage coverage) {}
