package dev.larder.functions.run;

import dev.larder.core.plan.DataTest.Gate;
import dev.larder.core.run.ExecutionName;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The keys of one run below {@code runs/dt=<landing date of the newest delivery>/<run>/}.
 *
 * @param run the execution's name
 * @param date what stands after {@code dt=}
 */
public record RunFolder(String run, String date) {
    private static final String FAILED = "failed-";

    /** The folder of an execution; throws {@link IllegalArgumentException} for a name that Larder did not give. */
    public static RunFolder of(String run) {
        return of(ExecutionName.parse(run));
    }

    /** The folder of an execution. */
    public static RunFolder of(ExecutionName name) {
        return new RunFolder(
                name.toString(),
                name.newest() == null ? "no-delivery" : name.newest().toString());
    }

    /** The landing date of the newest delivery; empty without one. */
    public Optional<LocalDate> landed() {
        return Optional.ofNullable(ExecutionName.parse(run).newest());
    }

    /** What the run will do, decided by planning. */
    public String order() {
        return key("plan.json");
    }

    /** What was in the database before the tables were prepared. */
    public String present() {
        return key("tables.json");
    }

    /** What is rebuilt of each model. */
    public String dirty() {
        return key("dirty.json");
    }

    /** What changes, by model. */
    public String diff() {
        return key("diff.json");
    }

    /** Results of the tests of one gate. */
    public String tests(Gate gate) {
        return key("tests-" + gate.word() + ".json");
    }

    /** What was refused in a step, and is being looked into. */
    public String refused(String step) {
        return key("refused-" + step + ".json");
    }

    /** The mistake that blocks the run, if there is one. */
    public String mistake() {
        return key("mistake.json");
    }

    /** What the run waits for, if people must agree to its diff. */
    public String agreement() {
        return key("agreement.json");
    }

    /** How the run ended. */
    public String end() {
        return key("run.json");
    }

    /** That it failed, of itself, at that moment: the key says it all. */
    public String failed(Instant moment) {
        return key(FAILED + moment.truncatedTo(ChronoUnit.SECONDS));
    }

    /** When the run failed, if the key says so. */
    static Optional<Instant> failedAt(String key) {
        int at = key.indexOf("/" + FAILED);
        return at < 0 ? Optional.empty() : Optional.of(Instant.parse(key.substring(at + 1 + FAILED.length())));
    }

    /** The report for people. */
    public String report() {
        return key("report.html");
    }

    /** Prefix of what each COPY loads; the warehouse's copy role may read it. */
    public String manifests() {
        return key("manifests/");
    }

    /** Prefix of how far the statements of all steps have come. */
    public String journals() {
        return key("statements/");
    }

    /** How far a step's statements have come. */
    public String journal(String step) {
        return key("statements/" + step + ".json");
    }

    private String key(String name) {
        return "runs/dt=" + date + "/" + run + "/" + name;
    }
}
