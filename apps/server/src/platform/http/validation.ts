import type { EndpointDefinition, FieldError } from '@brug/contracts/http';
import type { z } from 'zod';
import { refuse } from '../errors/domain-error.js';
import type { ValidInput } from './request.js';

/** Fields named in one answer; a body of a thousand wrong rows need not be answered with a thousand errors. */
const MAX_ERRORS = 100;

type Part = keyof ValidInput;
const PARTS = ['params', 'query', 'body'] as const satisfies readonly Part[];

/** Checks the parts of a request against the endpoint's schemas; refuses with every wrong field of all parts. */
export function validate(definition: EndpointDefinition, given: ValidInput): ValidInput {
  const errors: FieldError[] = [];
  const valid: Record<Part, unknown> = { params: undefined, query: undefined, body: undefined };
  for (const part of PARTS) {
    const schema = definition[part];
    if (!schema) continue;
    // Without a body there is nothing in it: a schema that asks for nothing is content, others name what they miss.
    const result = schema.safeParse(given[part] ?? {});
    if (result.success) valid[part] = result.data;
    else errors.push(...errorsOf(part, given[part], result.error.issues));
  }
  if (errors.length > 0) refuse('request.invalid', { errors: errors.slice(0, MAX_ERRORS) });
  return valid;
}

/** Cut off at each step: a body has room for more errors than a function takes arguments. */
function errorsOf(part: Part, given: unknown, issues: readonly z.core.$ZodIssue[]): FieldError[] {
  return issues
    .slice(0, MAX_ERRORS)
    .flatMap((issue) => issueErrors(part, given, issue))
    .slice(0, MAX_ERRORS);
}

function issueErrors(part: Part, given: unknown, issue: z.core.$ZodIssue): FieldError[] {
  const path = [part, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys
      .slice(0, MAX_ERRORS)
      .map((key) => fieldError([...path, key], issue.code, 'not a field of this request'));
  }
  const missing = issue.code !== 'custom' && issue.path.length > 0 && valueAt(given, issue.path) === undefined;
  return [fieldError(path, missing ? 'required' : codeOf(issue), issue.message)];
}

function valueAt(given: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined,
    given,
  );
}

/** A refinement may say what kind of wrong it is: `ctx.addIssue({ code: 'custom', params: { code: 'identifier.…' } })`. */
function codeOf(issue: z.core.$ZodIssue): string {
  if (issue.code !== 'custom') return issue.code;
  const code: unknown = issue.params?.['code'];
  return typeof code === 'string' ? code : issue.code;
}

function fieldError(path: readonly PropertyKey[], code: string, message: string): FieldError {
  return { path: path.map(String).join('.'), code, message };
}
