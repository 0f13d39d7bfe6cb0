package dev.standin.aws.local;

import dev.standin.aws.StateFolder;
import dev.standin.aws.lambda.AsyncInvocations;
import dev.standin.aws.lambda.EventSource;
import dev.standin.aws.lambda.Function;
import dev.standin.aws.lambda.FunctionRunner;
import dev.standin.aws.lambda.QueuePoller;
import dev.standin.aws.lambda.internal.api.EventSources;
import dev.standin.aws.lambda.internal.api.FunctionCatalog;
import dev.standin.aws.lambda.internal.api.Invoke;
import dev.standin.aws.lambda.internal.api.LambdaApi;
import dev.standin.aws.local.Stack.Mapping;
import dev.standin.aws.sqs.SqsService;
import dev.standin.aws.states.HostedFunctions;
import dev.standin.aws.states.SystemTicks;
import dev.standin.aws.states.service.StatesService;
import dev.standin.aws.transfer.Connectors;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/** What does the work: functions, their events, the state machines and the pollers of the queues. */
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

    /** Opens everything; pollers wait until they are enabled, and what a crash left is not taken up yet. */
    static Compute open(Place place, StateFolder folder, Hosting hosting, Opened opened) {
        AsyncInvocations events =
                opened.add(new AsyncInvocations(hosting.runner(), folder, AsyncInvocations.AS_LAMBDA));
        opened.add(hosting.runner());
        opened.add((AutoCloseable) events::stop);
        Endings endings = new Endings(place, events);
        SystemTicks ticks = opened.add(new SystemTicks(place.clock()));
        StatesService states = opened.add(StatesService.open(
                folder,
                new StatesService.Ports(
                        ticks,
                        new MachineRole(place, new HostedFunctions(hosting.runner()), hosting.connectors()),
                        change -> {
                            hosting.monitor().changed(change);
                            endings.changed(change);
                        },
                        new SplittableRandom())));
        List<QueuePoller> pollers = place.stack().mappings().stream()
                .map(mapping -> opened.add(
                        QueuePoller.start(source(place, mapping, hosting), hosting.queues(), hosting.runner(), false)))
                .toList();
        return new Compute(hosting.deployed(), hosting.runner(), events, states, pollers);
    }

    /** The functions, what runs them, the queues that some of them read, who counts, and what else machines call. */
    record Hosting(
            List<Function> deployed, FunctionRunner runner, SqsService queues, Monitor monitor, Connectors connectors) {
        Hosting {
            deployed = List.copyOf(deployed);
        }

        Function function(String physicalName) {
            return new FunctionCatalog(deployed).find(physicalName);
        }
    }

    private static EventSource source(Place place, Mapping mapping, Hosting hosting) {
        Function consumer = hosting.function(mapping.function());
        String arn = Arns.queue(mapping.queue());
        String id = UUID.nameUUIDFromBytes((arn + " " + consumer.arn()).getBytes(StandardCharsets.UTF_8))
                .toString();
        return new EventSource(
                id,
                arn,
                hosting.queues().url(mapping.queue()),
                mapping.batch(),
                mapping.window(),
                consumer,
                place.role(consumer.role(), consumer.permissions()));
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
