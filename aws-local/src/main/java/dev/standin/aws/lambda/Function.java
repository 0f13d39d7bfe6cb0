package dev.standin.aws.lambda;

import dev.standin.aws.Permission;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A function as it is deployed.
 *
 * @param name its name in the account, for example {@code orders-receive}
 * @param handler class of its handler
 * @param memoryMb memory in MB, told to the function and not enforced
 * @param timeout the time after which a call is ended
 * @param environment its variables, without the name and the access key, which the host adds
 * @param permissions everything it may do
 * @param role the name of the role that it has, in which it may do that
 */
public record Function(
        String name,
        String arn,
        String handler,
        int memoryMb,
        Duration timeout,
        Map<String, String> environment,
        List<Permission> permissions,
        String role) {
    /** Copies the collections; no role is one that has the function's name. */
    public Function(
            String name,
            String arn,
            String handler,
            int memoryMb,
            Duration timeout,
            Map<String, String> environment,
            List<Permission> permissions,
            @Nullable String role) {
        this.name = name;
        this.arn = arn;
        this.handler = handler;
        this.memoryMb = memoryMb;
        this.timeout = timeout;
        this.environment = Map.copyOf(environment);
        this.permissions = List.copyOf(permissions);
        this.role = role == null ? name : role;
    }

    /** Its role has its name. */
    public Function(
            String name,
            String arn,
            String handler,
            int memoryMb,
            Duration timeout,
            Map<String, String> environment,
            List<Permission> permissions) {
        this(name, arn, handler, memoryMb, timeout, environment, permissions, name);
    }

    /** The same function with other variables. */
    public Function withEnvironment(Map<String, String> variables) {
        return new Function(name, arn, handler, memoryMb, timeout, variables, permissions, role);
    }
}
