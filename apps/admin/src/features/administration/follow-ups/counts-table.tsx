import { useTranslation } from 'react-i18next';
import type { MessageCounts } from '@brug/contracts/overview';
import { AnyScript } from '../../../shared/components/any-script.js';
import { FiguresTable } from '../../../shared/components/figures-table.js';
import { CountLink, type CountKey } from './figures.js';
import type { MessagesSearch } from './overview-search.js';

interface Row {
  readonly name: string;
  /** What its messages are narrowed to; null where that cannot be said. */
  readonly narrow: Omit<MessagesSearch, 'list'> | null;
  readonly counts: MessageCounts;
}

interface CountsTableProps {
  readonly caption: string;
  readonly head: string;
  readonly rows: readonly Row[];
  /** The server's moment: what today is. */
  readonly now: string;
}

const COLUMNS: readonly CountKey[] = [
  'planned',
  'due',
  'unsent',
  'failed',
  'dead',
  'uncertain',
  'sentToday',
  'sentInSevenDays',
];

/** The figures by owner or by template; each opens its rows. */
export function CountsTable({ caption, head, rows, now }: CountsTableProps) {
  const { t } = useTranslation('overview');
  return (
    <FiguresTable label={caption}>
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{head}</th>
          {COLUMNS.map((count) => (
            <th key={count} scope="col">
              {t(`list.${count}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, narrow, counts }) => (
          <tr key={name}>
            <th scope="row">
              <AnyScript>{name}</AnyScript>
            </th>
            {COLUMNS.map((count) => (
              <td key={count}>
                <CountLink count={count} counts={counts} now={now} narrow={narrow} of={name} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </FiguresTable>
  );
}
