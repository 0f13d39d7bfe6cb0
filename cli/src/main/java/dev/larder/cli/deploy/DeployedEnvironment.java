package dev.larder.cli.deploy;

import dev.larder.aws.AwsClients;
import dev.larder.cli.environment.Reached;
import dev.larder.functions.Environment;
import dev.larder.functions.port.Settings;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** An environment on AWS, reached with the caller's own credentials. It works by itself. Not thread-safe. */
final class DeployedEnvironment implements Reached {
    /** The fact that holds the variables of the environment's functions, a JSON object of texts. */
    static final String VARIABLES = "variables";

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final AwsClients clients;
    private final Environment environment;

    private DeployedEnvironment(AwsClients clients, Settings settings) {
        this.clients = clients;
        this.environment = new Environment(settings, clients);
    }

    /**
     * The environment that its stack describes like this; {@code process} says where AWS is, as the SDK's variables do.
     */
    static DeployedEnvironment of(KnownEnvironment known, Map<String, String> process) {
        Map<String, String> variables = JsonMapper.shared().readValue(known.fact(VARIABLES), TEXTS);
        return new DeployedEnvironment(new AwsClients(process), Settings.of(variables));
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
