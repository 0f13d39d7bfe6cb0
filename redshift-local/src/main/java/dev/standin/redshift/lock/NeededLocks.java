package dev.standin.redshift.lock;

import dev.standin.redshift.dialect.tree.Administration;
import dev.standin.redshift.dialect.tree.Statement;
import dev.standin.redshift.dialect.tree.TableChange;
import dev.standin.redshift.dialect.tree.TableName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * What a statement locks beside what it reads. The name of something new is locked like a table: who makes the same waits until it is known
 * whether it is there.
 */
final class NeededLocks {
    private final String schema;

    /** Unqualified names are in this schema. */
    NeededLocks(String schema) {
        this.schema = schema;
    }

    /** The locks in the order of the text. */
    SequencedMap<String, LockMode> of(Statement statement) {
        return switch (statement) {
            case Statement.Insert insert -> table(insert.table(), LockMode.APPEND);
            case Statement.Copy copy -> table(copy.table(), LockMode.APPEND);
            case Statement.Update update -> table(update.target().table(), LockMode.CHANGE);
            case Statement.Delete delete -> table(delete.table(), LockMode.CHANGE);
            case Statement.Merge merge -> table(merge.table(), LockMode.CHANGE);
            case Statement.Truncate truncate -> table(truncate.table(), LockMode.EXCLUSIVE);
            case Statement.AddColumn add -> table(add.table(), LockMode.EXCLUSIVE);
            case Statement.DropColumn drop -> table(drop.table(), LockMode.EXCLUSIVE);
            case Statement.AlterColumn alter -> table(alter.table(), LockMode.EXCLUSIVE);
            case Statement.AlterTable alter -> altered(alter);
            case Statement.CreateLike create -> create.temporary() ? new LinkedHashMap<>() : named(create.name());
            case Statement.Lock lock -> tables(lock.tables(), false);
            case Statement.Drop drop -> tables(drop.names(), true);
            case Statement.CreateMaterialized create -> named(create.name());
            case Statement.Refresh refresh -> table(refresh.name(), LockMode.CHANGE);
            case Statement.DropMaterialized drop -> tables(List.of(drop.name()), true);
            case Statement.CreateView create -> tables(List.of(create.name()), create.replace());
            case Statement.CreateTable create -> made(create);
            case Statement.SelectInto(Statement.CreateTable create) -> made(create);
            case Statement.CreateSchema create -> locked("the schema " + create.name());
            case Statement.DropSchema drop -> locked("the schema " + drop.name());
            case Statement.Administer(Administration.RenameSchema(String old, String name)) -> renamed(old, name);
            case Statement.Administer administer -> locked("the users and privileges");
            case Statement.Select _,
                    Statement.SetTo _,
                    Statement.Show _,
                    Statement.SpeakAs _,
                    Statement.Block _,
                    Statement.Vacuum _,
                    Statement.Analyze _ -> new LinkedHashMap<>();
            case Statement.Unload unload -> new LinkedHashMap<>();
            case Statement.Comment comment -> table(comment.name(), LockMode.EXCLUSIVE);
        };
    }

    /** What a transaction locks that reads a table or view. */
    static String table(String schema, String name) {
        return schema + "." + name;
    }

    private static SequencedMap<String, LockMode> renamed(String schema, String name) {
        SequencedMap<String, LockMode> locks = locked("the users and privileges");
        locks.putAll(locked("the schema " + schema));
        locks.putAll(locked("the schema " + name));
        return locks;
    }

    /** Nobody else sees a temporary table. */
    private SequencedMap<String, LockMode> made(Statement.CreateTable create) {
        return create.temporary()
                ? new LinkedHashMap<>()
                : named(create.definition().name());
    }

    private SequencedMap<String, LockMode> altered(Statement.AlterTable alter) {
        SequencedMap<String, LockMode> locks = table(alter.table(), LockMode.EXCLUSIVE);
        switch (alter.change()) {
            case TableChange.RenameTo(String name) -> {
                List<String> parts = new ArrayList<>(alter.table().parts());
                parts.set(parts.size() - 1, name);
                locks.putAll(named(new TableName(parts)));
            }
            case TableChange.Append(TableName from) -> locks.put(qualified(from), LockMode.EXCLUSIVE);
            case TableChange.RenameColumn rename -> {}
            case TableChange.Store store -> {}
        }
        return locks;
    }

    private SequencedMap<String, LockMode> table(TableName name, LockMode mode) {
        SequencedMap<String, LockMode> locks = new LinkedHashMap<>();
        locks.put(qualified(name), mode);
        return locks;
    }

    private SequencedMap<String, LockMode> tables(List<TableName> names, boolean andNames) {
        SequencedMap<String, LockMode> locks = new LinkedHashMap<>();
        for (TableName name : names) {
            if (andNames) {
                locks.putAll(named(name));
            }
            locks.put(qualified(name), LockMode.EXCLUSIVE);
        }
        return locks;
    }

    private SequencedMap<String, LockMode> named(TableName name) {
        return locked("the name " + qualified(name));
    }

    private static SequencedMap<String, LockMode> locked(String what) {
        SequencedMap<String, LockMode> locks = new LinkedHashMap<>();
        locks.put(what, LockMode.EXCLUSIVE);
        return locks;
    }

    private String qualified(TableName name) {
        return name.parts().size() == 1 ? table(schema, name.last()) : name.toString();
    }
}
