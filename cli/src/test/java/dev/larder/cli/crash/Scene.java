package dev.larder.cli.crash;

import dev.larder.aws.ObjectStore;
import dev.larder.cli.Typed;
import dev.larder.core.lake.LakeLayout;
import dev.larder.functions.Environment;
import dev.larder.local.environment.LocalAws;
import dev.larder.local.environment.LocalAws.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.core.sync.RequestBody;

/**
 * An environment that nobody runs. Tests work on copies of its folder.
 *
 * @param plan hash of its plan, which is in its lake
 */
record Scene(Path folder, String plan) {

    private static final Path ROOT =
            Path.of(System.getProperty("larder.root", "..")).toAbsolutePath().normalize();
    private static final Path STORY = ROOT.resolve("test-data/launch");
    private static final String NO_PLAN = "0".repeat(64);

    /** One with a release of these drops of the launch story, made by the command. */
    static Scene released(Path folder, String at, String... drops) {
        List<Object> arguments = new ArrayList<>(List.of("run", "--project", ROOT, "--state", folder, "--at", at, "--drop"));
        for (String drop : drops) {
            arguments.add(STORY.resolve(drop));
        }
        Typed typed = Typed.larder(arguments.toArray());
        if (typed.exit() != 0) {
            throw new IllegalStateException(typed.out() + typed.err());
        }
        try (LocalAws aws = LocalAws.open(new Options(folder, "local", NO_PLAN, 0));
                Environment environment = new Environment(aws.variables())) {
            String key = environment.lake().objects().keys("plans/").getFirst();
            return new Scene(folder, key.replaceAll("plans/|\\.json", ""));
        }
    }

    /** A new environment that has the plan of this one in its lake, and was never set up. */
    Scene neverSetUp(Path other) {
        String key = LakeLayout.plan(plan);
        try (LocalAws here = LocalAws.open(new Options(folder, "local", plan, 0));
                Environment from = new Environment(here.variables());
                LocalAws there = LocalAws.open(new Options(other, "local", plan, 0));
                Environment to = new Environment(there.variables())) {
            ObjectStore plans = from.lake().objects();
            to.lake().objects().write(key, plans.read(key).orElseThrow(), "application/json");
            return new Scene(other, plan);
        }
    }

    /** Drops of the story land, and nothing is done about them. */
    Scene land(String at, String... drops) throws IOException {
        try (LocalAws aws = LocalAws.open(new Options(folder, "local", plan, 0));
                Environment environment = new Environment(aws.variables())) {
            for (String drop : drops) {
                for (Path file : files(STORY.resolve(drop))) {
                    String key = STORY.resolve(drop).relativize(file).toString().replace('\\', '/');
                    environment.s3().putObject(
                            put -> put.bucket(environment.settings().landingBucket())
                                    .key(key)
                                    .overrideConfiguration(call -> call.putHeader("x-larder-at", at)),
                            RequestBody.fromFile(file));
                }
            }
        }
        return this;
    }

    Scene copy(Path other) throws IOException {
        for (Path file : files(folder)) {
            Path target = other.resolve(folder.relativize(file).toString());
            Files.createDirectories(target.getParent());
            Files.copy(file, target);
        }
        return new Scene(other, plan);
    }

    /** The command finishes whatever is unfinished. */
    Typed finish() {
        return Typed.larder("run", "--project", ROOT, "--state", folder);
    }

    private static List<Path> files(Path below) throws IOException {
        try (Stream<Path> files = Files.walk(below)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
