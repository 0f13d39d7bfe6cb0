package dev.standin.aws;

import com.sun.net.httpserver.Headers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The access keys of the local AWS and whom they belong to; safe for use by many threads.
 *
 * <p>Signatures are not verified: the port is open to this machine only, and the key says which grants apply.
 */
public final class Callers {

    /** The account that every local ARN names. */
    public static final String ACCOUNT = "000000000000";

    private static final Pattern CREDENTIAL = Pattern.compile("AWS4-HMAC-SHA256 .*Credential=([^/,\\s]+)/.*");
    private static final List<Permission> EVERYTHING = List.of(new Permission("*", "*"));

    private final Map<String, Caller> byKey = new ConcurrentHashMap<>();
    private final Consumer<Access> recorder;

    /** No access key is known yet. */
    public Callers() {
        this(access -> {});
    }

    /** The same, and tells the recorder of every permission that a call needs, on the thread of that call. */
    public Callers(Consumer<Access> recorder) {
        this.recorder = recorder;
    }

    /** Registers the key of the person who owns the environment: everything is allowed. */
    public Caller addOwner(String accessKeyId) {
        return add(accessKeyId, "owner", EVERYTHING);
    }

    /** Registers a key, replacing what it stood for; only what is listed is allowed. */
    public Caller add(String accessKeyId, String name, List<Permission> permissions) {
        Caller caller = new Caller(name, permissions, recorder);
        byKey.put(accessKeyId, caller);
        return caller;
    }

    /**
     * The caller whose access key id a request's {@code Authorization} header names.
     *
     * @throws UnknownAccessKey if there is no such header or the key is not registered
     */
    public Caller of(Headers headers) {
        @Nullable String authorization = headers.getFirst("Authorization");
        if (authorization == null) {
            throw new UnknownAccessKey("The request has no Authorization header; sign it with an access key of this"
                    + " environment (presigned URLs are not supported).");
        }
        Matcher credential = CREDENTIAL.matcher(authorization);
        if (!credential.matches()) {
            throw new UnknownAccessKey("The Authorization header is no AWS4-HMAC-SHA256 signature with a Credential.");
        }
        Caller caller = byKey.get(credential.group(1));
        if (caller == null) {
            throw new UnknownAccessKey("The AWS Access Key Id you provided does not exist in our records: "
                    + credential.group(1) + ". Use one that this local environment printed when it started.");
        }
        return caller;
    }
}
