package dev.larder.functions.memory;

import dev.larder.functions.contract.ExecutionsContract;
import dev.larder.functions.contract.LandingContract;
import dev.larder.functions.contract.ObjectStoreContract;
import dev.larder.functions.contract.QueuesContract;
import dev.larder.functions.contract.WarehouseContract;
import dev.larder.functions.port.Executions;
import dev.larder.functions.port.Landing;
import dev.larder.functions.port.ObjectStore;
import dev.larder.functions.port.Queues;
import dev.larder.functions.port.Warehouse;
import dev.larder.functions.port.Warehouse.Rows;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Nested;

/** The adapters in memory do what those of AWS do; the same suites run against those in {@code local}. */
class MemoryAdaptersTest {
    private final MemoryPorts ports = new MemoryPorts();

    @Nested
    class Store extends ObjectStoreContract {
        @Override
        protected ObjectStore store() {
            return ports.lake();
        }

        @Override
        protected Instant now() {
            return ports.clock().instant();
        }
    }

    @Nested
    class Landed extends LandingContract {
        @Override
        protected Landing landing() {
            return ports.landing();
        }

        @Override
        protected ObjectStore lake() {
            return ports.lake();
        }

        @Override
        protected String put(String key, String content) {
            return ports.supplier().put(key, content);
        }

        @Override
        protected String bucket() {
            return "landing";
        }
    }

    @Nested
    class Database extends WarehouseContract {
        @Override
        protected Warehouse warehouse() {
            ports.scripted()
                    .refuses(sql -> sql.equals(FAILS) ? "ERROR: relation \"ops.no_such_table\" does not exist" : "");
            ports.scripted()
                    .answers(sql -> new Rows(
                            List.of("word", "number", "nothing"),
                            List.of("varchar", "int4", "varchar"),
                            sql.endsWith("limit 0")
                                    ? List.of()
                                    : List.of(Arrays.asList("a", "1", null), Arrays.asList("b", "2", null))));
            return ports.warehouse();
        }
    }

    /** Not at once, but looked at again and again. */
    @Nested
    class SlowDatabase extends Database {
        @Override
        protected Warehouse warehouse() {
            ports.scripted().needs(3);
            return super.warehouse();
        }
    }

    @Nested
    class Machine extends ExecutionsContract {
        @Override
        protected Executions executions() {
            return ports.executions();
        }

        @Override
        protected void end(String name) {
            ports.machine().end(name);
        }

        @Override
        protected String waits(String name) {
            return "Plan the run";
        }
    }

    @Nested
    class Messages extends QueuesContract {
        @Override
        protected Queues queues() {
            return ports.queues();
        }

        @Override
        protected List<String> announced() {
            return ports.messages().landed();
        }

        @Override
        protected int pokes() {
            return ports.messages().pokes();
        }

        @Override
        protected void pass() {
            ports.messages().pass();
        }
    }
}
