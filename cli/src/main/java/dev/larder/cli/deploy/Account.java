package dev.larder.cli.deploy;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a deployment asks an AWS account and region before it changes anything. */
public interface Account extends AutoCloseable {
    /** The account's number. */
    String number();

    /** The region that is deployed to. */
    String region();

    /** The parameters below a path of Systems Manager, by the rest of their names; empty if there is none. */
    Map<String, String> parameters(String path);

    /** How far each limit that one more environment affects is used up. */
    List<Limit> limits(Map<String, String> base);

    /** Number of the newest release whose record lies in a lake, 0 without one; empty if the caller may not look. */
    Optional<Long> newestRelease(String lakeBucket);

    /** Whether the account owns a bucket of this name; empty if the caller may not look. */
    Optional<Boolean> hasBucket(String name);

    /**
     * What a function answers.
     *
     * @param function ARN
     * @throws dev.larder.cli.terminal.CommandFailure with what the function says, if it fails
     */
    String invoke(String function, String payload);

    @Override
    void close();

    /** A limit of the account, as far as it could be looked up. */
    sealed interface Limit {
        /** Whether a new environment may fit. */
        boolean fits();

        /**
         * One that was counted.
         *
         * @param used how many there are
         * @param most how many there may be
         * @param needed how many a new environment adds
         */
        record Known(String name, int used, int most, int needed) implements Limit {
            @Override
            public boolean fits() {
                return used + needed <= most;
            }

            @Override
            public String toString() {
                return name + ": " + used + " of " + most + ", " + needed + " more needed";
            }
        }

        /**
         * One that the caller may not look up.
         *
         * @param why AWS's error code
         */
        record Unseen(String name, String why) implements Limit {
            @Override
            public boolean fits() {
                return true;
            }

            @Override
            public String toString() {
                return name + ": not looked up (" + why + ")";
            }
        }
    }
}
