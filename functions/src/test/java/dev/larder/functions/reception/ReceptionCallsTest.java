package dev.larder.functions.reception;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.larder.functions.Environment;
import dev.larder.functions.memory.Furnished;
import dev.larder.functions.memory.SmallProject;
import dev.larder.functions.port.Landing;
import dev.larder.functions.port.ObjectStore;
import dev.larder.functions.port.Ports;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What receiving one small file asks of S3, call by call: what this list grows by, every file costs. */
class ReceptionCallsTest {
    private static final String KEY = "suppliers/acme/sale/sale_15.csv";

    private final Furnished furnished = new Furnished(SmallProject.plan());
    private final String version = furnished.ports().supplier().put(KEY, "sold_on,shop,amount\n2026-03-14,north,3\n");
    private final List<String> calls = new ArrayList<>();
    private final Environment counted = new Environment(
            furnished.environment().settings(), ports(), furnished.ports().clock());

    @BeforeEach
    void the_plan_was_read_for_another_file() {
        counted.plan();
        calls.clear();
    }

    @Test
    void an_accepted_file() {
        receive(1);

        assertThat(calls)
                .containsExactly(
                        "find suppliers/",
                        "read deliveries/_unmatched/",
                        "open",
                        "upload conformed/",
                        "copyToLake",
                        "read latest/",
                        "write digests/",
                        "keys digests/",
                        "writeOnce deliveries/acme/",
                        "write pending/",
                        "writeOnce receipts/",
                        "writeOnce receipts/",
                        "writeOnce notices/",
                        "writeOnce receipts/",
                        "read latest/",
                        "write latest/");
    }

    @Test
    void one_that_was_handed_out_before_is_looked_for_where_it_is_filed_too() {
        receive(2);

        assertThat(calls)
                .startsWith("find suppliers/", "read deliveries/_unmatched/", "read deliveries/acme/", "open")
                .hasSize(17);
    }

    @Test
    void one_that_is_announced_twice_is_answered_once() {
        receive(1);
        int first = calls.size();
        receive(1);

        assertThat(furnished.environment().deliveries().all()).hasSize(1);
        assertThat(calls.subList(first, calls.size()))
                .contains("writeOnce deliveries/acme/", "read deliveries/acme/")
                .doesNotContain("write latest/");
    }

    private void receive(int times) {
        SQSMessage message = Receiver.message("m", "landing", KEY, version, null);
        message.setAttributes(Map.of("ApproximateReceiveCount", String.valueOf(times)));
        SQSEvent event = new SQSEvent();
        event.setRecords(List.of(message));
        assertThat(new ReceiveDelivery(counted)
                        .handle(event, Receiver.time(furnished.ports()))
                        .getBatchItemFailures())
                .isEmpty();
    }

    private Ports ports() {
        ObjectStore lake = noting(ObjectStore.class, furnished.ports().lake());
        Landing landing = noting(Landing.class, furnished.ports().landing());
        return proxy(Ports.class, (method, arguments) -> switch (method.getName()) {
            case "lake" -> lake;
            case "landing" -> landing;
            default -> answer(method, furnished.ports(), arguments);
        });
    }

    private <T> T noting(Class<T> port, T behind) {
        return proxy(port, (method, arguments) -> {
            if (arguments != null) { // not the bucket's name
                String about = arguments[0] instanceof String key ? " " + known(key) : "";
                calls.add(method.getName() + about);
            }
            return answer(method, behind, arguments);
        });
    }

    /** The beginning of a key that says what the object is. */
    private static String known(String key) {
        List<String> parts = List.of(key.split("/"));
        return (parts.getFirst().equals("deliveries") ? parts.get(0) + "/" + parts.get(1) : parts.getFirst()) + "/";
    }

    private interface Answer {
        Object of(Method method, Object @Nullable [] arguments) throws ReflectiveOperationException;
    }

    private static <T> T proxy(Class<T> port, Answer answer) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(), new Class<?>[] {port}, (_, method, arguments) -> answer.of(method, arguments)));
    }

    private static Object answer(Method method, Object behind, Object @Nullable [] arguments)
            throws ReflectiveOperationException {
        return method.invoke(behind, arguments);
    }
}
