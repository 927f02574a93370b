import { useQuery } from '@tanstack/react-query';
import { configure } from '@testing-library/react';
import { useState } from 'react';
import type { Sequence } from '@brug/contracts/sequences';
import { renderOnPage } from '../../../../shared/testing/render-on-page.js';
import { stubApi } from '../../../../shared/testing/stub-api.js';
import type { Answer, ApiCall } from '../../../../shared/testing/stub-api.js';
import { sampleManager } from '../../testing/samples.js';
import { sequenceQuery } from '../api/sequence.query.js';
import { SequenceView } from '../sequence-view.js';
import type { SequenceSearch } from '../sequences-search.js';
import { calendarsAnswer } from './sequence-samples.js';

// The drawing has some hundreds of cells: on a busy machine they take a while.
configure({ asyncUtilTimeout: 10_000 });

interface Shown {
  readonly calls: readonly ApiCall[];
  /** Where the page has gone to. */
  readonly path: () => string;
}

/** What every page of a sequence asks for: calendars, stages, what texts say. */
export function answerAround({ key, query, body }: ApiCall): Answer | undefined {
  if (key === 'GET /me') return { json: sampleManager };
  if (key === 'GET /reference/calendars') return { json: calendarsAnswer(query) };
  if (key === 'GET /reference/stages') return { json: { items: [] } };
  if (key === 'GET /templates') return { json: { items: [], nextCursor: null } };
  if (key === 'GET /leads') return { json: { items: [], nextCursor: null } };
  if (key === 'POST /template-previews') {
    const name = (body as { readonly language: string }).language === 'zh' ? '钱蔚' : 'Qian Wei';
    const values = [
      { name: 'contact.name', value: name },
      { name: 'contact.salutation', value: `Dear ${name}` },
      { name: 'organisation.name', value: 'Lanyin Digital' },
      { name: 'meeting.date', value: null },
    ];
    return { json: { subject: '', text: '', html: '', problems: [], values } };
  }
  return undefined;
}

/** The page of a sequence as the app shows it, with its place in the address. */
export function showSequence(
  sequence: Sequence,
  answer: (call: ApiCall) => Answer | undefined = () => undefined,
  initial: SequenceSearch = {},
): Shown {
  const calls = stubApi((call) => answer(call) ?? answerAround(call));
  const { path } = renderOnPage(<Addressed sequence={sequence} initial={initial} />);
  return { calls, path };
}

function Addressed({ sequence, initial }: { readonly sequence: Sequence; readonly initial: SequenceSearch }) {
  const [search, setSearch] = useState(initial);
  const { data } = useQuery({
    ...sequenceQuery(sequence.id),
    initialData: sequence,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return <SequenceView sequence={data} search={search} onSearch={setSearch} />;
}
