/** The processes beside the server's that the follow-ups are measured with. */
import { fork } from 'node:child_process';
import { once } from 'node:events';

/** A mail server that takes everything; `expect` resolves with what resolves with the moment it had that many mails. */
export async function startSink() {
  const child = fork(new URL('./sink.mjs', import.meta.url));
  const [{ url }] = await once(child, 'message');
  return {
    url,
    async expect(mails) {
      child.send({ expect: mails });
      await once(child, 'message');
      const full = once(child, 'message');
      return { full: async () => (await full)[0].full };
    },
    stop: () => end(child),
  };
}

/** Nodemailer's pool alone. */
export async function startBarePool() {
  const child = fork(new URL('./bare-pool.mjs', import.meta.url));
  await once(child, 'message');
  return {
    async send(work) {
      child.send(work);
      await once(child, 'message');
    },
    stop: () => end(child),
  };
}

/** The sweep of the built server, in a process of its own; `run` resolves with how long each of so many took, in milliseconds. */
export async function startSweeper(env) {
  const child = fork(new URL('./sweeper.mjs', import.meta.url), { env });
  await once(child, 'message');
  return {
    async run(times) {
      child.send({ times });
      const [seen] = await once(child, 'message');
      if (seen.error) throw new Error(seen.error);
      return seen;
    },
    stop: () => end(child),
  };
}

/** Enrolling by the built server, in a process of its own; `ask` resolves with what it answers. */
export async function startPlanner(env) {
  const child = fork(new URL('./planner.mjs', import.meta.url), { env });
  await once(child, 'message');
  return {
    async ask(name, work) {
      child.send({ name, work });
      const [{ answer, error }] = await once(child, 'message');
      if (error) throw new Error(error);
      return answer;
    },
    stop: () => end(child),
  };
}

async function end(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}
