package dev.larder.cli.environment;

/** Who sits at this machine, as the system says; nothing here proves it. */
final class LocalPerson {
    private static final int LONGEST = 64;

    private LocalPerson() {}

    /** The system's user, in the characters that AWS allows in the name of a session. */
    static String name() {
        String name = System.getProperty("user.name", "").replaceAll("[^A-Za-z0-9_+=,.@-]", "-");
        return name.isEmpty() ? "unknown" : name.substring(0, Math.min(LONGEST, name.length()));
    }
}
