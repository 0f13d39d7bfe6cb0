package dev.larder.infra.base;

import dev.larder.core.wiring.RegionCode;
import dev.larder.infra.given.Lifetime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.redshiftserverless.CfnNamespace;
import software.amazon.awscdk.services.redshiftserverless.CfnWorkgroup;
import software.constructs.Construct;

/** A Redshift Serverless namespace and workgroup; the admin's password is a secret that AWS rotates and nobody else knows. */
final class ServerlessWarehouse extends Construct {
    private static final List<String> LOGS = List.of("userlog", "connectionlog", "useractivitylog");
    /** Statements that run longer are stopped; the longest run of the state machine. */
    private static final int LONGEST_SECONDS = 4 * 60 * 60;

    private final Warehouse warehouse;
    private final String usageLimit;

    ServerlessWarehouse(Construct scope, BaseInputs inputs, Key key) {
        super(scope, "Warehouse");
        String name = inputs.parameters().resources();
        Role role = new NamespaceRole(
                        inputs.parameters(), RegionCode.of(inputs.target().region()))
                .in(this);
        CfnNamespace namespace = CfnNamespace.Builder.create(this, "Namespace")
                .namespaceName(name)
                .dbName(DatabaseProvider.ADMIN_DATABASE)
                .adminUsername("larder_admin")
                .manageAdminPassword(true)
                .adminPasswordSecretKmsKeyId(key.getKeyId())
                .kmsKeyId(key.getKeyArn())
                .iamRoles(List.of(role.getRoleArn()))
                .logExports(LOGS)
                .build();
        namespace.applyRemovalPolicy(Lifetime.removal(inputs.stage()));
        for (String log : LOGS) {
            namespace.getNode().addDependency(logGroup(inputs, key, log));
        }
        CfnWorkgroup workgroup = workgroup(inputs, namespace, key);
        WarehouseCalls calls = new WarehouseCalls(this, inputs, key, namespace.getAttrNamespaceNamespaceArn());
        calls.getNode().addDependency(workgroup);
        warehouse = new Warehouse(
                name,
                workgroup.getAttrWorkgroupWorkgroupArn(),
                role.getRoleArn(),
                calls.adminSecretArn(namespace.getNamespaceName()),
                key.getKeyArn());
        usageLimit =
                calls.usageLimit(warehouse.workgroupArn(), inputs.capacity().hoursPerMonth());
    }

    Warehouse warehouse() {
        return warehouse;
    }

    /** The identifier of the limit of what may be computed. */
    String usageLimit() {
        return usageLimit;
    }

    private CfnWorkgroup workgroup(BaseInputs inputs, CfnNamespace namespace, Key key) {
        CfnWorkgroup.Builder workgroup = CfnWorkgroup.Builder.create(this, "Workgroup")
                .workgroupName(inputs.parameters().resources())
                .namespaceName(namespace.getNamespaceName())
                .baseCapacity(inputs.capacity().base())
                .maxCapacity(inputs.capacity().most())
                .enhancedVpcRouting(true)
                .publiclyAccessible(false)
                .configParameters(parameters());
        inputs.vpc()
                .ifPresentOrElse(
                        existing -> workgroup.subnetIds(existing.subnets()).securityGroupIds(existing.securityGroups()),
                        () -> {
                            Network network = new Network(this, inputs, key);
                            workgroup.subnetIds(network.subnets()).securityGroupIds(List.of(network.securityGroup()));
                        });
        CfnWorkgroup made = workgroup.build();
        made.getNode().addDependency(namespace);
        made.applyRemovalPolicy(Lifetime.removal(inputs.stage()));
        return made;
    }

    private static List<CfnWorkgroup.ConfigParameterProperty> parameters() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("require_ssl", "true");
        values.put("enable_user_activity_logging", "true");
        values.put("enable_case_sensitive_identifier", "false");
        values.put("max_query_execution_time", Integer.toString(LONGEST_SECONDS));
        return values.entrySet().stream()
                .map(value -> CfnWorkgroup.ConfigParameterProperty.builder()
                        .parameterKey(value.getKey())
                        .parameterValue(value.getValue())
                        .build())
                .toList();
    }

    /** Made beforehand: Redshift would make it without an end to what it keeps. */
    private LogGroup logGroup(BaseInputs inputs, Key key, String log) {
        return LogGroup.Builder.create(this, log)
                .logGroupName("/aws/redshift/" + inputs.parameters().resources() + "/" + log)
                .encryptionKey(key)
                .retention(Lifetime.logs(inputs.stage()))
                .removalPolicy(Lifetime.removal(inputs.stage()))
                .build();
    }
}
