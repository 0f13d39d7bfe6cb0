package dev.larder.local;

import dev.larder.core.wiring.ConnectorAccess;
import dev.larder.core.wiring.Names;
import dev.larder.core.wiring.SupplierPull;
import dev.larder.core.wiring.Wiring.Grant;
import dev.standin.aws.Permission;
import dev.standin.aws.iam.Role;
import dev.standin.aws.iam.Trust;
import dev.standin.aws.secretsmanager.Secret;
import dev.standin.aws.transfer.Connector;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;

/**
 * What a local environment fetches by connectors, as CDK declares it on AWS. Nothing starts {@code pull-files} by itself here.
 *
 * @param pulls as the project declares them
 * @param secrets JSON with {@code Username} and {@code Password} or {@code PrivateKey}, by the name that {@code pulls.yaml} says
 */
public record LocalPulls(List<SupplierPull> pulls, Map<String, String> secrets) {
    /** Nothing. */
    public static final LocalPulls NONE = new LocalPulls(List.of(), Map.of());

    private static final int DIGITS = 17;

    /** Copies the collections. */
    public LocalPulls {
        pulls = List.copyOf(pulls);
        secrets = Map.copyOf(secrets);
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return pulls.toString();
    }

    /** The id of a feed's connector; the same in every environment. */
    public static String connector(SupplierPull pull) {
        return "c-"
                + UUID.nameUUIDFromBytes(pull.feed().toString().getBytes(StandardCharsets.UTF_8))
                        .toString()
                        .replace("-", "")
                        .substring(0, DIGITS);
    }

    List<Connector> connectors(Names names) {
        return pulls.stream()
                .map(pull -> new Connector(
                        connector(pull),
                        "sftp://" + pull.server().host() + ":" + pull.server().port(),
                        pull.connectorKeys(),
                        names.pullSecret(pull.secret()),
                        role(names, pull)))
                .toList();
    }

    Map<String, String> kept(Names names) {
        Map<String, String> kept = new TreeMap<>();
        secrets.forEach((name, text) -> kept.put(names.pullSecret(name), text));
        return kept;
    }

    List<Role> roles(Names names, Function<List<Grant>, List<Permission>> permissions) {
        List<Role> roles = new ArrayList<>();
        for (SupplierPull pull : pulls) {
            List<Permission> all = new ArrayList<>(permissions.apply(ConnectorAccess.grants(pull.feed())));
            all.add(new Permission(
                    "secretsmanager:GetSecretValue", new Secret(names.pullSecret(pull.secret()), "").arn()));
            roles.add(new Role(role(names, pull), all, List.of(new Trust("transfer.amazonaws.com"))));
        }
        return roles;
    }

    private static String role(Names names, SupplierPull pull) {
        return names.role("pull-" + pull.feed().supplier() + "-" + pull.feed().name());
    }
}
