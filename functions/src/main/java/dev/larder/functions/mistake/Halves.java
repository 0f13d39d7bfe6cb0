package dev.larder.functions.mistake;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Finds those that fail among many: what fails together is halved until one is left. */
final class Halves {
    private Halves() {}

    /** The first of them, at most this many, in their order. */
    static <T> List<T> failing(List<T> all, int most, Predicate<List<T>> fails) {
        List<T> found = new ArrayList<>();
        search(all, most, fails, found);
        return found;
    }

    private static <T> void search(List<T> part, int most, Predicate<List<T>> fails, List<T> found) {
        if (part.isEmpty() || found.size() >= most || !fails.test(part)) {
            return;
        }
        if (part.size() == 1) {
            found.add(part.getFirst());
            return;
        }
        search(part.subList(0, part.size() / 2), most, fails, found);
        search(part.subList(part.size() / 2, part.size()), most, fails, found);
    }
}
