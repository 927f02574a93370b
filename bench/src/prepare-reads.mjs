/** Which reads are measured, and which statements the API runs for each of them. */
import { query } from './lab/database.mjs';

/** Leads whose pages are read. */
const LEADS = 300;

/** Resolves with the variants of each operation and, for the floor, with the statements of each of their requests. */
export async function prepareReads(operations, database, session, recorder) {
  const me = await session.get('/api/v1/me');
  const leads = await query(
    database.url,
    `SELECT id FROM leads WHERE confidentiality = 'normal' ORDER BY md5(id::text) LIMIT ${LEADS}`,
  );
  const facts = { ownerId: me.id, leadIds: leads.map(({ id }) => id) };
  const work = {};
  const statements = {};
  for (const operation of operations.filter(({ variants }) => variants)) {
    const variants = await operation.variants(session, facts);
    // Twice: the first time the API also fills what it keeps in memory.
    await record(variants, session, recorder);
    const recordings = await record(variants, session, recorder);
    const kept = usual(variants, recordings);
    work[operation.name] = { variants: kept.map(({ variant }) => variant) };
    statements[operation.name] = kept.map(({ recording }) => recording);
  }
  return { work, statements };
}

async function record(variants, session, recorder) {
  const recordings = [];
  for (const variant of variants) {
    const requests = [];
    for (const path of variant) {
      recorder.take();
      await session.get(path);
      requests.push(groupsOf(recorder.take()));
    }
    recordings.push(requests);
  }
  return recordings;
}

/** Statements by connection: what ran on different ones ran at the same time. What the API asks now and then for itself is left out. */
function groupsOf(said) {
  const own = said.filter(({ text }) => !/auth\.session|^\s*(LISTEN|NOTIFY)\b|platform_clock/i.test(text));
  return [...Map.groupBy(own, ({ connection }) => connection).values()].map((group) =>
    group.map(({ text, values }) => ({ text, values })),
  );
}

/**
 * The variants whose requests took the usual number of statements. More are those in which the API happened to refresh something, which must
 * not slow the floor down.
 */
function usual(variants, recordings) {
  const counted = variants.map((variant, index) => ({
    variant,
    recording: recordings[index],
    counts: recordings[index].map((groups) => groups.flat().length),
  }));
  const fewest = counted[0].counts.map((_, request) => Math.min(...counted.map(({ counts }) => counts[request])));
  const kept = counted.filter(({ counts }) => counts.every((count, request) => count === fewest[request]));
  if (fewest.some((count) => count === 0)) throw new Error('The API answered a read without asking the database.');
  if (kept.length < variants.length / 2)
    throw new Error('The API asks the database now this, now that; there is no floor to compare with.');
  return kept;
}
