import { createContext, useContext } from 'react';
import type { ReactNode } from 'react';
import { FigureLink } from '../../shared/components/figure.js';
import type { RowsSearch } from './reports-search.js';

/** What the whole report is narrowed to; every figure in it opens rows narrowed the same way. */
export const RowsNarrowing = createContext<Pick<RowsSearch, 'ownerId' | 'teamId' | 'rateDate' | 'track'>>({});

interface RowsFigureProps {
  /** Which rows, within what the report is narrowed to. */
  readonly rows: RowsSearch;
  /** What the number is of, for who does not see where it stands: `Prospect, leads`. */
  readonly of: string;
  readonly className?: string | undefined;
  readonly title?: string | undefined;
  readonly children: ReactNode;
}

/** A number of the report that opens the leads it is made of. */
export function RowsFigure({ rows, of, className, title, children }: RowsFigureProps) {
  const narrowing = useContext(RowsNarrowing);
  return (
    <FigureLink to="/reports/pipeline/rows" search={{ ...narrowing, ...rows }} className={className} title={title}>
      {children}
      <span className="sr-only"> {of}</span>
    </FigureLink>
  );
}
