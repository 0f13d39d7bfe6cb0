package dev.larder.cli.suggest;

import dev.larder.core.engine.Batch;
import dev.larder.core.engine.Query;
import dev.larder.functions.port.Warehouse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The database of a bench, for those who only read. */
record BenchWarehouse(Bench bench) implements Warehouse {
    @Override
    public void cancel(String id) {}

    @Override
    public Outcome submit(String token, String name, Batch batch) {
        throw new UnsupportedOperationException("a bench is only read");
    }

    @Override
    public Optional<Outcome> find(String id) {
        throw new UnsupportedOperationException("a bench is only read");
    }

    @Override
    public Rows rows(String statementId) {
        throw new UnsupportedOperationException("a bench is only read");
    }

    @Override
    public List<Rows> read(String name, List<Query> queries, Duration patience) {
        return queries.stream().map(bench::read).toList();
    }
}
