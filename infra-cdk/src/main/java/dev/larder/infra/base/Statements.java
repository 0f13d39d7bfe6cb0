package dev.larder.infra.base;

import java.util.List;
import software.amazon.awscdk.services.iam.PolicyStatement;

/** Statements of policies. */
final class Statements {
    private Statements() {}

    static PolicyStatement allow(String resource, String... actions) {
        return PolicyStatement.Builder.create()
                .actions(List.of(actions))
                .resources(List.of(resource))
                .build();
    }
}
