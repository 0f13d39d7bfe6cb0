package dev.standin.redshift;

import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.SqlError;
import dev.standin.redshift.dialect.parse.StatementText;
import dev.standin.redshift.dialect.tree.Statement;
import dev.standin.redshift.dialect.tree.Statement.Bound;

/**
 * One who sends statement after statement over a session: each is a transaction of its own, but for those between BEGIN and COMMIT. For one thread.
 * Sources: r_BEGIN.html, r_COMMIT.html, r_ROLLBACK.html, r_ABORT.html, r_TRUNCATE.html; the words about a block that failed are PostgreSQL's.
 */
public final class Client implements AutoCloseable {
    private final Session session;
    private Block block = Block.NONE;

    /** Speaks over the session, and closes it. */
    public Client(Session session) {
        this.session = session;
    }

    private enum Block {
        NONE,
        OPEN,
        FAILED,
        /** TRUNCATE has committed it. */
        TRUNCATED
    }

    /** Executes one statement. */
    public Result execute(String sql) {
        return execute(StatementText.of(sql));
    }

    /** Executes one statement. */
    public Result execute(StatementText text) {
        if (text.bounds() && text.parse().statement() instanceof Statement.Block(Bound bound)) {
            bound(bound);
            return Result.changed(-1);
        }
        return switch (block) {
            case NONE -> session.transaction(!text.readsOnly(), () -> session.execute(text));
            case OPEN -> inside(text);
            case FAILED ->
                throw new SqlError("current transaction is aborted, commands ignored until end of transaction block");
            case TRUNCATED ->
                throw new Refusal("a statement behind TRUNCATE in a transaction block, which TRUNCATE commits;"
                        + " write COMMIT before it");
        };
    }

    private Result inside(StatementText text) {
        try {
            String alone = text.alone();
            if (alone != null) {
                throw new SqlError(alone + " cannot run inside a transaction block");
            }
            Result result = session.execute(text);
            if (text.firstWord().equals("truncate")) {
                block = Block.TRUNCATED;
                session.end(true);
            }
            return result;
        } catch (RuntimeException | Error failed) {
            fail();
            throw failed;
        }
    }

    /** Whatever TRUNCATE's commit has left is rolled back already. */
    private void fail() {
        if (block == Block.OPEN) {
            session.abandon();
        }
        block = Block.FAILED;
    }

    private void bound(Bound bound) {
        switch (bound) {
            case BEGIN -> {
                if (block != Block.NONE) {
                    throw new Refusal("BEGIN in a transaction block");
                }
                session.begin();
                block = Block.OPEN;
            }
            case COMMIT -> commit();
            case ROLLBACK -> {
                if (block == Block.OPEN) {
                    session.abandon();
                }
                block = Block.NONE;
            }
        }
    }

    private void commit() {
        switch (block) {
            case NONE -> throw new Refusal("COMMIT outside of a transaction block");
            case FAILED -> throw new Refusal("COMMIT of a transaction in which a statement failed; write ROLLBACK");
            case TRUNCATED -> block = Block.NONE;
            case OPEN -> {
                block = Block.NONE;
                session.end(true);
            }
        }
    }

    /** What is not committed is rolled back. */
    @Override
    public void close() {
        if (block == Block.OPEN) {
            session.abandon();
        }
        session.close();
    }
}
