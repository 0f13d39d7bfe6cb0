package dev.larder.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.larder.aws.PassingTrouble;
import dev.larder.core.format.Format;
import dev.larder.core.format.Stamped;
import dev.larder.functions.port.ServiceBusy;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * A handler that is called with one JSON document and answers with another: decode, one step, encode. A call in a format of a later
 * version is refused; one of a former version, which an execution that is still open makes, is answered as it was then.
 *
 * @param <I> what it is called with
 * @param <O> what it answers
 */
public abstract class StepHandler<I, O> implements RequestStreamHandler {
    private static final byte[] NOTHING = {'{', '}'};

    private final Class<I> input;

    /** A handler of this kind of input. */
    protected StepHandler(Class<I> input) {
        this.input = input;
    }

    @Override
    public final void handleRequest(InputStream request, OutputStream response, Context context) throws IOException {
        handle(request, response);
    }

    void handle(InputStream request, OutputStream response) throws IOException {
        byte[] document = request.readAllBytes();
        // A caller without a payload, such as a deployment's trigger, has nothing to say.
        I decoded = decoded(document.length == 0 ? NOTHING : document);
        try {
            response.write(Lake.JSON.writeValueAsBytes(step(decoded)));
        } catch (AwsServiceException failed) {
            throw PassingTrouble.is(failed) ? new ServiceBusy(String.valueOf(failed.getMessage()), failed) : failed;
        }
    }

    /** What AWS says, in events, has no format of ours and passes as it is. */
    private I decoded(byte[] document) {
        String where = "a call of " + getClass().getSimpleName();
        return Stamped.read(Format.STEP, where, document, input);
    }

    /** The step; harmless when repeated. */
    protected abstract O step(I request);
}
