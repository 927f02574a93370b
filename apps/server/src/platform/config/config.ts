import { z } from 'zod';
import { readSigningKey } from './signing-key.js';

/** Read with `@Inject(CONFIG) config: Config`. */
export const CONFIG = Symbol('config');

const flag = z.enum(['0', '1', 'true', 'false']).transform((value) => value === '1' || value === 'true');
const port = z.coerce.number().int().min(0).max(65535);
const connections = z.coerce.number().int().min(1).max(200);

/** Never repeats what was given. */
const signingKey = z.string().transform((given, context) => {
  const pem = readSigningKey(given);
  if (pem !== null) return pem;
  context.addIssue({
    code: 'custom',
    message: 'an RSA key of 2048 bits or more in PEM, or the path of a file with one',
  });
  return z.NEVER;
});

function address(...protocols: readonly string[]) {
  return z.string().refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol.slice(0, -1)), {
    error: `an address that starts with ${protocols.map((protocol) => `${protocol}://`).join(' or ')}`,
  });
}

/** Every variable: its schema, what it is for, and what stands in the table of the README. */
const VARIABLES = {
  NODE_ENV: {
    schema: z.enum(['development', 'test', 'production']).default('development'),
    about: '`production` switches the checks on that only a real installation can pass',
  },
  HOST: {
    schema: z.string().min(1).default('localhost'),
    about: 'Address to listen on; `localhost` is both 127.0.0.1 and ::1',
  },
  PORT: { schema: port.default(3000), about: 'Port of the API and the admin app; 0 takes a free one' },
  PUBLIC_URL: {
    schema: address('http', 'https').default('http://localhost:3000'),
    about: 'Where browsers reach Brug; under https cookies are secure and HSTS is sent',
  },
  DATABASE_URL: { schema: address('postgres', 'postgresql'), about: 'PostgreSQL 15 or newer' },
  DATABASE_POOL_SIZE: {
    schema: connections.default(5),
    about: 'Connections of one process for transactions, as many for reads; best twice the processors of PostgreSQL',
  },
  QUEUE_BACKEND: {
    schema: z.enum(['postgres', 'redis']).default('postgres'),
    about: 'What carries the jobs; `redis` needs `REDIS_URL`',
  },
  REDIS_URL: { schema: address('redis', 'rediss').optional(), about: 'Redis or Valkey, for `QUEUE_BACKEND=redis`' },
  REDIS_CLUSTER: { schema: flag.default(false), about: '`1` when `REDIS_URL` is a node of a cluster' },
  WORKER_CONCURRENCY: {
    schema: z.coerce.number().int().min(1).max(500).default(16),
    about: 'Jobs of one worker at the same time',
  },
  WORKER_HEALTH_PORT: {
    schema: port.optional(),
    about: 'Port on which the worker answers `/health` and `/metrics`; none without it',
  },
  SMTP_URL: {
    schema: address('smtp', 'smtps').default('smtp://localhost:1025'),
    about: 'Mail server that follow-ups are handed to',
  },
  MAIL_FROM: {
    schema: z
      .string()
      .regex(/^[^\r\n]*@[^\r\n]+$/, 'a mail address, e.g. Brug <noreply@example.org>')
      .default('Brug <noreply@brug.example>'),
    about: 'Sender of every mail',
  },
  DKIM_DOMAIN: {
    schema: z
      .string()
      .regex(/^[a-z\d-]+(\.[a-z\d-]+)+$/i, 'a domain, e.g. example.org')
      .optional(),
    about: 'Domain in whose name mails are signed (DKIM), that of `MAIL_FROM`; unsigned without it',
  },
  DKIM_SELECTOR: {
    schema: z
      .string()
      .regex(/^[a-z\d-]+(\.[a-z\d-]+)*$/i, 'a DNS label, e.g. brug2026')
      .optional(),
    about: 'Name of the key: its public half stands in DNS at `SELECTOR._domainkey.DOMAIN`',
  },
  DKIM_PRIVATE_KEY: {
    schema: signingKey.optional(),
    about: 'The key itself in PEM, or the path of a file with it; RSA, 2048 bits or more',
  },
  MAILBOX_URL: { schema: address('http', 'https').optional(), about: 'Page of the local mailbox, when there is one' },
  SECRET: {
    schema: z.string().min(32, 'at least 32 characters, e.g. from openssl rand -base64 32'),
    about: 'Signs sessions, cursors and links; changing it signs everybody out',
  },
  LOG_LEVEL: {
    schema: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
    about: 'Least level that is logged',
  },
  DEMO: { schema: flag.default(false), about: '`1` shows the demo accounts at sign-in' },
  CLOCK: {
    schema: z.enum(['system', 'controllable']).default('system'),
    about: '`controllable` lets tests set the time of every process; refused in production',
  },
  METRICS_TOKEN: {
    schema: z.string().min(16, 'at least 16 characters').optional(),
    about: 'Bearer token that `/metrics` asks for; without it only this machine may read',
  },
  ADMIN_DIST: {
    schema: z.string().min(1).default('../admin/dist'),
    about: 'Folder of the built admin app, relative to `apps/server`',
  },
  TRUST_PROXY: {
    schema: z
      .string()
      .regex(/^(true|false|\d+|[0-9a-fA-F.:/, ]+)$/, 'true, false, a number of hops, or addresses')
      .default('false'),
    about:
      'Proxies whose `X-Forwarded-For` is believed: `false`, a number of hops, or addresses; `true` believes anybody',
  },
  SHUTDOWN_SECONDS: {
    schema: z.coerce.number().int().min(1).max(600).default(20),
    about: 'How long a process may take to finish its work when it is told to stop',
  },
} as const satisfies Record<string, { schema: z.ZodType; about: string }>;

