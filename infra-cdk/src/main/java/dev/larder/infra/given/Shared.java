package dev.larder.infra.given;

import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.ssm.StringParameter;
import software.constructs.Construct;

/**
 * What an environment has from its base; every value is a parameter of Systems Manager, read when the stack is deployed.
 *
 * @param key encrypts all that the environment keeps
 * @param provider ARN of the function that makes databases
 */
public record Shared(
        String workgroupName,
        String workgroupArn,
        String namespaceRoleArn,
        IKey key,
        String alarmTopicArn,
        String provider) {

    /** Reads the parameters of a base into a stack. */
    public static Shared of(Construct stack, BaseParameters base) {
        return new Shared(
                value(stack, base, "workgroup-name"),
                value(stack, base, "workgroup-arn"),
                value(stack, base, "namespace-role-arn"),
                Key.fromKeyArn(stack, "Key", value(stack, base, "kms-key-arn")),
                value(stack, base, "alarm-topic-arn"),
                value(stack, base, "database-provider-arn"));
    }

    private static String value(Construct stack, BaseParameters base, String what) {
        return StringParameter.valueForStringParameter(stack, base.path(what));
    }
}
