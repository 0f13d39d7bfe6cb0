package dev.larder.functions.port;

/** Everything outside that an environment reaches, each made on first use. Thread-safe. */
public interface Ports extends AutoCloseable {
    /** The lake's bucket. */
    ObjectStore lake();

    /** The bucket that suppliers write to. */
    Landing landing();

    /** What connectors have brought into that bucket. */
    Incoming incoming();

    /** The environment's database. */
    Warehouse warehouse();

    /** Executions of {@code build-warehouse}. */
    Executions executions();

    /** Executions of {@code pull-files}. */
    Executions pulls();

    /** The environment's queues. */
    Queues queues();

    @Override
    void close();
}
