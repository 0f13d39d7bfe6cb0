package dev.larder.local;

import dev.larder.compiler.Binder;
import dev.larder.core.plan.TableColumn;
import dev.standin.redshift.EmptyWarehouse;
import dev.standin.redshift.Warehouse;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;

/** Binds a project's SQL on the local Redshift, in memory. Not safe for use by many threads. */
public final class EngineBinder implements Binder, AutoCloseable {
    private final EmptyWarehouse warehouse;

    private EngineBinder(EmptyWarehouse warehouse) {
        this.warehouse = warehouse;
    }

    /** Opens an empty warehouse for one project. */
    public static EngineBinder open(Clock clock) {
        return new EngineBinder(Warehouse.inMemory(clock));
    }

    @Override
    public void execute(String sql) throws BindFailure {
        bound(() -> {
            warehouse.execute(sql);
            return sql;
        });
    }

    @Override
    public List<TableColumn> columns(String select) throws BindFailure {
        return bound(() -> warehouse.columns(select).stream()
                .map(output -> new TableColumn(output.label(), output.type().declared(), false))
                .toList());
    }

    @Override
    public String tree(String select) throws BindFailure {
        return bound(() -> warehouse.tree(select));
    }

    @Override
    public void close() {
        warehouse.close();
    }

    private static <T> T bound(Supplier<T> work) throws BindFailure {
        try {
            return work.get();
        } catch (RuntimeException refused) {
            throw new BindFailure(String.valueOf(refused.getMessage()).strip());
        }
    }
}
