package dev.larder.infra.base;

import dev.larder.core.wiring.Stage;
import dev.larder.infra.given.BaseParameters;
import dev.larder.infra.given.Context;
import dev.larder.infra.given.SetUpProblem;
import dev.larder.infra.given.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a base is made of.
 *
 * @param target where the stack goes
 * @param stage decides what outlives the stack
 * @param vpc an existing network, or empty: one is made
 * @param adopted an existing workgroup, or empty: one is made
 * @param clients the networks (CIDR) from which BI tools reach the warehouse's port
 * @param takeAssumeRole whether the other users of the namespace lose the right to assume every role; on an adopted one that would break
 *     their COPY
 * @param functionsZip the code of the provider
 */
public record BaseInputs(
        Target target,
        BaseParameters parameters,
        Stage stage,
        Optional<ExistingNetwork> vpc,
        Optional<AdoptedWarehouse> adopted,
        Capacity capacity,
        List<String> clients,
        boolean sftp,
        boolean takeAssumeRole,
        Path functionsZip) {

    /**
     * How much may be computed.
     *
     * @param base RPUs that a query gets
     * @param most RPUs at most
     * @param hoursPerMonth RPU-hours at which the warehouse stops answering queries
     */
    public record Capacity(int base, int most, int hoursPerMonth) {}

    /** A network that was there before; it must have a gateway endpoint for S3 and three subnets in three zones. */
    public record ExistingNetwork(List<String> subnets, List<String> securityGroups) {}

    /** A workgroup that was there before. Its ARN ends in an identifier that AWS made. */
    public record AdoptedWarehouse(
            String workgroupName,
            String workgroupArn,
            String namespaceRoleArn,
            String adminSecretArn,
            String adminKeyArn) {
        static final List<String> OPTIONS =
                List.of("workgroup-name", "workgroup-arn", "namespace-role-arn", "admin-secret-arn", "admin-key-arn");
    }

    /** Copies the lists. */
    public BaseInputs {
        clients = List.copyOf(clients);
    }

    /**
     * Reads the context.
     *
     * @throws SetUpProblem if something is missing or half said
     */
    public static BaseInputs read(Context context, BaseParameters parameters, Path functionsZip) {
        if (!Files.exists(functionsZip)) {
            throw new SetUpProblem("%s is missing; make it: mvn -q package -pl functions -am -Dmaven.test.skip=true"
                    .formatted(functionsZip));
        }
        return new BaseInputs(
                Target.read(context),
                parameters,
                stage(context, parameters),
                network(context),
                adopted(context),
                capacity(context),
                context.list("clients"),
                context.flag("sftp"),
                adopted(context).isEmpty() || context.flag("take-assumerole"),
                functionsZip);
    }

    private static Stage stage(Context context, BaseParameters parameters) {
        Stage byName = parameters.base().equals(Stage.PRODUCTION.text()) ? Stage.PRODUCTION : Stage.DEV;
        return context.stage().orElse(byName);
    }

    private static Capacity capacity(Context context) {
        Capacity capacity = new Capacity(
                context.number("base-capacity", 8),
                context.number("max-capacity", 32),
                context.number("rpu-hours", 200));
        if (capacity.base() < 4 || capacity.most() < capacity.base() || capacity.hoursPerMonth() < 1) {
            throw new SetUpProblem(
                    "the capacity is %s; expected 4 <= base-capacity <= max-capacity (RPU), and rpu-hours of at least 1"
                            .formatted(capacity));
        }
        return capacity;
    }

    private static Optional<ExistingNetwork> network(Context context) {
        List<String> subnets = context.list("subnets");
        List<String> groups = context.list("security-groups");
        if (subnets.isEmpty() && groups.isEmpty()) {
            return Optional.empty();
        }
        if (subnets.size() < 3 || groups.isEmpty()) {
            throw new SetUpProblem(
                    "an existing network needs -c subnets=A,B,C (three, in three zones) and -c security-groups=G; found %s and %s"
                            .formatted(subnets, groups));
        }
        return Optional.of(new ExistingNetwork(subnets, groups));
    }

    private static Optional<AdoptedWarehouse> adopted(Context context) {
        List<String> missing = AdoptedWarehouse.OPTIONS.stream()
                .filter(option -> context.text(option).isEmpty())
                .toList();
        if (missing.size() == AdoptedWarehouse.OPTIONS.size()) {
            return Optional.empty();
        }
        if (!missing.isEmpty()) {
            throw new SetUpProblem(
                    "an existing workgroup is adopted by five options; missing: -c " + String.join(", -c ", missing));
        }
        List<String> given = AdoptedWarehouse.OPTIONS.stream()
                .map(option -> context.text(option).orElseThrow())
                .toList();
        return Optional.of(new AdoptedWarehouse(given.get(0), given.get(1), given.get(2), given.get(3), given.get(4)));
    }
}
