import type { Problem } from '@brug/contracts/http';

/** A call to the API, as a stub sees it. */
export interface ApiCall {
  /** `POST /follow-ups/7/complete`, below `/api/v1`. */
  readonly key: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
}

/** What a stub answers: a value, or a refusal. */
export type Answer = { readonly json: unknown } | { readonly problem: Partial<Problem> & { readonly status: number } };

/** Answers every call of the API client; what the stub does not know is not found. The calls come back as they are made. */
export function stubApi(answer: (call: ApiCall) => Answer | undefined): readonly ApiCall[] {
  const calls: ApiCall[] = [];
  globalThis.fetch = (input, init) => {
    const url = new URL(String(input), 'http://brug.test');
    const call: ApiCall = {
      key: `${init?.method ?? 'GET'} ${url.pathname.replace('/api/v1', '')}`,
      query: url.searchParams,
      body: typeof init?.body === 'string' ? (JSON.parse(init.body) as unknown) : undefined,
    };
    calls.push(call);
    return Promise.resolve(responseOf(answer(call) ?? { problem: { code: 'resource.not-found', status: 404 } }));
  };
  return calls;
}

function responseOf(answer: Answer): Response {
  if ('json' in answer) return Response.json(answer.json);
  return Response.json(answer.problem, {
    status: answer.problem.status,
    headers: { 'content-type': 'application/problem+json' },
  });
}
