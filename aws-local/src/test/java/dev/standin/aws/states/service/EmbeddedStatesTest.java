package dev.standin.aws.states.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.standin.aws.Callers;
import dev.standin.aws.LocalClients;
import dev.standin.aws.StateFolder;
import dev.standin.aws.local.Endpoint;
import dev.standin.aws.models.ModelledService;
import dev.standin.aws.models.SmithyModel;
import dev.standin.aws.states.InvocationResult;
import dev.standin.aws.states.SystemTicks;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sfn.SfnClient;

/** The embedded Step Functions keeps the contract, and every answer fits AWS's model. */
final class EmbeddedStatesTest extends StatesContract {
    private final SystemTicks ticks = new SystemTicks(Clock.systemUTC());
    private final StateFolder state;
    private final StatesService service;
    private final ModelledService modelled;
    private final Endpoint endpoint;
    private final SfnClient client;

    EmbeddedStatesTest(@TempDir Path folder) {
        state = StateFolder.open(folder);
        service = StatesService.open(
                state,
                new StatesService.Ports(
                        ticks,
                        (name, payload, timeout) -> new InvocationResult.Returned(payload),
                        change -> {},
                        new Random(1)));
        modelled = new ModelledService(service, SmithyModel.stepFunctions());
        Callers callers = new Callers();
        callers.addOwner(LocalClients.key("OWNER"));
        endpoint = Endpoint.bind(0, callers).register(modelled).start();
        client = LocalClients.stepFunctions(endpoint.uri(), "OWNER");
    }

    @AfterEach
    void close() {
        client.close();
        endpoint.close();
        service.close();
        state.close();
        ticks.close();
        assertThat(modelled.misfits()).isEmpty();
    }

    @Override
    SfnClient sfn() {
        return client;
    }
}
