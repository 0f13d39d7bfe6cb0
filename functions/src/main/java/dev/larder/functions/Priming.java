package dev.larder.functions;

import dev.larder.aws.AwsClients;
import dev.larder.functions.port.Settings;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;

/**
 * One real call while AWS Lambda initialises a function for a SnapStart snapshot: the plan is read and decoded, so that the snapshot holds what a
 * first call would load. Done with clients of its own, which are closed before the snapshot is taken: no connection, no session of the
 * warehouse's role and no plan goes on in it. That nothing was read, for example since nothing is in the lake yet, is no reason to fail.
 *
 * <p>Sources: Lambda Developer Guide, snapstart-best-practices.html (load classes while initialising, validate or remake connections),
 * configuration-envvars.html (the variable), snapstart-activate.html (credentials then come from the container, not from variables).
 */
final class Priming {
    private static final Logger LOG = System.getLogger(Priming.class.getName());
    private static final String VARIABLE = "AWS_LAMBDA_INITIALIZATION_TYPE";

    private Priming() {}

    /** Does it if these variables say that a snapshot follows. */
    static void beforeSnapshot(Map<String, String> variables) {
        if (!"snap-start".equals(variables.get(VARIABLE))) {
            return;
        }
        try (Environment once = new Environment(Settings.of(variables), new AwsClients(variables))) {
            once.plan();
        } catch (RuntimeException unread) {
            LOG.log(Level.WARNING, "the snapshot is taken without having read the plan", unread);
        }
    }
}
