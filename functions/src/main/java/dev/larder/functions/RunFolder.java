package dev.larder.functions;

/**
 * The keys of one run below {@code runs/dt=<date>/<run>/}.
 *
 * @param run the execution's name, which begins with the landing date of the newest delivery
 */
record RunFolder(String run) {
    private static final int DATE = 10;

    /** What the run will do, decided by planning. */
    String order() {
        return key("plan.json");
    }

    /** What changed, by model. */
    String diff() {
        return key("diff.json");
    }

    /** Results of the tests of one gate. */
    String tests(String gate) {
        return key("tests-" + gate + ".json");
    }

    /** How the run ended. */
    String end() {
        return key("run.json");
    }

    /** The report for people. */
    String report() {
        return key("report.html");
    }

    /** How far a step's statements are. */
    String journal(String step) {
        return key("statements/" + step + ".json");
    }

    /** A COPY manifest of this run. */
    String manifest(String delivery) {
        return key("manifests/" + delivery + ".manifest");
    }

    private String key(String name) {
        return "runs/dt=" + run.substring(0, DATE) + "/" + run + "/" + name;
    }
}
