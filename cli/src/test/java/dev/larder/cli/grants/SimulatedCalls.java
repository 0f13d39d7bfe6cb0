package dev.larder.cli.grants;

import dev.larder.core.wiring.Arns;
import dev.larder.core.wiring.Names;
import dev.larder.core.wiring.RegionCode;
import dev.standin.aws.Access;
import dev.standin.aws.Callers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Calls that functions and machines make in some other test, held to those that the foreign simulator of IAM is asked
 * ({@code infra-cdk/simulate/calls.json}, recorded by the rehearsal): what launch or deployment calls must be among them. Safe for use
 * by many threads.
 */
public final class SimulatedCalls implements Consumer<Access> {
    private static final Path ASKED =
            Path.of(System.getProperty("larder.root", "..")).resolve("infra-cdk/simulate/calls.json");

    private final RecordedCalls recorded;
    private final Set<Access> accesses = ConcurrentHashMap.newKeySet();

    private SimulatedCalls(Arns arns) {
        recorded = new RecordedCalls(arns);
    }

    /** Of a local environment of this name. */
    public static SimulatedCalls in(String environment) {
        return new SimulatedCalls(
                Arns.of("us-east-1", Callers.ACCOUNT, new Names(environment, RegionCode.of("us-east-1"))));
    }

    @Override
    public void accept(Access access) {
        accesses.add(access);
    }

    /** How many different calls there were so far. */
    public int count() {
        return recorded.lines(accesses).size();
    }

    /** Those that the simulator is not asked. */
    public List<String> unasked() throws IOException {
        Set<String> asked = Files.readAllLines(ASKED).stream()
                .map(line -> line.endsWith(",") ? line.substring(0, line.length() - 1) : line)
                .map(SimulatedCalls::kind)
                .collect(Collectors.toSet());
        return recorded.lines(accesses).stream()
                .map(SimulatedCalls::kind)
                .distinct()
                .filter(line -> !asked.contains(line))
                .toList();
    }

    /** Whatever the environment, the supplier and the feed are: policies know a bucket's first folders only. */
    private static String kind(String line) {
        return line.replaceAll("AROA[0-9A-F]+", "AROA").replaceAll("(arn:aws:s3:::[^/\"]+/[^/\"]+)/[^\"]*\"", "$1/*\"");
    }
}
