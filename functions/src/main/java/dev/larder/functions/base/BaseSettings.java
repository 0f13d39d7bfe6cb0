package dev.larder.functions.base;

import dev.larder.core.wiring.Names;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What the base tells the provider of databases, by environment variables.
 *
 * @param secret ARN of the secret with the admin's name and password
 * @param namespaceRole ARN of the role with which the warehouse takes on the roles that read lakes
 * @param database the one that every namespace has, where users and roles are made
 */
record BaseSettings(String workgroup, String secret, String namespaceRole, String database) {
    private static final Pattern ROLE = Pattern.compile("(arn:aws[a-z-]*:iam::[0-9]{12}:role/)[A-Za-z0-9/+=.@_-]+");
    private static final Pattern DATABASE = Pattern.compile("[a-z][a-z0-9_]{0,62}");

    BaseSettings {
        if (!ROLE.matcher(namespaceRole).matches()) {
            throw new IllegalStateException(
                    "LARDER_NAMESPACE_ROLE is '" + namespaceRole + "'; expected the ARN of a role");
        }
        if (!DATABASE.matcher(database).matches()) {
            throw new IllegalStateException(
                    "LARDER_ADMIN_DATABASE is '" + database + "'; expected " + DATABASE.pattern());
        }
    }

    static BaseSettings of(Map<String, String> variables) {
        return new BaseSettings(
                required(variables, "LARDER_WORKGROUP"),
                required(variables, "LARDER_ADMIN_SECRET"),
                required(variables, "LARDER_NAMESPACE_ROLE"),
                variables.getOrDefault("LARDER_ADMIN_DATABASE", "dev"));
    }

    /** The roles along which the warehouse comes to an environment's lake, as COPY names them: one text without blanks. */
    String chain(Names names) {
        var role = ROLE.matcher(namespaceRole);
        if (!role.matches()) {
            throw new IllegalStateException(namespaceRole);
        }
        return namespaceRole + "," + role.group(1) + names.copyRole();
    }

    private static String required(Map<String, String> variables, String name) {
        String value = variables.getOrDefault(name, "");
        if (value.isEmpty()) {
            throw new IllegalStateException(
                    "environment variable " + name + " is not set; the base sets it for the provider of databases");
        }
        return value;
    }
}
