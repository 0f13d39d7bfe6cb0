package dev.larder.local;

import dev.larder.core.wiring.Wiring;
import dev.standin.aws.Endpoint;
import dev.standin.aws.StateFolder;
import dev.standin.aws.lambda.AsyncInvocations;
import dev.standin.aws.lambda.Function;
import dev.standin.aws.lambda.EventSource;
import dev.standin.aws.lambda.api.EventSources;
import dev.standin.aws.lambda.api.FunctionCatalog;
import dev.standin.aws.lambda.FunctionRunner;
import dev.standin.aws.lambda.api.Invoke;
import dev.standin.aws.lambda.api.LambdaApi;
import dev.standin.aws.lambda.QueuePoller;
import dev.standin.aws.sqs.SqsService;
import dev.standin.aws.states.HostedFunctions;
import dev.standin.aws.states.SystemTicks;
import dev.standin.aws.states.service.StatesService;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;

/** What works: functions, their events, the state machines and the pollers of the queues. */
record Compute(
        List<Function> deployed,
        FunctionRunner functions,
        AsyncInvocations events,
        StatesService states,
        List<QueuePoller> pollers) {

    Compute {
        deployed = List.copyOf(deployed);
        pollers = List.copyOf(pollers);
    }

    /** The functions of the wiring, each with these variables and its grants. */
    static List<Function> deployed(Place place, Map<String, String> variables) {
        return place.wiring().functions().stream()
                .map(function -> new Function(
                        place.names().function(function.name()),
                        place.arns().function(function.name()),
                        function.handler(),
                        function.memoryMb(),
                        function.timeout(),
                        variables(function, variables),
                        place.permissions(function.grants())))
                .toList();
    }

    private static Map<String, String> variables(Wiring.Function function, Map<String, String> common) {
        Map<String, String> variables = new LinkedHashMap<>(common);
        if (function.fullJit()) {
            variables.put("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=4");
        }
        return variables;
    }

    /** Opens everything; pollers wait for being enabled, and what a crash left is not taken up yet. */
    static Compute open(Place place, StateFolder folder, Hosting hosting, Opened opened) {
        AsyncInvocations events = opened.add(new AsyncInvocations(hosting.runner(), folder, AsyncInvocations.AS_LAMBDA));
        opened.add(hosting.runner());
        opened.add((AutoCloseable) events::stop);
        SystemTicks ticks = opened.add(new SystemTicks(place.clock()));
        StatesService states = opened.add(StatesService.open(
                folder,
                new StatesService.Ports(
                        ticks,
                        new MachineRole(place, new HostedFunctions(hosting.runner())),
                        new BadEnds(place, events),
                        new SplittableRandom())));
        List<QueuePoller> pollers = place.wiring().queues().stream()
                .map(queue -> opened.add(QueuePoller.start(
                        source(place, queue, hosting), hosting.queues(), hosting.runner(), false)))
                .toList();
        return new Compute(hosting.deployed(), hosting.runner(), events, states, pollers);
    }

    /** The functions, what runs them, and the queues that some of them read. */
    record Hosting(List<Function> deployed, FunctionRunner runner, SqsService queues) {
        Hosting {
            deployed = List.copyOf(deployed);
        }

        Function function(String physicalName) {
            return new FunctionCatalog(deployed).find(physicalName);
        }
    }

    private static EventSource source(Place place, Wiring.Queue queue, Hosting hosting) {
        Function consumer = hosting.function(place.names().function(queue.consumer()));
        String arn = place.arns().queue(queue.name());
        String id = UUID.nameUUIDFromBytes((arn + " " + consumer.arn()).getBytes(StandardCharsets.UTF_8)).toString();
        return new EventSource(
                id,
                arn,
                hosting.queues().url(place.names().queue(queue.name())),
                queue.batch(),
                queue.window(),
                consumer,
                place.role(consumer.name(), consumer.permissions()));
    }

    void register(Endpoint endpoint, Place place) {
        FunctionCatalog catalog = new FunctionCatalog(deployed);
        Invoke invoke = new Invoke(catalog, functions, events);
        endpoint.register(states)
                .register(
                        LambdaApi.PATH,
                        new LambdaApi(place.callers(), invoke, catalog, new EventSources(pollers, catalog)));
    }
}
