package dev.larder.cli.reach;

import dev.larder.aws.AwsClients;
import dev.larder.cli.environment.Address;
import dev.larder.cli.environment.Reached;
import dev.larder.cli.terminal.CommandFailure;
import dev.larder.cli.view.SeenAlarms;
import dev.larder.core.wiring.EnvironmentFacts;
import dev.larder.core.wiring.LarderWiring;
import dev.larder.core.wiring.Wiring;
import dev.larder.functions.Environment;
import dev.larder.functions.port.Settings;
import java.util.Map;
import java.util.function.Supplier;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** An environment on AWS, reached with the caller's own credentials. It works by itself. Not thread-safe. */
public final class DeployedEnvironment implements Reached {
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final AwsClients clients;
    private final Environment environment;
    private final Wiring wiring;
    private final Address address;

    private DeployedEnvironment(AwsClients clients, Settings settings, Wiring wiring, Address address) {
        this.clients = clients;
        this.wiring = wiring;
        this.environment = new Environment(settings, clients);
        this.address = address;
    }

    /**
     * The environment that its stack describes like this; {@code process} says where AWS is, as the SDK's variables do.
     *
     * @throws CommandFailure if the stack of a former version describes it, which names no variables
     */
    public static DeployedEnvironment of(KnownEnvironment known, Map<String, String> process, Address address) {
        String variables = known.fact(EnvironmentFacts.VARIABLES);
        if (variables.isEmpty()) {
            throw CommandFailure.usage(
                    "the environment " + known.slug() + " does not say how it is reached: it has no parameter "
                            + EnvironmentFacts.VARIABLES,
                    "deploy it again: larder deploy " + known.fact(EnvironmentFacts.BRANCH));
        }
        Settings settings = Settings.of(JsonMapper.shared().readValue(variables, TEXTS));
        // That of a former version, which does not say so, lets nobody read what pulls leave.
        Wiring wiring = LarderWiring.of(Boolean.parseBoolean(known.fact(EnvironmentFacts.PULLS)));
        return new DeployedEnvironment(new AwsClients(process), settings, wiring, address);
    }

    @Override
    public Environment environment() {
        return environment;
    }

    @Override
    public AwsClients clients() {
        return clients;
    }

    @Override
    public Address address() {
        return address;
    }

    @Override
    public Wiring wiring() {
        return wiring;
    }

    @Override
    public String person() {
        return clients.userId();
    }

    @Override
    public boolean works() {
        return true;
    }

    @Override
    public SeenAlarms alarms() {
        return new AlarmsOnAws(clients, environment.settings().names()).find();
    }

    @Override
    public <T> T working(Supplier<T> work) {
        return AwsAccess.asked(work);
    }

    @Override
    public void receive() {}

    @Override
    public void start() {}

    @Override
    public void updatePages() {}

    @Override
    public void requireNoTrouble() {}

    @Override
    public void close() {
        environment.close();
        clients.close();
    }
}
