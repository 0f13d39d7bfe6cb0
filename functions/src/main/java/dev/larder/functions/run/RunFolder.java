package dev.larder.functions.run;

import dev.larder.core.plan.DataTest.Gate;
import dev.larder.core.run.ExecutionName;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * The keys of one run below {@code runs/dt=<landing date of the newest delivery>/<run>/}. A trial of a run has documents of its own beside those of the
 * run, a number in their names: {@code plan.2.json}.
 *
 * @param run the execution's name; of a trial followed by a dot and its number, which is then the name under which it holds the fence and writes
 * @param date what stands after {@code dt=}
 */
public record RunFolder(String run, String date) {
    private static final String FAILED = "failed-";
    private static final char TRIAL = '.';

    /** The folder of an execution or a trial; throws {@link IllegalArgumentException} for a name that Larder did not give. */
    public static RunFolder of(String run) {
        int dot = run.indexOf(TRIAL);
        if (dot < 0) {
            return of(ExecutionName.parse(run));
        }
        String number = run.substring(dot + 1);
        if (!number.matches("[1-9][0-9]{0,3}")) {
            throw new IllegalArgumentException("run \"" + run + "\": expected the number of a trial behind the dot");
        }
        return of(ExecutionName.parse(run.substring(0, dot))).ofTrial(Integer.parseInt(number));
    }

    /** The name of the execution. */
    public String execution() {
        return trial() == 0 ? run : run.substring(0, run.indexOf(TRIAL));
    }

    /** The number of the trial; 0 for the run itself. */
    public int trial() {
        return run.indexOf(TRIAL) < 0 ? 0 : Integer.parseInt(run.substring(run.indexOf(TRIAL) + 1));
    }

    /** The same execution's trial of this number; 0 is the run itself. */
    public RunFolder ofTrial(int number) {
        return new RunFolder(number == 0 ? execution() : execution() + TRIAL + number, date);
    }

    /** The folder of an execution. */
    public static RunFolder of(ExecutionName name) {
        return new RunFolder(
                name.toString(),
                name.newest() == null ? "no-delivery" : name.newest().toString());
    }

    /** The landing date of the newest delivery; empty without one. */
    public Optional<LocalDate> landed() {
        return Optional.ofNullable(ExecutionName.parse(execution()).newest());
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
        return prefix() + "run.json";
    }

    /** That it failed, of itself, at that moment: the key says it all. */
    public String failed(Instant moment) {
        return failed() + moment.truncatedTo(ChronoUnit.SECONDS);
    }

    /** How the keys begin that say that it failed of itself, once for each time that it was redriven. */
    public String failed() {
        return prefix() + FAILED;
    }

    /** That a person, or the end of the process on a laptop, stopped it: the key says it all. */
    public String stopped() {
        return prefix() + "stopped";
    }

    /** That it came to an end of its own after all, whatever the keys say that it failed: the key says it all. */
    public String settled() {
        return prefix() + "settled";
    }

    /** Whether these keys, among which all of the run are, say that it came to an end of its own. */
    boolean isSettled(List<String> keys) {
        return keys.contains(settled())
                || (keys.contains(end())
                        && keys.stream().noneMatch(key -> key.startsWith(failed()) || key.equals(stopped())));
    }

    /** When the run failed, if the key says so. */
    static Optional<Instant> failedAt(String key) {
        int at = key.indexOf("/" + FAILED);
        return at < 0 ? Optional.empty() : Optional.of(Instant.parse(key.substring(at + 1 + FAILED.length())));
    }

    /** The report for people. */
    public String report() {
        return prefix() + "report.html";
    }

    /** Prefix of what each COPY loads; the warehouse's copy role may read it. */
    public String manifests() {
        return prefix() + "manifests/" + (trial() == 0 ? "" : trial() + "/");
    }

    /** Prefix of how far the statements of all steps have come, of the run and all its trials. */
    public String journals() {
        return prefix() + "statements/";
    }

    /** How far a step's statements have come. */
    public String journal(String step) {
        return key("statements/" + step + ".json");
    }

    /** What was found about the culprit of a run that was blocked. */
    public String culprit() {
        return prefix() + "culprit.json";
    }

    private String key(String name) {
        int ending = name.lastIndexOf('.');
        return prefix() + (trial() == 0 ? name : name.substring(0, ending) + TRIAL + trial() + name.substring(ending));
    }

    /** What stands before all of its keys. */
    String prefix() {
        return "runs/dt=" + date + "/" + execution() + "/";
    }
}
