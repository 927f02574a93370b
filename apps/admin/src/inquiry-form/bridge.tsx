import { useEffect, useState } from 'react';
import type { Texts } from './text-shape.js';

const PILLARS = [
  [50, 72],
  [84, 42],
  [118, 25],
  [151, 17],
  [184, 16],
  [217, 17],
  [250, 25],
  [284, 42],
  [318, 72],
] as const;

/** The two shores with the time on each; says so when West Flanders is at work. */
export function Bridge({ texts }: { readonly texts: Texts }) {
  const [now, setNow] = useState(() => Date.now());
  const [atWork, setAtWork] = useState(false);

  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 10_000);
    return () => clearInterval(timer);
  }, []);

  useEffect(() => {
    let stale = false;
    // The calendars come after the page: nobody waits for them.
    import('./at-work.js')
      .then(({ westFlandersIsAtWork }) => westFlandersIsAtWork(now))
      .then(
        (works) => {
          if (!stale) setAtWork(works);
        },
        () => undefined,
      );
    return () => {
      stale = true;
    };
  }, [now]);

  const hangzhou = clock(now, 'Asia/Shanghai');
  const kortrijk = clock(now, 'Europe/Brussels');
  const flanders = atWork ? texts.sides.westFlandersAtWork : texts.sides.westFlanders;
  return (
    <svg
      className="bridge"
      viewBox="0 0 368 190"
      role="img"
      aria-label={`${texts.sides.zhejiang} ${hangzhou}, ${texts.sides.westFlanders} ${kortrijk}`}
    >
      <path d="M0 132h368" className="bridge-water" />
      {PILLARS.map(([x, y]) => (
        <path key={x} d={`M${x} 132V${y}`} className="bridge-pillar" />
      ))}
      <path d="M14 132C46 46 108 14 184 14" className="bridge-zhejiang" />
      <path d="M184 14c76 0 138 32 170 118" className="bridge-flanders" />
      <circle cx="14" cy="132" r="6" className="shore-zhejiang" />
      <circle cx="354" cy="132" r="6" className="shore-flanders" />
      <text x="2" y="162" className="bridge-time">
        {hangzhou}
      </text>
      <text x="2" y="188">
        {texts.sides.zhejiang}
      </text>
      <text x="366" y="162" className="bridge-time" textAnchor="end">
        {kortrijk}
      </text>
      <text x="366" y="188" textAnchor="end">
        {flanders}
      </text>
    </svg>
  );
}

function clock(now: number, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone }).format(now);
}
