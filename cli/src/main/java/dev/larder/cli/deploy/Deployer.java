package dev.larder.cli.deploy;

import java.time.Clock;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What the commands of this package reach beyond this process; tests supply their own.
 *
 * @param account opened by a command and closed by it
 * @param variables where AWS is, as the SDK's environment variables say
 * @param clock says which day it is
 */
public record Deployer(Tools tools, Supplier<Account> account, Map<String, String> variables, Clock clock) {
    /** Copies the map. */
    public Deployer {
        variables = Map.copyOf(variables);
    }

    /** The programs of the PATH, and the account that the SDK's credentials lead to. */
    public static Deployer usual() {
        return new Deployer(new ShellTools(), AwsAccount::new, System.getenv(), Clock.systemUTC());
    }
}
