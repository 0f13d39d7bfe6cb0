package dev.larder.cli.decide;

import dev.larder.functions.Environment;

/** What ann types, without a command line around it. */
public final class Verbs {
    private Verbs() {}

    /** {@code larder knobs set}. */
    public static void turn(Environment environment, String assignment) {
        KnobTurn.of(ann(environment), assignment).set(null, "because");
    }

    /** {@code larder lift}. */
    public static void lift(Environment environment, String what) {
        LiftCommand.lift(ann(environment), what, "because");
    }

    /** {@code larder waive}. */
    public static void waive(Environment environment, String test, String most, String until) {
        new TestWaiver(ann(environment), test).waive(most, until, "because");
    }

    private static Deciding ann(Environment environment) {
        return new Deciding(environment, "ann");
    }
}
