package dev.larder.cli.crash;

import dev.standin.redshift.DurableWrites;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Counts durable writes, or those of one kind, and holds all of them at some points, each until a line comes in, so that somebody can look at the disk. */
final class Pauses implements DurableWrites {

    /** How a line about a pause begins; its point follows in brackets. */
    static final String SIGN = "paused ";

    private final String kind;
    private final List<Point> points;
    private long begun;
    private long ended;

    /** Of writes whose description begins so; all of them if it is empty. */
    Pauses(String kind, List<Point> points) {
        this.kind = kind;
        this.points = points;
    }

    /** How many writes have ended. */
    synchronized long count() {
        return ended;
    }

    @Override
    public synchronized void before(String what) {
        if (what.startsWith(kind)) {
            begun++;
            pause(new Point(begun, true), what);
        }
    }

    @Override
    public synchronized void after(String what) {
        if (what.startsWith(kind)) {
            ended++;
            pause(new Point(ended, false), what);
        }
    }

    private void pause(Point here, String what) {
        if (points.contains(here)) {
            System.out.println(SIGN + here + ": " + what);
            System.out.flush();
            waitForLine();
        }
    }

    private static void waitForLine() {
        try {
            for (int c = System.in.read(); c != '\n'; c = System.in.read()) {
                if (c < 0) {
                    Runtime.getRuntime().halt(1);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
