package dev.larder.compiler.contract;

import org.jspecify.annotations.Nullable;

/**
 * One thing wrong with a contract document.
 *
 * @param part whether the key is meant or its value
 * @param pointer JSON pointer (RFC 6901) of the place, {@code ""} for the whole document
 * @param expected what may stand there
 * @param found what stands there
 * @param help what to write instead, a whole sentence, or null
 */
public record ContractProblem(
        Part part,
        String pointer,
        String expected,
        String found,
        @Nullable String help) {
    /** Which part of an entry is meant. */
    public enum Part {
        KEY,
        VALUE
    }

    /** The problem for people, in one line. */
    @Override
    public String toString() {
        return (pointer.isEmpty() ? "/" : pointer) + ": expected " + expected + ", found " + found
                + (help == null ? "" : "; " + help);
    }
}
