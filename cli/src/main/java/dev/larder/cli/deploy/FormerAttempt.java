package dev.larder.cli.deploy;

import dev.larder.cli.terminal.CommandFailure;
import dev.larder.cli.terminal.Home;
import dev.larder.core.wiring.LarderWiring;
import dev.larder.core.wiring.Names;
import dev.larder.core.wiring.RegionCode;
import dev.larder.core.wiring.Slug;
import dev.larder.core.wiring.Wiring;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * What a first deployment of production leaves when it fails. CloudFormation takes back what it made, but for the buckets; and the stack
 * that failed is protected from termination, so CDK, which deletes it before it begins again, cannot.
 *
 * @param stack its name
 * @param isInTheWay whether the stack failed and is protected
 * @param buckets those that are there, in the order of the wiring
 * @param unseen those of which the caller may not know whether they are there
 */
record FormerAttempt(String stack, String region, boolean isInTheWay, List<String> buckets, List<String> unseen) {
    /** Copies the lists. */
    FormerAttempt {
        buckets = List.copyOf(buckets);
        unseen = List.copyOf(unseen);
    }

    /** What is left of an environment that its facts do not name. */
    static FormerAttempt find(Tools tools, Account account, Slug slug) {
        Names names = new Names(slug.text(), RegionCode.of(account.region()), "-" + account.number());
        List<String> buckets = new ArrayList<>();
        List<String> unseen = new ArrayList<>();
        for (Wiring.Bucket bucket : LarderWiring.wiring().buckets()) {
            String name = names.bucket(bucket.name());
            account.hasBucket(name)
                    .ifPresentOrElse(
                            there -> {
                                if (there) {
                                    buckets.add(name);
                                }
                            },
                            () -> unseen.add(name));
        }
        String stack = "larder-" + slug;
        boolean failed = state(tools, account, stack).matches("ROLLBACK_(COMPLETE|FAILED)\\s+True");
        return new FormerAttempt(stack, account.region(), failed, buckets, unseen);
    }

    /** Empty if there is no such stack. Whoever may not look must not be told that nothing is in the way. */
    private static String state(Tools tools, Account account, String stack) {
        Tools.Said said = tools.ask(
                Home.folder(),
                List.of(
                        "aws",
                        "cloudformation",
                        "describe-stacks",
                        "--region",
                        account.region(),
                        "--stack-name",
                        stack,
                        "--query",
                        "Stacks[0].[StackStatus,EnableTerminationProtection]",
                        "--output",
                        "text"));
        if (said.exit() != 0 && !said.err().contains("does not exist")) {
            throw CommandFailure.usage(
                    "whether an earlier deployment of %s failed cannot be looked up: %s".formatted(stack, said.err()),
                    "the first deployment of production needs cloudformation:DescribeStacks, by the AWS CLI with the"
                            + " credentials of this shell");
        }
        return said.exit() == 0 ? said.out() : "";
    }

    /** Says what will be done about it. */
    void tell(PrintWriter out) {
        if (isInTheWay) {
            out.println("the stack " + stack + " failed when it was made; its termination protection is switched off,"
                    + " so that it can be made again");
        }
        if (!buckets.isEmpty()) {
            out.println("taken over with everything in them: " + String.join(", ", buckets));
        }
        if (!unseen.isEmpty()) {
            out.println("not looked up (if they are there, the deployment says that they already exist): "
                    + String.join(", ", unseen));
        }
    }

    /** Lets CDK delete the stack that failed. */
    void makeWay(Tools tools) {
        if (isInTheWay) {
            Cdk.succeed(
                    tools.run(
                            Home.folder(),
                            List.of(
                                    "aws",
                                    "cloudformation",
                                    "update-termination-protection",
                                    "--region",
                                    region,
                                    "--no-enable-termination-protection",
                                    "--stack-name",
                                    stack)),
                    "the stack " + stack + " is still protected from termination");
        }
    }
}
