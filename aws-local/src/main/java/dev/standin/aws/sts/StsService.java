package dev.standin.aws.sts;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.standin.aws.AccessDenied;
import dev.standin.aws.Caller;
import dev.standin.aws.Callers;
import dev.standin.aws.iam.Roles;
import dev.standin.aws.internal.json.SignatureFailures;
import dev.standin.aws.internal.signature.SentRequest;
import dev.standin.aws.internal.signature.SignatureRefused;
import dev.standin.aws.internal.signature.Target;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Set;
import java.util.UUID;

/**
 * STS in the query protocol: AssumeRole and GetCallerIdentity; every other call is answered with 501. Sessions end with the process. Safe
 * for use by many threads.
 */
public final class StsService implements HttpHandler {
    private static final Logger LOG = System.getLogger(StsService.class.getName());
    private static final Target TARGET = new Target("sts", Callers.REGION);
    private static final int LONGEST_REQUEST_BYTES = 64 * 1024;

    private final Callers callers;
    private final AssumeRole assumeRole;

    /** Gives out keys for these roles, which expire by the clock. */
    public StsService(Callers callers, Roles roles, InstantSource clock) {
        this.callers = callers;
        this.assumeRole = new AssumeRole(callers, roles, clock);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try {
            send(exchange, 200, answer(exchange));
        } catch (StsFailure failure) {
            send(exchange, failure);
        } catch (SignatureRefused refused) {
            send(exchange, new StsFailure(SignatureFailures.olderCode(refused.reason()), refused.getMessage(), 403));
        } catch (AccessDenied denied) {
            send(exchange, new StsFailure("AccessDenied", denied.getMessage(), 403));
        } catch (RuntimeException unexpected) {
            LOG.log(Level.ERROR, "a call of STS failed", unexpected);
            send(exchange, new StsFailure("InternalFailure", unexpected.toString(), 500));
        }
    }

    private String answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(LONGEST_REQUEST_BYTES);
        Caller caller = callers.of(SentRequest.of(exchange), TARGET, body);
        Query query = Query.of(body);
        return switch (query.action()) {
            case "AssumeRole" -> Answer.result("AssumeRole", assumeRole.answer(caller, query));
            case "GetCallerIdentity" -> Answer.result("GetCallerIdentity", identity(caller, query));
            default ->
                throw new StsFailure(
                        "InvalidAction", "STS.%s is not implemented by the local AWS.".formatted(query.action()), 501);
        };
    }

    /** Needs no permission, as on AWS. */
    private static Answer identity(Caller caller, Query query) {
        query.checkKnown(Set.of());
        return new Answer()
                .element("Arn", caller.principal().arn())
                .element("UserId", caller.principal().userId())
                .element("Account", Callers.ACCOUNT);
    }

    private static void send(HttpExchange exchange, StsFailure failure) throws IOException {
        send(exchange, failure.status(), Answer.error(failure));
    }

    private static void send(HttpExchange exchange, int status, String document) throws IOException {
        byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/xml");
        exchange.getResponseHeaders().set("x-amzn-RequestId", UUID.randomUUID().toString());
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
