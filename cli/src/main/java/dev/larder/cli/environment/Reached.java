package dev.larder.cli.environment;

import dev.larder.aws.AwsClients;
import dev.larder.cli.view.Viewed;
import dev.larder.core.wiring.Wiring;
import java.util.List;

/**
 * An environment as a command works on it, on this machine or on AWS: only through the clients of AWS's SDK. Not thread-safe.
 */
public interface Reached extends Viewed {
    /** AWS's clients, for what a supplier or an operator does. */
    AwsClients clients();

    @Override
    default List<Executed> executions() {
        return Runs.all(this);
    }

    /** How it is wired, which says what it has. */
    Wiring wiring();

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
}
