package dev.larder.cli.suggest;

/**
 * A data test that is suggested.
 *
 * @param name of its file, without ending
 * @param text of its file
 * @param releases those by which it was tried
 * @param falseAlarms how many of them it would have stopped
 */
record Draft(String name, String text, int releases, int falseAlarms) {
    private static final int LONGEST_NAME = 63;

    /** A draft at the input gate; what stops nobody warns until its author has looked at it. */
    static Draft of(
            String name, String description, String owner, String header, String select, int releases, int alarms) {
        String text = "-- " + description + "\n-- gate: input   severity: " + (alarms == 0 ? "block" : "warn")
                + "   owner: " + owner + "\n" + (header.isEmpty() ? "" : header + "\n") + select + "\n";
        return new Draft(name.substring(0, Math.min(LONGEST_NAME, name.length())), text, releases, alarms);
    }
}
