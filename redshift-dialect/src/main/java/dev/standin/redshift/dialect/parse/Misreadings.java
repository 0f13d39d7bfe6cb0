package dev.standin.redshift.dialect.parse;

import java.util.ArrayList;
import java.util.List;

/** What becomes of a misread part: it is thrown if a statement is run, kept if somebody wants to see all of them. Not thread-safe. */
final class Misreadings {
    private final boolean keeps;
    private final List<Misread> kept = new ArrayList<>();

    private Misreadings(boolean keeps) {
        this.keeps = keeps;
    }

    static Misreadings thrown() {
        return new Misreadings(false);
    }

    static Misreadings kept() {
        return new Misreadings(true);
    }

    boolean keeps() {
        return keeps;
    }

    List<Misread> all() {
        return List.copyOf(kept);
    }

    void add(Misread misread) {
        if (!keeps) {
            throw misread.objection();
        }
        kept.add(misread);
    }
}
