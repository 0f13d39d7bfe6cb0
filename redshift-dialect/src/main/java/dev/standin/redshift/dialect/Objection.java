package dev.standin.redshift.dialect;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a statement is not planned. The message is what the service answers; beside it stands what an editor shows: a sentence, the place in
 * the statement's text, and what helps. Until it is thrown, only one thread may change it.
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

    /**
     * Sets another sentence for editors; {@code wrong} is the word that is wrong, {@code others} what it might have
     * been.
     */
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

    /** What to write instead; null if nobody knows. */
    public final @Nullable String instead() {
        return instead;
    }

    /** The word that is wrong; empty if it is not one word. */
    public final String word() {
        return word;
    }

    /** What may stand in the word's place. */
    public final List<String> known() {
        return known;
    }

    /** How many characters precede the wrong token; -1 if that is not known. */
    public final int offset() {
        return offset;
    }
}
