package dev.larder.cli.crash;

import static org.awaitility.Awaitility.await;

import dev.larder.core.lake.LakeLayout;
import dev.larder.functions.Environment;
import dev.larder.functions.run.Attempts;
import dev.larder.functions.run.NextRun;
import dev.larder.functions.run.Releases;
import dev.larder.local.LocalLarder;
import dev.larder.local.LocalLarder.Options;
import dev.standin.aws.lambda.Outcome;
import dev.standin.aws.local.LocalAws.Watch;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Works on an environment until nothing is left to do and prints how many durable writes that took; pauses at some of them. Arguments:
 * state folder, plan hash, kind of writes, points, when the drops land, and their names, of which there may be none.
 */
final class WatchedProcess {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private WatchedProcess() {}

    public static void main(String[] arguments) throws IOException {
        Pauses pauses = new Pauses(arguments[2], Point.read(arguments[3]));
        Options options = new Options(Path.of(arguments[0]), "local", arguments[1], 0);
        try (LocalLarder aws = LocalLarder.open(options, new Watch(pauses, access -> {}, Watch.NOTHING.hosts()));
                Environment environment = new Environment(aws.variables())) {
            if (aws.invoke("set-up", "{}") instanceof Outcome.Failed failed) {
                throw new IllegalStateException(failed.errorMessage());
            }
            new Drops(arguments[4], List.of(arguments).subList(5, arguments.length)).landIn(aws.variables());
            aws.receive();
            await().atMost(PATIENCE).until(() -> isAnswered(environment));
            Attempts.takeUp(environment);
            aws.start();
            await().atMost(PATIENCE).until(() -> isSettled(environment));
        }
        System.out.println("writes " + pauses.count());
    }

    private static boolean isAnswered(Environment environment) {
        long landed = environment.landing().all("suppliers/").size();
        List<String> receipts = environment.lake().objects().keys("receipts/");
        return receipts.stream().filter(key -> key.endsWith(".txt")).count() == landed;
    }

    private static boolean isSettled(Environment environment) {
        return environment.lake().objects().keys(LakeLayout.pending()).isEmpty()
                && Releases.newest(environment.lake())
                        .filter(release -> release.isOf(NextRun.of(environment).identity()))
                        .isPresent();
    }
}
