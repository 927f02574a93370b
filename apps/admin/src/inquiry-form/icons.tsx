import type { ReactNode } from 'react';

function icon(drawing: ReactNode) {
  return (
    <svg className="icon" viewBox="0 0 16 16" aria-hidden="true">
      {drawing}
    </svg>
  );
}

/** Drawings of the form, on a 16-pixel grid. */
export const ICONS = {
  alert: icon(<path d="M8 2.5 14 13H2zM8 6.5v3M8 11.3v.1" />),
  seal: icon(
    <>
      <path d="m8 1.8 1.6 1.3 2-.1.5 2 1.7 1.1-.8 1.9.8 1.9-1.7 1.1-.5 2-2-.1L8 14.2l-1.6-1.3-2 .1-.5-2-1.7-1.1.8-1.9-.8-1.9 1.7-1.1.5-2 2 .1z" />
      <path d="m5.8 8.1 1.6 1.6 2.9-3.2" />
    </>,
  ),
  production: icon(<path d="M2.5 13.5V7L6 9V7l3.5 2V3h4v10.500z" />),
  rd: icon(<path d="M9 1.8 3.5 9H8l-1 5.2L12.5 7H8z" />),
  logistics: icon(<path d="M2.5 13.5v-9l5-2v11M7.5 6.5l6 2v5M1.5 13.5h13M4.8 6.5v.1M4.8 9v.1M10.5 10v.1" />),
  sales: icon(
    <path d="M11.5 4.2C10.8 3.4 9.9 3 8.9 3 6.5 3 4.7 5.2 4.7 8s1.8 5 4.2 5c1 0 1.9-.4 2.6-1.200M3 6.8h6M3 9.200h5.5" />,
  ),
  headquarters: icon(<path d="M4 14V3M4 3.500h7.500L10 6l1.5 2.500H4" />),
  unknown: icon(
    <>
      <circle cx="8" cy="8" r="5.5" />
      <path d="M6.3 6.400c0-1 .8-1.7 1.7-1.700s1.7.6 1.7 1.600c0 1.2-1.7 1.3-1.7 2.500M8 11.100v.1" />
    </>,
  ),
} as const;
