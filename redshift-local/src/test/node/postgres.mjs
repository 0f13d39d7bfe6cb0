// Says who may run which statement on PostgreSQL. In: {world: [{user, sql}], users: [...], statements: [...]} as JSON.
// Out: for each statement a list, one answer a user: "yes", "no" (SQLSTATE 42501), or what else went wrong.
import { PGlite } from '@electric-sql/pglite';

const chunks = [];
for await (const chunk of process.stdin) {
  chunks.push(chunk);
}
const { world, users, statements } = JSON.parse(Buffer.concat(chunks).toString('utf8'));
const db = await PGlite.create();

for (const { user, sql } of world) {
  try {
    await db.exec(user === '' ? sql : `set role ${user}; ${sql}; reset role`);
  } catch (error) {
    throw new Error(`${user}: ${sql}: ${error.message}`);
  }
}

async function answer(user, sql) {
  try {
    await db.exec(`begin; set local role ${user}`);
    await db.exec(sql);
    return 'yes';
  } catch (error) {
    return error.code === '42501' ? 'no' : `${error.code} ${error.message}`;
  } finally {
    await db.exec('rollback');
  }
}

const answers = [];
for (const sql of statements) {
  const row = [];
  for (const user of users) {
    row.push(await answer(user, sql));
  }
  answers.push(row);
}
process.stdout.write(JSON.stringify(answers));
process.exit(0);
