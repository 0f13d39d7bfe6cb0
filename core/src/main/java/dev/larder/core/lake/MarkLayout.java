package dev.larder.core.lake;

/** The keys of what functions remember of how far they have come. Each may be lost: then more is looked at, and nothing is missed. */
public final class MarkLayout {
    private MarkLayout() {}

    /** Which landed versions {@code reconcile-landing} has announced again. */
    public static String announced() {
        return "marks/announced.json";
    }

    /** Of which deliveries {@code start-run} has begun a run. */
    public static String gathered() {
        return "marks/gathered.json";
    }
}
