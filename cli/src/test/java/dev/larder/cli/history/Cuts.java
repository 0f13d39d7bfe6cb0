package dev.larder.cli.history;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Counts what is written for good, and cuts the process off just before or just after one such write. */
final class Cuts {
    private static final long NEVER = Long.MAX_VALUE;

    private final List<String> places = new ArrayList<>();
    private long next = NEVER;
    private boolean before;
    private boolean armed;

    /** The process ends here: no product code may catch it. */
    static final class CutOff extends Error {
        private static final long serialVersionUID = 1;

        CutOff(String place) {
            super(place);
        }
    }

    /** Ends the process at the write of this number, counted from 1. */
    void at(long number, boolean isBefore) {
        next = number;
        before = isBefore;
    }

    /** Counts from now on; otherwise what is written is neither counted nor cut. */
    void arm(boolean isArmed) {
        armed = isArmed;
    }

    /** Where it has written, in order. */
    List<String> places() {
        return List.copyOf(places);
    }

    /** Writes, or is cut off. */
    <T> T around(String what, Supplier<T> write) {
        if (!armed) {
            return write.get();
        }
        places.add(what);
        boolean isHere = places.size() == next;
        if (isHere && before) {
            next = NEVER;
            throw new CutOff("before " + what);
        }
        T written = write.get();
        if (isHere) {
            next = NEVER;
            throw new CutOff("after " + what);
        }
        return written;
    }
}
