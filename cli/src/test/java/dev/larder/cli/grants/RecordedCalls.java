package dev.larder.cli.grants;

import dev.larder.core.wiring.Arns;
import dev.larder.core.wiring.LarderWiring;
import dev.larder.core.wiring.Names;
import dev.standin.aws.Access;
import dev.standin.aws.Callers;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The calls of a rehearsal as the golden file {@code infra-cdk/simulate/calls.json} has them: what differs from one environment to the
 * next is a word in braces, what differs from one rehearsal to the next an {@code x}.
 */
record RecordedCalls(Arns arns) {
    private static final String OWNER = Callers.OWNER;
    private static final String MACHINES = "state-machines";

    /** A line for each call of a role, sorted. */
    String json(Collection<Access> accesses) {
        return lines(accesses).stream().collect(Collectors.joining(",\n", "[\n", "\n]\n"));
    }

    /** The same, each by itself. */
    SortedSet<String> lines(Collection<Access> accesses) {
        return accesses.stream()
                .filter(access -> !access.caller().equals(OWNER))
                .map(this::line)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private String line(Access access) {
        ObjectNode call = JsonMapper.shared().createObjectNode();
        call.put("role", located("arn:aws:iam::" + Callers.ACCOUNT + ":role/" + role(access.caller())));
        call.put("action", access.action());
        call.put("resource", located(resource(access)));
        ObjectNode context = call.putObject("context");
        Map<String, String> said = new TreeMap<>(access.context());
        said.keySet().removeAll(List.of("aws:PrincipalArn", "s3:prefix", "s3:x-amz-copy-source"));
        said.forEach((key, value) -> context.put(key, located(value)));
        return "  " + call;
    }

    /** Here all machines share a role; in the template each has its own. */
    private String role(String caller) {
        return caller.equals(MACHINES) ? arns.names().role(LarderWiring.BUILD_WAREHOUSE) : caller;
    }

    /** The template's state machine names the versions that are live. */
    private static String resource(Access access) {
        return access.caller().equals(MACHINES) ? access.resource() + ":live" : access.resource();
    }

    private String located(String text) {
        Names names = arns.names();
        String general = text.equals(arns.workgroup()) ? "{workgroup}" : text;
        for (String bucket : new String[] {"landing", "lake"}) {
            general = general.replace(names.bucket(bucket), "larder-{environment}-{code}-" + bucket + "-{account}");
        }
        return withoutChance(general.replace(Names.WORKGROUP + "-" + names.region() + "-", "{base}-{code}-")
                .replace(names.role(""), "larder-{environment}-{code}-")
                .replace(names.function(""), "larder-{environment}-")
                .replace("/environments/" + names.environment() + "/", "/environments/{environment}/")
                .replace(":" + arns.region() + ":", ":{region}:")
                .replace(Callers.ACCOUNT, "{account}"));
    }

    private static String withoutChance(String arn) {
        if (arn.contains(":execution:")) {
            return arn.substring(0, arn.lastIndexOf(':')) + ":x";
        }
        int slash = arn.indexOf('/');
        if (!arn.startsWith("arn:aws:s3:::") || slash < 0) {
            return arn;
        }
        return arn.substring(0, slash)
                + Arrays.stream(arn.substring(slash + 1).split("/", -1))
                        .map(part -> part.matches("AROA.*|[a-z-]+(\\.[a-z]+)*") ? part : "x" + extension(part))
                        .collect(Collectors.joining("/", "/", ""));
    }

    private static String extension(String part) {
        return part.replaceFirst("^.*?((\\.[a-z]+)*)$", "$1");
    }
}
