package dev.larder.cli.deploy;

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
record FormerAttempt(String stack, boolean isInTheWay, List<String> buckets, List<String> unseen) {
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
        String state = tools.firstLine(
                Home.folder(),
                List.of(
                        "aws",
                        "cloudformation",
                        "describe-stacks",
                        "--stack-name",
                        stack,
                        "--query",
                        "Stacks[0].[StackStatus,EnableTerminationProtection]",
                        "--output",
                        "text"));
        return new FormerAttempt(stack, state.matches("ROLLBACK_(COMPLETE|FAILED)\\s+True"), buckets, unseen);
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
                                    "--no-enable-termination-protection",
                                    "--stack-name",
                                    stack)),
                    "the stack " + stack + " is still protected from termination");
        }
    }
}