type Variables = typeof VARIABLES;
type Parsed = { readonly [K in keyof Variables]: z.output<Variables[K]['schema']> };
type CamelCase<S extends string> = S extends `${infer Head}_${infer Tail}`
  ? `${Lowercase<Head>}${Capitalize<CamelCase<Tail>>}`
  : Lowercase<S>;

/** The configuration: each variable in camel case, `DATABASE_URL` as `databaseUrl`. */
export type Config = { readonly [K in keyof Parsed as CamelCase<K>]: Parsed[K] };

/** A configuration that cannot be used; the message names every bad variable and what was expected. */
export class ConfigError extends Error {
  /** `EX_CONFIG` of sysexits.h. */
  static readonly exitCode = 78;

  constructor(readonly problems: readonly string[]) {
    super(`The configuration cannot be used:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.name = 'ConfigError';
  }
}

/** Reads the configuration from the environment. Empty variables count as absent. Values are never repeated in errors. */
export function parseConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const problems: string[] = [];
  const values: Record<string, unknown> = {};
  for (const [name, { schema }] of Object.entries(VARIABLES)) {
    const given = environment[name];
    const result = schema.safeParse(given === '' ? undefined : given);
    if (result.success) values[name] = result.data;
    else problems.push(`${name}: ${given ? '' : 'is missing; '}expected ${expectation(schema, result.error)}`);
  }
  const parsed = values as Partial<Parsed>;
  if (parsed.QUEUE_BACKEND === 'redis' && !environment['REDIS_URL']) {
    problems.push('REDIS_URL: is missing; expected because QUEUE_BACKEND is redis');
  }
  if (parsed.NODE_ENV === 'production' && parsed.CLOCK === 'controllable') {
    problems.push('CLOCK: expected system, because NODE_ENV is production');
  }
  const signing = ['DKIM_DOMAIN', 'DKIM_SELECTOR', 'DKIM_PRIVATE_KEY'] as const;
  if (signing.some((name) => environment[name])) {
    for (const name of signing.filter((each) => !environment[each])) {
      problems.push(`${name}: is missing; expected because mails are to be signed`);
    }
  }
  if (problems.length > 0) throw new ConfigError(problems);
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [camelCase(name), value])) as Config;
}

function expectation(schema: z.ZodType, error: z.ZodError): string {
  const issue = error.issues[0];
  if (!issue) return 'another value';
  if (issue.code === 'invalid_value') return `one of ${issue.values.map(String).join(', ')}`;
  if (issue.code === 'invalid_type') {
    // Missing: what is wrong with an empty value says what was expected.
    const empty = schema.safeParse('').error;
    return empty && empty.issues[0]?.code !== 'invalid_type' ? expectation(schema, empty) : `a ${issue.expected}`;
  }
  if (issue.code === 'too_small') return issue.origin === 'string' ? issue.message : `${issue.minimum} or more`;
  if (issue.code === 'too_big') return `${issue.maximum} or less`;
  return issue.message;
}

function camelCase(name: string): string {
  return name.toLowerCase().replaceAll(/_([a-z])/g, (_match, letter: string) => letter.toUpperCase());
}

/** The configuration as a Markdown table for the README. */
export function describeConfig(): string {
  const rows = Object.entries(VARIABLES).map(([name, { schema, about }]) => {
    const fallback = schema.safeParse(undefined);
    const value = fallback.success
      ? fallback.data === undefined
        ? ''
        : `\`${shown(fallback.data)}\``
      : '**required**';
    return `| \`${name}\` | ${value} | ${about} |`;
  });
  return ['| variable | default | meaning |', '|---|---|---|', ...rows].join('\n');
}

function shown(value: unknown): string {
  return typeof value === 'boolean' ? (value ? '1' : '0') : String(value);
}
