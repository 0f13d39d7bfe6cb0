package dev.larder.local;

import dev.larder.core.engine.Batch;
import dev.larder.core.lake.LakeLayout;
import dev.larder.core.wiring.Arns;
import dev.larder.core.wiring.FunctionVariables;
import dev.larder.core.wiring.Names;
import dev.larder.core.wiring.RegionCode;
import dev.larder.functions.Environment;
import dev.larder.functions.port.Executions;
import dev.larder.functions.port.Incoming;
import dev.larder.functions.port.Landing;
import dev.larder.functions.port.ObjectStore;
import dev.larder.functions.port.Ports;
import dev.larder.functions.port.Queues;
import dev.larder.functions.port.Settings;
import dev.larder.functions.port.StatementFailed;
import dev.larder.functions.port.Warehouse;
import dev.standin.aws.OpeningRefused;
import dev.standin.aws.local.StillAccount;
import dev.standin.aws.redshiftdata.DirectRead;
import dev.standin.aws.states.service.ExecutionList;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A local environment that nobody runs, opened to see what is in it: its lake, database and executions, and nothing else. Whatever would change it is
 * refused. For one thread.
 */
public final class StillLarder implements AutoCloseable {
    private static final String NO_PLAN = "0".repeat(64);

    private final StillAccount account;
    private final Settings settings;

    private StillLarder(StillAccount account, Settings settings) {
        this.account = account;
        this.settings = settings;
    }

    /**
     * The environment of this name in a state folder; empty if it has to be opened in full, since a crash left something to be put right, or it was never
     * made to the end.
     *
     * @throws OpeningRefused if another process uses the folder, or another version wrote it
     */
    public static Optional<StillLarder> open(Path state, String environment) {
        Optional<StillAccount> opened = StillAccount.open(state);
        if (opened.isEmpty()) {
            return Optional.empty();
        }
        StillAccount account = opened.get();
        Settings bare = settings(environment, NO_PLAN);
        if (!account.hasBucket(bare.lakeBucket())) {
            account.close();
            return Optional.empty();
        }
        String plan = account.list(bare.lakeBucket(), LakeLayout.plans())
                .max(Comparator.comparing(StillAccount.Listed::modified))
                .map(found -> LakeLayout.planHash(found.key()))
                .orElse(NO_PLAN);
        return Optional.of(new StillLarder(account, settings(environment, plan)));
    }

    /** As {@link LarderStack} says them; nobody answers at its addresses. */
    private static Settings settings(String environment, String plan) {
        String region = dev.standin.aws.local.Arns.REGION;
        Arns arns = Arns.of(region, dev.standin.aws.local.Arns.ACCOUNT, new Names(environment, RegionCode.of(region)));
        return Settings.of(FunctionVariables.of(arns, "nobody:", plan));
    }

    /** What functions and commands can read in it; closing it closes nothing. */
    public Environment environment() {
        return new Environment(settings, new Still(), Clock.systemUTC());
    }

    /** Executions of {@code build-warehouse}, oldest first. */
    public List<ExecutionList.Entry> executions() {
        return account.executions().stream()
                .filter(execution -> execution.machineArn().equals(settings.machine()))
                .toList();
    }

    @Override
    public void close() {
        account.close();
    }

    private static IllegalStateException isStill(String what) {
        return new IllegalStateException(what + " of an environment that is only looked at: it must be opened in full");
    }

    private final class Still implements Ports {
        @Override
        public ObjectStore lake() {
            return new StillObjects(account, settings.lakeBucket());
        }

        @Override
        public Warehouse warehouse() {
            return new Answers();
        }

        @Override
        public Landing landing() {
            throw isStill("the landing bucket");
        }

        @Override
        public Incoming incoming() {
            throw isStill("the landing bucket");
        }

        @Override
        public Executions executions() {
            throw isStill("the machine");
        }

        @Override
        public Executions pulls() {
            throw isStill("the machine");
        }

        @Override
        public Queues queues() {
            return new Nobody();
        }

        @Override
        public void close() {}
    }

    /** Who would be woken is not there. */
    private static final class Nobody implements Queues {
        @Override
        public void announceLanded(String event) {
            throw isStill("a poke");
        }

        @Override
        public void poke() {
            throw isStill("a poke");
        }

        @Override
        public void poke(Duration later) {
            throw isStill("a poke");
        }
    }

    /** Runs a batch at once, and keeps the rows of its last statement until they are fetched. */
    private final class Answers implements Warehouse {
        private final Map<String, Rows> kept = new HashMap<>();

        @Override
        public Outcome submit(String token, String name, Batch batch) {
            String id = UUID.randomUUID().toString();
            try {
                DirectRead.Answer answer = account.query(settings.database(), batch.statements(), batch.parameters());
                kept.put(id, new Rows(answer.labels(), answer.types(), answer.rows()));
                return new Outcome(id, Status.FINISHED, null, List.of(id), -1);
            } catch (DirectRead.Refused refused) {
                throw new StatementFailed(name, String.valueOf(refused.getMessage()));
            }
        }

        @Override
        public Optional<Outcome> find(String id) {
            return kept.containsKey(id)
                    ? Optional.of(new Outcome(id, Status.FINISHED, null, List.of(id), -1))
                    : Optional.empty();
        }

        @Override
        public void cancel(String id) {}

        @Override
        public Rows rows(String statementId) {
            return Optional.ofNullable(kept.remove(statementId))
                    .orElseThrow(() -> new IllegalStateException("the rows of " + statementId + " were fetched"));
        }
    }
}
