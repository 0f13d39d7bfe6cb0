package dev.standin.aws.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** An instance of a handler class, called with JSON bytes as AWS's Java runtime calls it; one call at a time. */
@FunctionalInterface
interface Handler {

    byte[] handle(byte[] request, Context context) throws IOException;

    /**
     * Makes a new instance of a class. AWS gives every function a process with its own environment variables; here functions share one,
     * so a handler that reads variables takes them in its constructor, and one that writes metrics or anything else to standard output
     * takes that stream too.
     *
     * @throws ReflectiveOperationException if the class is missing, has no public constructor that takes a map of its environment's
     *     variables and a print stream, or the map, or nothing, or is not a handler
     * @throws RuntimeException what the constructor throws
     */
    static Handler create(String className, Map<String, String> environment, PrintStream out)
            throws ReflectiveOperationException {
        Object instance = instance(Class.forName(className), environment, out);
        return switch (instance) {
            case RequestStreamHandler streams -> ofStreams(streams);
            case RequestHandler<?, ?> records -> ofRecords(records, className);
            default ->
                throw new NoSuchMethodException(
                        className + " is neither a RequestStreamHandler nor a RequestHandler<Input, Output>");
        };
    }

    private static Object instance(Class<?> handler, Map<String, String> environment, PrintStream out)
            throws ReflectiveOperationException {
        Optional<Constructor<?>> writes = taking(handler, Map.class, PrintStream.class);
        Optional<Constructor<?>> reads = taking(handler, Map.class);
        try {
            if (writes.isPresent()) {
                return writes.get().newInstance(environment, out);
            }
            return reads.isPresent()
                    ? reads.get().newInstance(environment)
                    : handler.getConstructor().newInstance();
        } catch (InvocationTargetException thrown) {
            if (thrown.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw thrown;
        }
    }

    private static Optional<Constructor<?>> taking(Class<?> handler, Class<?>... parameters) {
        return Arrays.stream(handler.getConstructors())
                .filter(constructor -> Arrays.equals(constructor.getParameterTypes(), parameters))
                .findFirst();
    }

    private static Handler ofStreams(RequestStreamHandler handler) {
        return (request, context) -> {
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            handler.handleRequest(new ByteArrayInputStream(request), answer, context);
            return answer.toByteArray();
        };
    }

    private static Handler ofRecords(RequestHandler<?, ?> records, String className) throws NoSuchMethodException {
        Type[] types = Arrays.stream(records.getClass().getGenericInterfaces())
                .filter(type ->
                        type instanceof ParameterizedType generic && generic.getRawType() == RequestHandler.class)
                .map(type -> ((ParameterizedType) type).getActualTypeArguments())
                .findFirst()
                .orElseThrow(() ->
                        new NoSuchMethodException(className + " does not say RequestHandler<Input, Output> itself"));
        @SuppressWarnings("unchecked") // the serializers read and write the types that it names
        RequestHandler<Object, Object> handler = (RequestHandler<Object, Object>) records;
        PojoSerializer<Object> inputs = serializer(types[0]);
        PojoSerializer<Object> outputs = serializer(types[1]);
        return (request, context) -> {
            Object response = handler.handleRequest(inputs.fromJson(new ByteArrayInputStream(request)), context);
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            outputs.toJson(response, answer);
            return answer.toByteArray();
        };
    }

    /** The serializer that AWS's runtime chooses: its own for its own events, plain Jackson for everything else. */
    @SuppressWarnings("unchecked")
    private static PojoSerializer<Object> serializer(Type type) {
        return type instanceof Class<?> event && LambdaEventSerializers.isLambdaSupportedEvent(event.getName())
                ? (PojoSerializer<Object>) LambdaEventSerializers.serializerFor(event, event.getClassLoader())
                : JacksonFactory.getInstance().getSerializer(type);
    }
}
