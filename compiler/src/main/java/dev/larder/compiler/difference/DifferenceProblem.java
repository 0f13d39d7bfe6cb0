package dev.larder.compiler.difference;

import org.jspecify.annotations.Nullable;

/**
 * One thing wrong with what a contract says about another one.
 *
 * @param isKey whether the key at this place is meant, and not its value
 * @param help what to do, or null
 */
public record DifferenceProblem(
        Origin origin,
        boolean isKey,
        String expected,
        String found,
        @Nullable String help) {}
