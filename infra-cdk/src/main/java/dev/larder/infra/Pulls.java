package dev.larder.infra;

import dev.larder.core.wiring.ConnectorAccess;
import dev.larder.core.wiring.LarderWiring;
import dev.larder.core.wiring.SupplierPull;
import dev.larder.core.wiring.Wiring.Grant;
import dev.larder.infra.finding.Acknowledged;
import dev.larder.infra.finding.Wildcards;
import dev.larder.infra.given.Lifetime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.PrincipalBase;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.scheduler.CfnSchedule;
import software.amazon.awscdk.services.secretsmanager.CfnSecret;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.transfer.CfnConnector;
import software.constructs.Construct;

/**
 * What fetches files from suppliers' own servers: for each feed of {@code pulls.yaml} a connector of AWS Transfer Family, which writes where nothing
 * is a delivery, and a schedule that starts {@code pull-files} for it. A secret is made with a password that nobody knows; a person puts the right
 * one in, and no deployment touches it again unless the user changes.
 */
final class Pulls extends Construct {
    /** How long a listing may take before the connection is tested. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final String SCHEDULER = "scheduler.amazonaws.com";
    private static final String TRANSFER = "transfer.amazonaws.com";

    private final Place place;
    private final Map<String, CfnSecret> secrets = new LinkedHashMap<>();
    private final List<String> arns = new ArrayList<>();

    Pulls(Construct scope, Place place) {
        super(scope, "Pulls");
        this.place = place;
        List<SupplierPull> pulls = place.inputs().pulls();
        if (pulls.isEmpty()) {
            return;
        }
        Role logging = logging();
        Queue undelivered = Queues.deadLetters(this, place, LarderWiring.PULL_FILES + "-undelivered");
        Role starting = starting(undelivered);
        for (SupplierPull pull : pulls) {
            CfnConnector connector = connector(pull, logging);
            arns.add(connector.getAttrArn());
            schedule(pull, connector, starting, undelivered);
        }
    }

    /** ARNs of the connectors. */
    List<String> connectors() {
        return List.copyOf(arns);
    }

    private CfnConnector connector(SupplierPull pull, Role logging) {
        String id = pull.feed().supplier() + "-" + pull.feed().name();
        CfnSecret secret = secrets.computeIfAbsent(pull.secret(), name -> secret(name, pull.user()));
        CfnConnector connector = CfnConnector.Builder.create(this, id)
                .url("sftp://" + pull.server())
                .accessRole(access(id, pull, secret).getRoleArn())
                .loggingRole(logging.getRoleArn())
                .sftpConfig(CfnConnector.SftpConfigProperty.builder()
                        .trustedHostKeys(pull.connectorKeys())
                        .userSecretId(secret.getRef())
                        .build())
                .build();
        CfnOutput.Builder.create(this, id + "-from")
                .description("From these addresses files of %s are fetched".formatted(pull.feed()))
                .value(Fn.join(" ", connector.getAttrServiceManagedEgressIpAddresses()))
                .build();
        return connector;
    }

    private CfnSecret secret(String name, String user) {
        CfnSecret secret = CfnSecret.Builder.create(this, name + "-secret")
                .name(place.names().pullSecret(name))
                .description("Username, and Password or PrivateKey, at a supplier's server")
                .generateSecretString(CfnSecret.GenerateSecretStringProperty.builder()
                        .secretStringTemplate("{\"Username\":\"%s\"}"
                                .formatted(user.replace("\\", "\\\\").replace("\"", "\\\"")))
                        .generateStringKey("Password")
                        .build())
                .build();
        secret.applyRemovalPolicy(Lifetime.removal(place.stage()));
        Acknowledged.on(
                secret,
                "the supplier gives the password, and Secrets Manager's own key has no grants to keep; whoever may read the"
                        + " secret is named by the role's policy",
                "AwsSolutions-SMG4",
                "CKV_AWS_149");
        return secret;
    }

    private Role access(String id, SupplierPull pull, CfnSecret secret) {
        List<Grant> grants = ConnectorAccess.grants(pull.feed());
        List<PolicyStatement> statements = GrantStatements.of(place, grants);
        statements.add(GrantStatements.allow(secret.getRef(), List.of("secretsmanager:GetSecretValue")));
        Role role = role(id + "-access", "Fetches files of " + pull.feed(), TRANSFER, statements);
        Wildcards.explain(
                role,
                "what the connector itself has brought, where nothing is a delivery",
                grants.stream().map(Grant::on).toList(),
                place);
        return role;
    }

    private Role logging() {
        String logs = "arn:%s:logs:%s:%s:log-group:/aws/transfer/*"
                .formatted(
                        place.arns().partition(),
                        place.arns().region(),
                        place.arns().account());
        Role role = role(
                "logging",
                "Writes the logs of connectors",
                TRANSFER,
                List.of(GrantStatements.allow(
                        logs,
                        List.of(
                                "logs:CreateLogGroup",
                                "logs:CreateLogStream",
                                "logs:DescribeLogStreams",
                                "logs:PutLogEvents"))));
        Acknowledged.on(
                role,
                "Transfer Family makes a log group for each connector, named by its id",
                "AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:logs:<AWS::Region>:<AWS::AccountId>:log-group:/aws/transfer/*]");
        return role;
    }

    private Role starting(Queue undelivered) {
        return role(
                "schedule",
                "Starts " + LarderWiring.PULL_FILES,
                SCHEDULER,
                List.of(
                        GrantStatements.allow(
                                place.arns().machine(LarderWiring.PULL_FILES), List.of("states:StartExecution")),
                        GrantStatements.allow(undelivered.getQueueArn(), List.of("sqs:SendMessage"))));
    }

    private Role role(String id, String description, String service, List<PolicyStatement> statements) {
        PrincipalBase principal = new ServicePrincipal(service)
                .withConditions(Map.of("StringEquals", Map.of("aws:SourceAccount", Aws.ACCOUNT_ID)));
        return Role.Builder.create(this, id)
                .description(description)
                .assumedBy(principal)
                .inlinePolicies(Map.of(
                        "grants",
                        PolicyDocument.Builder.create().statements(statements).build()))
                .build();
    }

    private void schedule(SupplierPull pull, CfnConnector connector, Role starting, Queue undelivered) {
        CfnSchedule.Builder.create(
                        this, pull.feed().supplier() + "-" + pull.feed().name() + "-schedule")
                .description("Looks at the server of " + pull.feed())
                .scheduleExpression(Schedules.expression(pull.every()))
                .flexibleTimeWindow(CfnSchedule.FlexibleTimeWindowProperty.builder()
                        .mode("OFF")
                        .build())
                .target(CfnSchedule.TargetProperty.builder()
                        .arn(place.arns().machine(LarderWiring.PULL_FILES))
                        .roleArn(starting.getRoleArn())
                        .input(ConnectorAccess.input(
                                pull,
                                connector.getAttrConnectorId(),
                                place.names().bucket("landing"),
                                PATIENCE))
                        .deadLetterConfig(CfnSchedule.DeadLetterConfigProperty.builder()
                                .arn(undelivered.getQueueArn())
                                .build())
                        .build())
                .build();
    }
}
