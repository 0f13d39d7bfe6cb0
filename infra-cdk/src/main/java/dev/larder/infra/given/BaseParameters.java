package dev.larder.infra.given;

import java.util.regex.Pattern;
import software.amazon.awscdk.services.ssm.StringParameter;
import software.constructs.Construct;

/**
 * The parameters of AWS Systems Manager in which a base says what its environments need, so that no stack depends on another's.
 *
 * @param base the name of the base: {@code default}, or one of at most 16 of a-z, 0-9 and dashes
 */
public record BaseParameters(String base) {
    /** What the SFTP server's identifier is called. */
    public static final String SFTP_SERVER = "sftp-server-id";

    /** The base of everything but production. */
    public static final String DEFAULT = "default";

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,14}[a-z0-9]");

    /** Refuses a name that cannot be part of the resources' names. */
    public BaseParameters {
        if (!NAME.matcher(base).matches()) {
            throw new SetUpProblem("the base is '%s'; expected 2 to 16 of a-z, 0-9 and dashes, beginning with a letter"
                    .formatted(base));
        }
    }

    /** The name of the stack and the beginning of its resources' names. */
    public String resources() {
        return base.equals(DEFAULT) ? "larder-base" : "larder-base-" + base;
    }

    /** Identifier of the base's SFTP server, read when the stack is deployed; a base has one if it was made with {@code -c sftp=true}. */
    public String sftpServer(Construct scope) {
        return StringParameter.valueForStringParameter(scope, path(SFTP_SERVER));
    }

    /** One of {@code workgroup-name}, {@code workgroup-arn}, {@code kms-key-arn} and so on. */
    public String path(String what) {
        return "/larder/base/" + base + "/" + what;
    }
}
