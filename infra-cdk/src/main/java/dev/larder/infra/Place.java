package dev.larder.infra;

import dev.larder.core.wiring.Arns;
import dev.larder.core.wiring.Names;
import dev.larder.core.wiring.Stage;
import dev.larder.infra.given.Lifetime;
import dev.larder.infra.given.Shared;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/** Where the parts of a stack stand: its names and ARNs, what it is made of, and what it has from its base. */
public record Place(Arns arns, StackInputs inputs, Shared shared) {
    /** The alias by which functions are called: a version that does not change under a caller. */
    public static final String LIVE = "live";

    /** Names of the environment's resources. */
    public Names names() {
        return arns.names();
    }

    /** What the environment is for. */
    public Stage stage() {
        return inputs.stage();
    }

    /** ARN of the live version of a function of the wiring. */
    public String liveFunction(String name) {
        return arns.function(name) + ":" + LIVE;
    }

    /** An encrypted log that forgets; no role may make one. */
    public LogGroup logs(Construct scope, String id, String name) {
        return LogGroup.Builder.create(scope, id)
                .logGroupName(name)
                .encryptionKey(shared.key())
                .retention(Lifetime.logs(stage()))
                .removalPolicy(Lifetime.removal(stage()))
                .build();
    }
}
