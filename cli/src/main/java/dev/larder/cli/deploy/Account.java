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

    /**
     * How far each limit that one more environment affects is used up; limits that may not be looked up are left out.
     */
    List<Limit> limits(Map<String, String> base);

    /** Number of the newest release whose record lies in a lake; empty without one, or without the bucket. */
    Optional<Long> newestRelease(String lakeBucket);

    @Override
    void close();

    /**
     * A limit of the account.
     *
     * @param used how many there are
     * @param most how many there may be
     * @param needed how many a new environment adds
     */
    record Limit(String name, int used, int most, int needed) {
        /** Whether a new environment fits. */
        boolean fits() {
            return used + needed <= most;
        }

        @Override
        public String toString() {
            return name + ": " + used + " of " + most;
        }
    }
}
