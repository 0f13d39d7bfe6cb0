package dev.standin.redshift.dialect;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a statement is not planned. The message is what the service answers; beside it stands what an editor shows: a sentence, the place in
 * the statement's text, and what helps. Written by one thread, until it is thrown.
 */
public abstract sealed class Objection extends RuntimeException permits SqlError, Refusal {
    private static final int NOWHERE = -1;
    private static final long serialVersionUID = 1L;

    private String sentence;
    private @Nullable String instead;
    private String word = "";
    private transient List<String> known = List.of();
    private int offset = NOWHERE;

    Objection(String message, String sentence) {
        super(message);
        this.sentence = sentence;
    }

    /** Takes another sentence for editors; {@code word} is the one that is wrong, {@code known} what it might have been. */
    public final Objection told(String other, String wrong, List<String> others) {
        sentence = other;
        word = wrong;
        known = List.copyOf(others);
        return this;
    }

    /** Says what to write instead. */
    public final Objection instead(@Nullable String text) {
        instead = text;
        return this;
    }

    /** Says where, unless that has been said already. */
    public final Objection at(int place) {
        offset = offset == NOWHERE ? place : offset;
        return this;
    }

    /** What is wrong, without saying where. */
    public final String sentence() {
        return sentence;
    }

    /** What to write instead; null where nobody knows. */
    public final @Nullable String instead() {
        return instead;
    }

    /** The word that is wrong; empty when it is not one word. */
    public final String word() {
        return word;
    }

    /** What may stand where the word stands. */
    public final List<String> known() {
        return known;
    }

    /** Characters before the token that is wrong; -1 where that is not known. */
    public final int offset() {
        return offset;
    }
}
