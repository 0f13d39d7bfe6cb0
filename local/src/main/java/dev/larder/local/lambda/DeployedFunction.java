package dev.larder.local.lambda;

import dev.larder.core.wiring.Wiring.Function;
import dev.larder.local.Permission;
import java.util.List;
import java.util.Map;

/**
 * A function of the wiring as it stands in an environment.
 *
 * @param name physical name, for example {@code larder-main-plan-run}
 * @param environment its variables, without the name and the access key, which the host adds
 * @param permissions everything it may do
 */
public record DeployedFunction(
        Function function, String name, String arn, Map<String, String> environment, List<Permission> permissions) {
    /** Copies the collections. */
    public DeployedFunction {
        environment = Map.copyOf(environment);
        permissions = List.copyOf(permissions);
    }
}
