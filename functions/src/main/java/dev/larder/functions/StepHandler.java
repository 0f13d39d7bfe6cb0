package dev.larder.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.larder.aws.PassingTrouble;
import dev.larder.functions.port.ServiceBusy;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * A handler that is called with one JSON document and answers with another: decode, one step, encode.
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
        I decoded = Lake.JSON.readValue(document.length == 0 ? NOTHING : document, input);
        try {
            response.write(Lake.JSON.writeValueAsBytes(step(decoded)));
        } catch (AwsServiceException failed) {
            throw PassingTrouble.is(failed) ? new ServiceBusy(String.valueOf(failed.getMessage()), failed) : failed;
        }
    }

    /** The step; harmless when repeated. */
    protected abstract O step(I request);
}
