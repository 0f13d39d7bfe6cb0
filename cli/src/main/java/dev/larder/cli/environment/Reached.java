package dev.larder.cli.environment;

import dev.larder.aws.AwsClients;
import dev.larder.functions.Environment;
import dev.standin.aws.local.FiringAlarm;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * An environment as a command works on it, on this machine or on AWS: only through the clients of AWS's SDK. Not thread-safe.
 */
public interface Reached extends AutoCloseable {
    /** Its ports, names and addresses. */
    Environment environment();

    /** AWS's clients, for what a supplier or an operator does. */
    AwsClients clients();

    /** How a command line names it. */
    Address address();

    /** Where copies of its receipts and reports are put. */
    default OutFolder out() {
        return new OutFolder(address(), environment().lake());
    }

    /** Whether it works by itself, so that what was decided is taken up without another command. */
    boolean works();

    /** Where the alarms are seen if {@link #alarms} cannot tell; empty if it can. */
    default Optional<String> alarmsElsewhere() {
        return Optional.empty();
    }

    /** The alarms that are on; if nobody runs a local environment, those that were when somebody last did. */
    List<FiringAlarm> alarms();

    /** Works on it. If a call is refused or not answered, the command ends with a sentence about the environment instead of the client's own. */
    <T> T working(Supplier<T> work);

    /** Who decides here: on AWS the caller's {@code aws:userid}, on this machine the user of the system. */
    String person();

    /** Begins to answer what has landed, if it does not work by itself; no run starts. */
    void receive();

    /** Begins to work, if it does not do so by itself. */
    void start();

    /** Brings the suppliers' pages up to date, if no schedule does. */
    void updatePages();

    /** Ends the command if nothing can be written any more, for example because the disk is full. */
    void requireNoTrouble();

    @Override
    void close();
}
