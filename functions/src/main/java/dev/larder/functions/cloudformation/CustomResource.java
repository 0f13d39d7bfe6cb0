package dev.larder.functions.cloudformation;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A handler of custom resources. The work is done in a thread of its own, so that an answer is given within the time that the function
 * has left, whatever the work waits for. An invocation fails only if the answer could not be given; AWS then repeats it.
 */
public abstract class CustomResource implements RequestStreamHandler {
    /** For giving the answer. */
    private static final Duration RESERVE = Duration.ofSeconds(30);

    private static final Logger LOG = System.getLogger(CustomResource.class.getName());

    private final Callback callback;

    /** A handler that answers in this way. */
    protected CustomResource(Callback callback) {
        this.callback = callback;
    }

    @Override
    public final void handleRequest(InputStream event, OutputStream unused, Context context) throws IOException {
        Request request = Request.read(event.readAllBytes());
        Duration left = Duration.ofMillis(context.getRemainingTimeInMillis()).minus(RESERVE);
        Answer answer = within(left, request);
        callback.put(request.responseUrl(), answer.body(request, physicalId(request)));
    }

    /** What the resource is called in every answer to this request, failures included; never empty, throws nothing. */
    protected abstract String physicalId(Request request);

    /**
     * Does what is asked; harmless when repeated, and when repeated after it broke off anywhere. What it throws is the reason of a
     * failure.
     */
    protected abstract Answer act(Request request);

    private Answer within(Duration left, Request request) {
        ExecutorService one =
                Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory());
        Future<Answer> work = one.submit(() -> act(request));
        try {
            return work.get(Math.max(left.toMillis(), 0), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            LOG.log(Level.ERROR, "not done within {0} s", left.toSeconds());
            return Answer.failed("not done within " + left.toSeconds()
                    + " seconds; what is done stays done, so the same deployment goes on from there when it is"
                    + " repeated");
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause() == null ? failed : failed.getCause();
            LOG.log(Level.ERROR, request.type() + " of " + request.logicalId() + " failed", cause);
            return Answer.failed(cause.getMessage() == null ? cause.toString() : cause.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Answer.failed("the function was stopped; repeat the deployment");
        } finally {
            one.shutdownNow();
        }
    }
}
