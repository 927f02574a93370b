import { ERROR_STATUS, problem, type EndpointDefinition, type ErrorCode, type Problem } from '@brug/contracts/http';
import { holds, type Actor } from '@brug/domain/permissions';
import { z } from 'zod';
import { statusOf } from '../../platform/http/endpoint.decorator.js';
import { invalidParts, type FuzzCase } from './fuzz-cases.js';

/** An answer as it left the server. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
}

const MOST = 1_000_000;
const strictProblem = z.strictObject(problem.shape);

/** What shows that the inside of the server got out. */
const INSIDE =
  /node_modules|\bat .+:\d+:\d+|\.[jt]s:\d+|\bSELECT\b.+\bFROM\b|\bINSERT INTO\b|\bUPDATE\b.+\bSET\b|\bDELETE FROM\b|syntax error|violates|constraint "|relation "|column "|invalid input syntax|out of range for type|QueryFailedError|TypeError|RangeError/;

/** What any endpoint may answer beside what its definition names. */
const ALWAYS = new Set<ErrorCode>([
  'request.malformed',
  'request.invalid',
  'request.too-large',
  'request.unsupported-media-type',
  'auth.required',
  'auth.forbidden',
  'resource.not-found',
  'rate.limited',
]);
const ON_POST = new Set<ErrorCode>(['idempotency.in-progress', 'idempotency.key-reused']);

/** Throws when an answer is none that the contract allows to this case. */
export function checkAnswer(
  endpoint: EndpointDefinition,
  given: FuzzCase,
  actor: Actor | null,
  answer: RawAnswer,
): void {
  const { status, text } = answer;
  const wrong = (what: string): never => {
    throw new Error(`${what}: ${status} ${text.slice(0, 1_500)}`);
  };
  if (status >= 500) wrong('The server failed');
  if (text.length >= MOST) wrong('The answer has no bound');
  if (given.method !== endpoint.method) {
    if (status >= 400 && given.method !== 'HEAD') asProblem(answer, wrong);
    return;
  }
  if (status >= 400) {
    const refusal = asProblem(answer, wrong);
    checkCode(endpoint, refusal, wrong, given.input === null || !isPlainAddress(given.input.params));
    if (status === 422) checkFields(refusal, wrong);
  } else if (status >= 300) wrong('Nothing was to be redirected');
  else checkSuccess(endpoint, answer, wrong);
  if (given.input !== null) checkVerdict(endpoint, given, actor, answer, wrong);
}

type Wrong = (what: string) => never;

function asProblem({ status, headers, text }: RawAnswer, wrong: Wrong): Problem {
  if (!String(headers['content-type']).startsWith('application/problem+json')) wrong('A refusal is problem details');
  const parsed = strictProblem.safeParse(JSON.parse(text));
  if (!parsed.success) return wrong('These are no problem details');
  const { data } = parsed;
  if (data.status !== status || ERROR_STATUS[data.code] !== status) wrong('Status and code differ');
  const said = JSON.stringify([data.type, data.title, data.detail, data.errors]);
  if (INSIDE.test(said)) wrong('The inside of the server shows');
  return data;
}

/** Only codes that the endpoint's definition names, and with it the documentation. */
function checkCode(endpoint: EndpointDefinition, { code }: Problem, wrong: Wrong, mayBeElsewhere: boolean): void {
  if (ALWAYS.has(code) || endpoint.errors?.includes(code)) return;
  if (endpoint.method === 'POST' && ON_POST.has(code)) return;
  // By a change of the path it is the address of another endpoint.
  if (mayBeElsewhere && code === 'request.method-not-allowed') return;
  wrong(`The definition of the endpoint does not name ${code}`);
}

/** What is wrong is said by field, as the sender wrote it. */
function checkFields({ code, errors }: Problem, wrong: Wrong): void {
  if (code !== 'request.invalid') return;
  if (!errors || errors.length === 0) wrong('No field is named');
  if (errors && errors.length > 100) wrong('Too many fields are named');
  const foreign = errors?.find(({ path }) => !/^(params|query|body|headers)(\.|$)/.test(path));
  if (foreign) wrong(`${foreign.path} is nothing of the request`);
}

function checkSuccess(endpoint: EndpointDefinition, { status, text }: RawAnswer, wrong: Wrong): void {
  if (status !== statusOf(endpoint)) wrong('The status is not that of the definition');
  if (!endpoint.response) {
    if (text !== '') wrong('An answer without a schema has no body');
    return;
  }
  const parsed = endpoint.response.safeParse(JSON.parse(text));
  if (!parsed.success) wrong(`The answer is not of its schema (${z.prettifyError(parsed.error).slice(0, 500)})`);
}

/** The server and the schema are of one mind about whether the input is valid; rights come first. */
function checkVerdict(
  endpoint: EndpointDefinition,
  given: FuzzCase,
  actor: Actor | null,
  answer: RawAnswer,
  wrong: Wrong,
): void {
  const { input, brokenAt } = given;
  if (input === null || !isPlainAddress(input.params) || isPoisoned(given.payload)) return;
  const { access } = endpoint;
  const refusal = answer.status >= 400 ? (JSON.parse(answer.text) as Problem) : null;
  if (access !== 'public') {
    if (!actor) return void (answer.status === 401 || wrong('Nobody may call this'));
    if (access !== 'signed-in' && !holds(actor, access))
      return void (answer.status === 403 || wrong('The role may not call this'));
  }
  const parts = invalidParts(endpoint, input);
  if (parts.length === 0) return;
  if (refusal?.code !== 'request.invalid') return wrong(`The schema refuses ${parts.join(', ')}`);
  const paths = (refusal.errors ?? []).map(({ path }) => path);
  const unnamed = parts.find((part) => !paths.some((path) => path === part || path.startsWith(`${part}.`)));
  if (unnamed) wrong(`No field of ${unnamed} is named`);
  if (brokenAt && !paths.some((path) => path.startsWith(brokenAt) || brokenAt.startsWith(`${path}.`))) {
    wrong(`${brokenAt} is not named`);
  }
}

/** Whether the router sees the parameters as they are: no empty ones, none too long for it. */
function isPlainAddress(params: unknown): boolean {
  return Object.values((params ?? {}) as Record<string, unknown>).every((value) => {
    const written = encodeURIComponent(String(value).toWellFormed());
    return written.length > 0 && written.length <= 100 && !/^\.+$/.test(written);
  });
}

/** Whether the parser refuses the body before the schema sees it. */
function isPoisoned(payload: string | undefined): boolean {
  return payload !== undefined && (/__proto__|"constructor"/.test(payload) || Buffer.byteLength(payload) > 1_000_000);
}
