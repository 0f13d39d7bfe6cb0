package dev.larder.core.wiring;

import dev.larder.core.contract.FeedId;
import java.time.Duration;
import java.util.List;

/**
 * Files that are fetched from a supplier's own SFTP server. The project's {@code pulls.yaml} declares it.
 *
 * @param feed whose folder of the landing bucket they come to
 * @param user who logs in there
 * @param folder on the server
 * @param files what a file's name must match as a whole (a regular expression)
 * @param hostKeys fingerprints that the server's host key may have, as OpenSSH writes them: {@code SHA256:...}
 * @param secret name of the password or private key, which stands in no file of a project
 * @param every how often it looks, by itself
 */
public record SupplierPull(
        FeedId feed,
        Server server,
        String user,
        String folder,
        String files,
        List<String> hostKeys,
        String secret,
        Duration every) {
    /** Copies the list. */
    public SupplierPull {
        hostKeys = List.copyOf(hostKeys);
    }

    /** Where a server listens. */
    public record Server(String host, int port) {
        @Override
        public String toString() {
            return port == 22 ? host : host + ":" + port;
        }
    }
}
