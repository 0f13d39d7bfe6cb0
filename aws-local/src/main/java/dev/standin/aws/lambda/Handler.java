package dev.standin.aws.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Map;

/** An instance of a handler class, called with JSON bytes as AWS's Java runtime calls it; one call at a time. */
@FunctionalInterface
interface Handler {

    byte[] handle(byte[] request, Context context) throws IOException;

    /**
     * Makes a new instance of a class.
     *
     * @throws ReflectiveOperationException if the class is missing, has no public constructor that takes its
     *     environment's variables, or is no kind of handler that Larder uses
     * @throws RuntimeException what the constructor throws
     */
    static Handler create(String className, Map<String, String> environment) throws ReflectiveOperationException {
        Object instance = instance(className, environment);
        if (instance instanceof RequestStreamHandler streams) {
            return ofStreams(streams);
        }
        if (instance instanceof RequestHandler<?, ?> records && takesQueueMessages(records.getClass())) {
            @SuppressWarnings("unchecked") // the type arguments were looked at
            RequestHandler<SQSEvent, SQSBatchResponse> checked = (RequestHandler<SQSEvent, SQSBatchResponse>) records;
            return ofQueueMessages(checked);
        }
        throw new NoSuchMethodException(
                "%s is neither a RequestStreamHandler nor a RequestHandler<SQSEvent, SQSBatchResponse>".formatted(className));
    }

    private static Object instance(String className, Map<String, String> environment)
            throws ReflectiveOperationException {
        try {
            return Class.forName(className).getConstructor(Map.class).newInstance(environment);
        } catch (InvocationTargetException thrown) {
            if (thrown.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw thrown;
        }
    }

    private static boolean takesQueueMessages(Class<?> type) {
        return Arrays.stream(type.getGenericInterfaces()).anyMatch(Handler::isOfQueueMessages);
    }

    private static boolean isOfQueueMessages(Type type) {
        return type instanceof ParameterizedType generic
                && generic.getRawType() == RequestHandler.class
                && Arrays.equals(generic.getActualTypeArguments(), new Type[] {SQSEvent.class, SQSBatchResponse.class});
    }

    private static Handler ofStreams(RequestStreamHandler handler) {
        return (request, context) -> {
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            handler.handleRequest(new ByteArrayInputStream(request), answer, context);
            return answer.toByteArray();
        };
    }

    private static Handler ofQueueMessages(RequestHandler<SQSEvent, SQSBatchResponse> handler) {
        PojoSerializer<SQSEvent> events =
                LambdaEventSerializers.serializerFor(SQSEvent.class, SQSEvent.class.getClassLoader());
        PojoSerializer<SQSBatchResponse> answers = JacksonFactory.getInstance().getSerializer(SQSBatchResponse.class);
        return (request, context) -> {
            SQSBatchResponse response = handler.handleRequest(events.fromJson(new ByteArrayInputStream(request)), context);
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            answers.toJson(response, answer);
            return answer.toByteArray();
        };
    }
}
