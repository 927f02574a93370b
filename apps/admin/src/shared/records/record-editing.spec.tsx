import { afterEach, beforeAll, expect, test } from '@jest/globals';
import { useQuery } from '@tanstack/react-query';
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { ApiError } from '../api/api-error.js';
import { inLanguage } from '../testing/render.js';
import { renderOnPage } from '../testing/render-on-page.js';
import { ConflictDialog } from './conflict-dialog.js';
import { EditableText } from './editable.js';
import { useRecordEditing } from './record-editing.js';

interface Firm {
  readonly version: number;
  readonly name: string;
  readonly website: string;
}
type Values = Omit<Firm, 'version'>;
const queryKey = ['firm'];
const valuesOf = ({ name, website }: Firm): Values => ({ name, website });

beforeAll(() => inLanguage('en', 'records'));
afterEach(cleanup);

interface Shown {
  readonly update: (version: number, changes: Partial<Values>) => Promise<Firm>;
}

function FirmName({ update }: Shown) {
  const { data } = useQuery({ queryKey, queryFn: () => stored, initialData: () => stored, staleTime: Infinity });
  const { save, conflict, resolve } = useRecordEditing<Firm, Values>({
    queryKey,
    valuesOf,
    update,
    withChanges: (firm, changes) => ({ ...firm, ...changes }),
  });
  return (
    <>
      <EditableText label="Name" enabled value={data.name} onSave={(name) => save({ name: name ?? '' })} />
      {conflict && (
        <ConflictDialog
          fields={[{ key: 'name', label: 'Name', theirs: conflict.current.name, mine: conflict.mine.name }]}
          onChoose={(mine) => resolve(mine.includes('name') ? { name: conflict.mine.name ?? '' } : {})}
        />
      )}
    </>
  );
}

let stored: Firm;

/** A server that keeps one firm and refuses a change made against an older version. */
async function show() {
  stored = { version: 1, name: 'Jinlan', website: 'jinlan.example' };
  const asked: unknown[] = [];
  const update: Shown['update'] = (version, changes) => {
    asked.push({ version, ...changes });
    if (version !== stored.version) {
      return Promise.reject(new ApiError('version.conflict', 409, { current: stored, yours: changes }));
    }
    stored = { ...stored, ...changes, version: version + 1 };
    return Promise.resolve(stored);
  };
  renderOnPage(<FirmName update={update} />);
  await screen.findByText('Jinlan');
  return { asked };
}

function rename(name: string, key = 'Enter') {
  fireEvent.click(screen.getByRole('button', { name: 'Change Name' }));
  const input = screen.getByLabelText('Name');
  fireEvent.change(input, { target: { value: name } });
  fireEvent.keyDown(input, { key });
}

test('a change shows at once, is saved against its version, and can be undone', async () => {
  const { asked } = await show();
  rename('Jinlan Textile');
  expect(await screen.findByText('Jinlan Textile')).toBeTruthy();
  fireEvent.click(await screen.findByRole('button', { name: 'Undo' }));
  expect(await screen.findByText('Jinlan')).toBeTruthy();
  expect(asked).toEqual([
    { version: 1, name: 'Jinlan Textile' },
    { version: 2, name: 'Jinlan' },
  ]);
});

test('Escape puts a text back and saves nothing', async () => {
  const { asked } = await show();
  rename('Something else', 'Escape');
  expect(screen.getByText('Jinlan')).toBeTruthy();
  expect(asked).toEqual([]);
});

test('when somebody else was first both versions are shown, and mine is saved over theirs only when chosen', async () => {
  const { asked } = await show();
  stored = { ...stored, version: 5, name: 'Jinlan Dyeing' };
  rename('Jinlan & Co');
  const dialog = await screen.findByRole('dialog', { name: 'Somebody else changed this too' });
  expect(dialog.textContent).toContain('Jinlan Dyeing');
  expect(dialog.textContent).toContain('Jinlan & Co');
  fireEvent.click(screen.getByRole('button', { name: 'Keep what is chosen' }));
  await waitFor(() => expect(stored.name).toBe('Jinlan & Co'));
  expect(asked.at(-1)).toEqual({ version: 5, name: 'Jinlan & Co' });
});

test('keeping theirs asks nothing more of the server', async () => {
  const { asked } = await show();
  stored = { ...stored, version: 5, name: 'Jinlan Dyeing' };
  rename('Jinlan & Co');
  fireEvent.click(await screen.findByRole('button', { name: 'Keep all of theirs' }));
  expect(await screen.findByText('Jinlan Dyeing')).toBeTruthy();
  expect(asked).toHaveLength(1);
});
