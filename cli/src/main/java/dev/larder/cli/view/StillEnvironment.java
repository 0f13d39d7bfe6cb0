package dev.larder.cli.view;

import dev.larder.cli.environment.Address;
import dev.larder.functions.Environment;
import dev.larder.local.StillLarder;
import dev.standin.aws.local.FiringAlarm;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** The environment on a state folder that nobody runs, opened to be looked at: neither functions nor machines nor AWS's clients are started for it. */
public final class StillEnvironment implements Viewed {
    private final Path state;
    private final StillLarder larder;
    private final Environment environment;

    /** What was opened of the folder; it is closed with it. */
    public StillEnvironment(Path state, StillLarder larder) {
        this.state = state;
        this.larder = larder;
        this.environment = larder.environment();
    }

    @Override
    public Environment environment() {
        return environment;
    }

    @Override
    public Address address() {
        return Address.ofState(state);
    }

    @Override
    public boolean works() {
        return false;
    }

    @Override
    public SeenAlarms alarms() {
        return SeenAlarms.all(FiringAlarm.find(state));
    }

    @Override
    public List<Executed> executions() {
        return larder.executions().stream()
                .map(execution -> new Executed(execution.name(), execution.status(), execution.start()))
                .toList();
    }

    @Override
    public <T> T working(Supplier<T> work) {
        return work.get();
    }

    @Override
    public void close() {
        larder.close();
    }
}
