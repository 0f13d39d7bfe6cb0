package dev.larder.cli.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Counts what is written for good, and cuts the process off just before or just after some of it. */
final class Cuts {
    private final List<Place> places = new ArrayList<>();
    private final List<Place> cutOff = new ArrayList<>();
    private final Map<Integer, CutPoint> points = new HashMap<>();
    private int step;
    private int number;
    private boolean armed;

    /**
     * A write.
     *
     * @param step in which step of the life, from 1
     * @param number which write of the step, from 1
     */
    record Place(int step, int number, String what) {}

    /** The process ends here: no product code may catch it. */
    static final class CutOff extends Error {
        private static final long serialVersionUID = 1;

        CutOff(String place) {
            super(place);
        }
    }

    /** Ends the process at each of these writes, of which no two are in the same step. */
    void at(List<CutPoint> at) {
        at.forEach(point -> points.put(point.place().step(), point));
    }

    /** The next step begins: what it writes is counted and may be cut. */
    void begin() {
        step++;
        number = 0;
        armed = true;
    }

    /** The step is over: what is written from here on is neither counted nor cut. */
    void end() {
        armed = false;
    }

    /** Where it has written, in order. */
    List<Place> places() {
        return List.copyOf(places);
    }

    /** Where it was cut off. */
    List<Place> cutOff() {
        return List.copyOf(cutOff);
    }

    /** Writes, or is cut off. */
    <T> T around(String what, Supplier<T> write) {
        if (!armed) {
            return write.get();
        }
        Place place = new Place(step, ++number, what);
        places.add(place);
        CutPoint point = points.get(step);
        if (point == null || point.place().number() != number) {
            return write.get();
        }
        points.remove(step);
        cutOff.add(place);
        if (!point.before()) {
            var _ = write.get();
        }
        throw new CutOff((point.before() ? "before " : "after ") + what);
    }
}
