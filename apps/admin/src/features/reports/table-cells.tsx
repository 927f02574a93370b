import type { Currency } from '@brug/domain/money';
import { useFormat } from '../../shared/format/use-format.js';
import type { Amounts } from './figures.js';
import { RowsFigure } from './rows-figure.js';
import type { RowsSearch } from './reports-search.js';

interface CellProps {
  readonly rows: RowsSearch;
  readonly of: string;
}

export function NumberCell({ rows, of, value }: CellProps & { readonly value: number }) {
  const format = useFormat();
  return (
    <td>
      <RowsFigure rows={rows} of={of}>
        {format.number(value)}
      </RowsFigure>
    </td>
  );
}

export function AmountCell({ rows, of, euroCents }: CellProps & { readonly euroCents: string }) {
  const format = useFormat();
  return (
    <td>
      <RowsFigure rows={rows} of={of}>
        {format.money({ amountMinor: euroCents, currency: 'EUR' })}
      </RowsFigure>
    </td>
  );
}

interface CurrencyCellsProps extends CellProps {
  readonly currencies: readonly Currency[];
  readonly amounts: Amounts;
}

/** One cell a currency; a dash where nothing is in it. */
export function CurrencyCells({ rows, of, currencies, amounts }: CurrencyCellsProps) {
  const format = useFormat();
  return currencies.map((currency) => {
    const amount = amounts.find((each) => each.currency === currency);
    return (
      <td key={currency}>
        {amount === undefined ? (
          <span className="faint">–</span>
        ) : (
          <RowsFigure rows={{ ...rows, currency }} of={`${of}, ${currency}`}>
            {format.money(amount)}
          </RowsFigure>
        )}
      </td>
    );
  });
}
