package dev.standin.aws.transfer;

import java.net.URI;
import java.util.List;

/**
 * An SFTP connector of AWS Transfer Family: how a server that is not here is reached.
 *
 * @param id {@code c-} and 17 hexadecimal digits
 * @param url {@code sftp://host} or {@code sftp://host:port}
 * @param trustedHostKeys lines of public keys, without a comment; RSA and ECDSA only, as there
 * @param secret name of a secret: JSON with {@code Username} and {@code Password}, {@code PrivateKey} or both
 * @param role name of the role under which it reads the secret and writes objects; it trusts {@code transfer.amazonaws.com}
 */
public record Connector(String id, String url, List<String> trustedHostKeys, String secret, String role) {
    private static final int SSH = 22;

    /** Refuses what AWS refuses. */
    public Connector {
        trustedHostKeys = List.copyOf(trustedHostKeys);
        if (!id.matches("c-[0-9a-f]{17}")) {
            throw new IllegalArgumentException(
                    "a connector's id is '%s'; expected c- and 17 hexadecimal digits".formatted(id));
        }
        if (!url.matches("sftp://[^/@:]+(:[0-9]{1,5})?")) {
            throw new IllegalArgumentException(
                    "a connector's URL is '%s'; expected sftp://host or sftp://host:port".formatted(url));
        }
        for (String key : trustedHostKeys) {
            if (!key.matches("(ssh-rsa|ecdsa-sha2-nistp(256|384|521)) [A-Za-z0-9+/]+={0,2}")) {
                throw new IllegalArgumentException(
                        "a trusted host key is '%s'; expected kind and base64 of a public key, RSA or ECDSA"
                                .formatted(key));
            }
        }
    }

    String host() {
        return URI.create(url).getHost();
    }

    int port() {
        int port = URI.create(url).getPort();
        return port < 0 ? SSH : port;
    }
}
