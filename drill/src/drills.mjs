/** The drills by name: what each shows, and where it is. */
export const DRILLS = {
  kill: {
    about: 'kill -9 one of two workers again and again while they send',
    load: () => import('./drills/kill.mjs'),
  },
  flush: { about: 'lose the whole queue in mid-run', load: () => import('./drills/flush.mjs') },
  mail: {
    about: 'a mail server that refuses, hangs, hangs up, greylists, is slow, is down',
    load: () => import('./drills/mail.mjs'),
  },
  backends: {
    about: 'move from the queue in PostgreSQL to Redis and back in mid-run',
    load: () => import('./drills/backends.mjs'),
  },
};
