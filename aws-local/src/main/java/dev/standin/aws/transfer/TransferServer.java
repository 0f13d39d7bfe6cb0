package dev.standin.aws.transfer;

import java.util.List;
import java.util.Objects;

/**
 * An SFTP server of AWS Transfer Family with users that it keeps itself.
 *
 * @param port of 127.0.0.1; 0 for any free one
 * @param banner what clients show before the login; may be empty
 */
public record TransferServer(int port, String banner, List<User> users) {
    /** Copies the list. */
    public TransferServer {
        banner = Objects.requireNonNullElse(banner, "");
        users = List.copyOf(users);
    }

    /**
     * A user. One thing is not AWS's: each has a password too, made when it is first seen and kept in the state folder, so that a laptop needs no
     * keys.
     *
     * @param role name of a role of the account, under which it acts; it trusts {@code transfer.amazonaws.com}
     * @param mappings logical home directory: what it sees
     * @param keys lines of public SSH keys
     */
    public record User(String name, String role, List<Mapping> mappings, List<String> keys) {
        /** Copies the lists. */
        public User {
            mappings = List.copyOf(mappings);
            keys = List.copyOf(keys);
        }
    }

    /**
     * A folder of a logical home.
     *
     * @param entry absolute path as the user sees it
     * @param target {@code /bucket/folder}
     */
    public record Mapping(String entry, String target) {
        /** Refuses what is no absolute path. */
        public Mapping {
            if (!entry.matches("/.*[^/]") || !target.matches("/[^/]+/.*[^/]")) {
                throw new IllegalArgumentException(
                        "a home directory mapping is from '%s' to '%s'; expected /path to /bucket/folder, without a slash at the end"
                                .formatted(entry, target));
            }
        }

        String bucket() {
            return target.substring(1, target.indexOf('/', 1));
        }

        /** Of keys, with a slash at the end. */
        String prefix() {
            return target.substring(target.indexOf('/', 1) + 1) + "/";
        }
    }
}
