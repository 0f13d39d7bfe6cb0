package dev.larder.functions.base;

import dev.larder.functions.memory.MemoryAdmin;
import dev.larder.functions.port.AdminDatabase;

/** The table of cases in memory; in {@code local} it is that of the local Redshift. */
final class DatabaseProviderTest extends DatabaseProviderCases {
    private MemoryAdmin admin = new MemoryAdmin();

    @Override
    protected AdminDatabase newNamespace() {
        admin = new MemoryAdmin();
        return admin;
    }

    @Override
    protected void openSession(String database) {
        admin.connect(database);
    }
}
