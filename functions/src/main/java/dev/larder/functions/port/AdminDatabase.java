package dev.larder.functions.port;

import dev.larder.functions.port.Warehouse.Rows;

/** The databases of a warehouse as its admin reaches them: single statements, each outside of a transaction block. Thread-safe. */
public interface AdminDatabase {
    /**
     * Runs one statement and waits for its end.
     *
     * @return its rows; none for what is no select
     * @throws StatementFailed when it is refused
     * @throws ServiceBusy when the warehouse takes on no more statements now
     */
    Rows run(String database, String sql);
}
