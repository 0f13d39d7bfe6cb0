package dev.standin.aws.lambda;

import dev.standin.aws.Permission;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A function as it is deployed.
 *
 * @param name its name in the account, for example {@code orders-receive}
 * @param handler class of its handler
 * @param memoryMb memory in MB, told to the function and not enforced
 * @param timeout the time after which a call is ended
 * @param environment its variables, without the name and the access key, which the host adds
 * @param permissions everything it may do
 */
public record Function(
        String name,
        String arn,
        String handler,
        int memoryMb,
        Duration timeout,
        Map<String, String> environment,
        List<Permission> permissions) {
    /** Copies the collections. */
    public Function {
        environment = Map.copyOf(environment);
        permissions = List.copyOf(permissions);
    }

    /** The same function with other variables. */
    public Function withEnvironment(Map<String, String> variables) {
        return new Function(name, arn, handler, memoryMb, timeout, variables, permissions);
    }
}
