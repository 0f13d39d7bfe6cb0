package dev.larder.cli.grants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cli.TestProject;
import dev.larder.core.plan.Plan;
import dev.larder.core.project.PlanJson;
import dev.larder.core.wiring.Arns;
import dev.larder.core.wiring.FunctionVariables;
import dev.larder.core.wiring.LarderWiring;
import dev.larder.core.wiring.Names;
import dev.larder.core.wiring.Wiring;
import dev.larder.functions.Environment;
import dev.larder.local.Access;
import dev.larder.local.Callers;
import dev.larder.local.DurableWrites;
import dev.larder.local.Permission;
import dev.larder.local.environment.LocalAws;
import dev.larder.local.lambda.DeployedFunction;
import dev.larder.local.lambda.FunctionHost;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every call of every function is granted, since it would be denied otherwise; and every grant is needed by a call. */
final class GrantsTest {
    private static final String ENVIRONMENT = "rehearsal";

    private final Set<Access> accesses = ConcurrentHashMap.newKeySet();

    @Test
    void everyGrantIsTheOnlyOneThatAllowsSomeCall(@TempDir Path folder) throws Exception {
        Plan plan = TestProject.plan(SmallProject.in(folder.resolve("project")));
        LocalAws.Options options = new LocalAws.Options(folder.resolve("state"), ENVIRONMENT, plan.hash(), 0);
        Path planFile = Files.writeString(folder.resolve("plan.json"), PlanJson.write(plan));
        LocalAws.Watch watch = new LocalAws.Watch(
                DurableWrites.UNOBSERVED,
                accesses::add,
                (functions, callers) -> new FunctionHost(functions.stream().map(each -> with(planFile, each)).toList(), callers));
        try (LocalAws aws = LocalAws.open(options, watch);
                Environment environment = new Environment(aws.variables())) {
            new Rehearsal(aws, environment).perform(folder);
        }

        Wiring wiring = LarderWiring.wiring();
        List<String> unneeded = wiring.functions().stream().flatMap(function -> unneeded(function).stream()).toList();
        long grants = wiring.functions().stream().mapToLong(function -> function.grants().size()).sum();
        System.out.println("grants that some recorded call needs: " + (grants - unneeded.size()) + " of " + grants);
        assertThat(unneeded).isEmpty();
    }

    /** Every function as a deployment on AWS makes it, which brings the plan as a file; only set-up looks at it. */
    private static DeployedFunction with(Path planFile, DeployedFunction function) {
        Map<String, String> variables = new HashMap<>(function.environment());
        variables.put(FunctionVariables.PLAN_FILE, planFile.toString());
        return new DeployedFunction(function.function(), function.name(), function.arn(), variables, function.permissions());
    }

    /** Grants without which every recorded call of the function would still be allowed. */
    private List<String> unneeded(Wiring.Function function) {
        Arns arns = Arns.of("us-east-1", Callers.ACCOUNT, new Names(ENVIRONMENT));
        String caller = arns.names().function(function.name());
        List<String> unneeded = new ArrayList<>();
        for (Wiring.Grant grant : function.grants()) {
            List<Permission> others = function.grants().stream()
                    .filter(other -> !other.equals(grant))
                    .map(other -> permission(other, arns))
                    .toList();
            boolean needed = accesses.stream()
                    .filter(access -> access.caller().equals(caller) && allows(List.of(permission(grant, arns)), access))
                    .anyMatch(access -> !allows(others, access));
            if (!needed) {
                unneeded.add(function.name() + " " + grant.action() + " on " + grant.on());
            }
        }
        return unneeded;
    }

    private static boolean allows(List<Permission> permissions, Access access) {
        return permissions.stream().anyMatch(permission -> permission.allows(access.action(), access.resource()));
    }

    private static Permission permission(Wiring.Grant grant, Arns arns) {
        return new Permission(grant.action(), arns.resolve(grant.on()));
    }
}
