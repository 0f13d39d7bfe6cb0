package dev.larder.cli.view;

import dev.larder.cli.environment.Address;
import dev.larder.cli.environment.OutFolder;
import dev.larder.functions.Environment;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** An environment as a command sees it that changes nothing. Not thread-safe. */
public interface Viewed extends AutoCloseable {
    /** Its ports, names and addresses. */
    Environment environment();

    /** How a command line names it. */
    Address address();

    /** Where copies of its receipts and reports are put. */
    default OutFolder out() {
        return new OutFolder(address(), environment().lake());
    }

    /** Whether it works by itself, so that what was decided is taken up without another command. */
    boolean works();

    /** The alarms that are on. */
    SeenAlarms alarms();

    /** An execution of {@code build-warehouse}; the status is Step Functions' word. */
    record Executed(String name, String status, Instant start) {}

    /** Every execution that Step Functions remembers, oldest first. */
    List<Executed> executions();

    /** Works on it. If a call is refused or not answered, the command ends with a sentence about the environment instead of the client's own. */
    <T> T working(Supplier<T> work);

    @Override
    void close();
}
