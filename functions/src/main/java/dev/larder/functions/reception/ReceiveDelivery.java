package dev.larder.functions.reception;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.larder.functions.Environment;
import dev.larder.functions.Lake;
import dev.larder.functions.LandedObject;
import dev.larder.functions.QueueEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Answers landed object versions, each with a record and a receipt. A message that fails is tried again alone; the last announcement of a version
 * only once, since nothing says whether those before it were ever tried: the function may have stood still.
 */
public final class ReceiveDelivery implements RequestStreamHandler {
    private static final Logger LOG = System.getLogger(ReceiveDelivery.class.getName());

    /** How often SQS has handed a message out, this time included: Amazon SQS API Reference, ReceiveMessage. */
    private static final String TIMES = "ApproximateReceiveCount";

    private final Environment environment;
    private final Reception reception;

    /** Creates the handler as AWS Lambda does. */
    public ReceiveDelivery() {
        this(System.getenv(), System.out);
    }

    /** Creates the handler with these variables and this standard output. */
    public ReceiveDelivery(Map<String, String> variables, PrintStream log) {
        this(new Environment(variables, log));
    }

    /** Creates the handler in this environment. */
    public ReceiveDelivery(Environment environment) {
        this(environment, TemporaryFiles.inTurn());
    }

    /** Creates the handler in this environment, with these scratch files. */
    ReceiveDelivery(Environment environment, Supplier<TemporaryFiles> scratch) {
        this.environment = environment;
        reception = new Reception(environment, scratch);
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        Duration left = Duration.ofMillis(context.getRemainingTimeInMillis());
        Deadline deadline = Deadline.in(left, environment.clock());
        answer.write(Lake.JSON.writeValueAsBytes(handle(QueueEvent.read(event), deadline)));
    }

    SQSBatchResponse handle(SQSEvent event, Deadline deadline) {
        List<SQSBatchResponse.BatchItemFailure> failures = new ArrayList<>();
        for (SQSEvent.SQSMessage message : event.getRecords()) {
            try {
                LandedObject announced = LandedObject.of(message.getBody());
                reception.receive(isFirst(message) ? announced.untried() : announced, deadline);
            } catch (Exception failed) {
                LOG.log(Level.ERROR, "message " + message.getMessageId() + " is tried again", failed);
                failures.add(new SQSBatchResponse.BatchItemFailure(message.getMessageId()));
            }
        }
        return new SQSBatchResponse(failures);
    }

    /** Whether the message was not handed out before; false if nobody says so. */
    private static boolean isFirst(SQSEvent.SQSMessage message) {
        Map<String, String> attributes = message.getAttributes();
        return attributes != null && "1".equals(attributes.get(TIMES));
    }
}
