package dev.larder.infra.given;

import dev.larder.core.wiring.StackContext;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.DefaultStackSynthesizer;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.PermissionsBoundary;
import software.amazon.awscdk.StackProps;

/**
 * Where a stack goes, and by whom.
 *
 * @param account the account's number; CDK refuses another, and names of buckets are then written out, without which CloudFormation
 *     cannot take over a bucket that is there
 * @param region as AWS names it; its code is in the names of what is not regional
 * @param boundary ARN of the policy beyond which no role of the stack goes, whatever its own policies say
 * @param qualifier of the {@code cdk bootstrap} whose roles deploy
 */
public record Target(Optional<String> account, String region, Optional<String> boundary, Optional<String> qualifier) {
    private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");
    private static final Pattern POLICY =
            Pattern.compile("arn:aws[a-z-]*:iam::([0-9]{12}|aws):policy/[A-Za-z0-9/+=,.@_-]+");
    // docs.aws.amazon.com/cdk/v2/guide/bootstrapping-customizing.html
    private static final Pattern QUALIFIER = Pattern.compile("[a-z0-9]{1,10}");

    /**
     * Reads {@code account}, {@code region}, {@code boundary} and {@code qualifier}.
     *
     * @throws SetUpProblem if a value is none
     */
    public static Target read(Context context) {
        return new Target(
                one(context, StackContext.ACCOUNT, ACCOUNT, "the 12 digits of an account"),
                context.region(),
                one(context, "boundary", POLICY, "the ARN of a policy"),
                one(context, "qualifier", QUALIFIER, "1 to 10 of a-z and 0-9, as cdk bootstrap --qualifier was told"));
    }

    private static Optional<String> one(Context context, String name, Pattern pattern, String expected) {
        Optional<String> value = context.text(name);
        value.filter(given -> !pattern.matcher(given).matches()).ifPresent(given -> {
            throw new SetUpProblem("-c %s is '%s'; expected %s".formatted(name, given, expected));
        });
        return value;
    }

    /** The account's number, or what stands for it until CloudFormation knows. */
    public String accountId() {
        return account.orElse(Aws.ACCOUNT_ID);
    }

    /** What every stack is told. */
    public StackProps.Builder props() {
        StackProps.Builder props = StackProps.builder();
        Environment.Builder place = Environment.builder().region(region);
        account.ifPresent(place::account);
        props.env(place.build());
        boundary.ifPresent(arn -> props.permissionsBoundary(PermissionsBoundary.fromArn(arn)));
        qualifier.ifPresent(name -> props.synthesizer(
                DefaultStackSynthesizer.Builder.create().qualifier(name).build()));
        return props;
    }
}
