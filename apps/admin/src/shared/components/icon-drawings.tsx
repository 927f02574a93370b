import type { ReactNode } from 'react';

/** Drawings on a 16-pixel grid, stroked 1.5 in the colour of the text. */
export const iconDrawings = {
  alert: <path d="M8 2.5 14 13H2zM8 6.5v3M8 11.3v.1" />,
  back: <path d="M9.5 4 5.5 8l4 4" />,
  board: (
    <>
      <rect x="2.5" y="3" width="3" height="10" rx="1" />
      <rect x="6.8" y="3" width="3" height="6.5" rx="1" />
      <rect x="11" y="3" width="3" height="8" rx="1" />
    </>
  ),
  bolt: <path d="M9 1.8 3.5 9H8l-1 5.2L12.5 7H8z" />,
  calendar: (
    <>
      <rect x="2.5" y="3.5" width="11" height="10" rx="1.5" />
      <path d="M2.5 6.5h11M5.5 2v2.5M10.5 2v2.5" />
    </>
  ),
  chart: <path d="M2.5 13.5h11M4.5 11V7.5M8 11V3M11.5 11V5.5" />,
  check: <path d="m3 8.5 3.2 3.2L13 4.8" />,
  clock: (
    <>
      <circle cx="8" cy="8" r="5.5" />
      <path d="M8 5v3h2.5" />
    </>
  ),
  close: <path d="m4 4 8 8M12 4l-8 8" />,
  columns: (
    <>
      <rect x="2.5" y="3" width="11" height="10" rx="1.5" />
      <path d="M6.2 3v10M9.8 3v10" />
    </>
  ),
  contact: (
    <>
      <circle cx="8" cy="5.5" r="2.5" />
      <path d="M3 13.5c.6-2.8 2.5-4 5-4s4.4 1.2 5 4" />
    </>
  ),
  copy: (
    <>
      <rect x="5.5" y="5.5" width="8" height="8" rx="1.5" />
      <path d="M10.5 5.5v-2a1 1 0 0 0-1-1h-6a1 1 0 0 0-1 1v6a1 1 0 0 0 1 1h2" />
    </>
  ),
  dots: <path d="M3.5 8h.01M8 8h.01M12.5 8h.01" strokeWidth="2.2" />,
  down: <path d="m4.5 6.5 3.5 3.5 3.5-3.5" />,
  download: <path d="M8 2.5v8M4.8 7.5 8 10.7l3.2-3.2M2.8 13.5h10.4" />,
  edit: <path d="m3 13 .6-2.8L10.8 3l2.2 2.2L5.8 12.4zM9.3 4.5l2.2 2.2" />,
  enter: <path d="M13 4v3.5a1.5 1.5 0 0 1-1.5 1.5H3.5M6.5 6l-3 3 3 3" />,
  file: <path d="M4 2.5h5l3 3v8H4zM9 2.5v3h3" />,
  filter: <path d="M2.5 4h11M4.5 8h7M6.5 12h3" />,
  flag: <path d="M4 14V3M4 3.5h7.5L10 6l1.5 2.5H4" />,
  globe: (
    <>
      <circle cx="8" cy="8" r="5.5" />
      <path d="M2.5 8h11M8 2.5c2 1.7 2.8 3.5 2.8 5.5s-.8 3.8-2.8 5.5c-2-1.7-2.8-3.5-2.8-5.5S6 4.2 8 2.5z" />
    </>
  ),
  grip: <path d="M6 4h.01M10 4h.01M6 8h.01M10 8h.01M6 12h.01M10 12h.01" strokeWidth="1.8" />,
  group: <path d="M2.5 3.5h11M5 7h8.5M5 10h8.5M2.5 13.5h11" />,
  inbound: <path d="M13 3 5 11M5 5.5V11h5.5M13 13.5H2.5" />,
  keyboard: (
    <>
      <rect x="1.5" y="4" width="13" height="8" rx="1.5" />
      <path d="M4.2 6.7h.01M6.7 6.7h.01M9.3 6.7h.01M11.8 6.7h.01M5 9.5h6" />
    </>
  ),
  link: <path d="M6.5 9.5l3-3M7 4.5 8.5 3a3 3 0 0 1 4.3 4.3L11.3 8.7M9 11.5 7.5 13a3 3 0 0 1-4.3-4.3L4.7 7.3" />,
  lock: (
    <>
      <rect x="3.5" y="7" width="9" height="6.5" rx="1.5" />
      <path d="M5.5 7V5a2.5 2.5 0 0 1 5 0v2" />
    </>
  ),
  mail: (
    <>
      <rect x="2" y="3.5" width="12" height="9" rx="1.5" />
      <path d="m2.5 5 5.5 4 5.5-4" />
    </>
  ),
  merge: <path d="M3.5 3v3c0 2 1.5 3 4.5 3M12.5 3v3c0 2-1.5 3-4.5 3v4.5M6 11.5l2 2 2-2" />,
  mic: (
    <>
      <rect x="6" y="2" width="4" height="7" rx="2" />
      <path d="M3.5 7.5a4.5 4.5 0 0 0 9 0M8 12v2" />
    </>
  ),
  mission: (
    <>
      <path d="M2 9.5 14 3l-3.5 10.5-3-4.5z" />
      <path d="M7.5 9 14 3" />
    </>
  ),
  money: (
    <path d="M11.5 4.2C10.8 3.4 9.9 3 8.9 3 6.5 3 4.7 5.2 4.7 8s1.8 5 4.2 5c1 0 1.9-.4 2.6-1.2M3 6.8h6M3 9.2h5.5" />
  ),
  moon: <path d="M13 9.6A5.5 5.5 0 0 1 6.4 3 5.5 5.5 0 1 0 13 9.6z" />,
  note: <path d="M3.5 2.5h9v8l-3 3h-6zM9.5 13.5v-3h3M5.5 5.5h5M5.5 8h3" />,
  organisation: <path d="M2.5 13.5v-9l5-2v11M7.5 6.5l6 2v5M1.5 13.5h13M4.8 6.5v.1M4.8 9v.1M10.5 10v.1" />,
  outbound: <path d="M3 13l8-8M5.5 5H11v5.5M13.5 2.5V13" />,
  pause: <path d="M5.5 3.5v9M10.5 3.5v9" strokeWidth="2" />,
  phone: <path d="M3 3.5c0 5.5 4 9.5 9.5 9.5l1-2.8-3-1.4-1.3 1.3C7.6 9.3 6.7 8.4 5.9 6.8l1.3-1.3-1.4-3z" />,
  plus: <path d="M8 3v10M3 8h10" />,
  project: <path d="M4 14V2.5h7l-1.5 3L11 8.5H4" />,
  question: (
    <>
      <circle cx="8" cy="8" r="5.5" />
      <path d="M6.3 6.4c0-1 .8-1.7 1.7-1.7s1.7.6 1.7 1.6c0 1.2-1.7 1.3-1.7 2.5M8 11.1v.1" />
    </>
  ),
  reply: <path d="M6.5 3.5 2.5 7.5l4 4M2.5 7.5h6c3 0 4.5 1.5 5 5" />,
  right: <path d="m6.5 4.5 3.5 3.5-3.5 3.5" />,
  screen: (
    <>
      <rect x="2" y="3" width="12" height="8" rx="1.5" />
      <path d="M5.5 13.5h5" />
    </>
  ),
  seal: (
    <>
      <path d="m8 1.8 1.6 1.3 2-.1.5 2 1.7 1.1-.8 1.9.8 1.9-1.7 1.1-.5 2-2-.1L8 14.2l-1.6-1.3-2 .1-.5-2-1.7-1.1.8-1.9-.8-1.9 1.7-1.1.5-2 2 .1z" />
      <path d="m5.8 8.1 1.6 1.6 2.9-3.2" />
    </>
  ),
  search: (
    <>
      <circle cx="7" cy="7" r="4.5" />
      <path d="m10.5 10.5 3 3" />
    </>
  ),
  send: <path d="M2.5 8 13.5 3 11 13.5 7.5 9.5zM7.5 9.5l6-6.5" />,
  sequence: (
    <>
      <circle cx="3" cy="8" r="1.5" />
      <circle cx="8" cy="8" r="1.5" />
      <circle cx="13" cy="8" r="1.5" />
      <path d="M4.5 8h2M9.5 8h2" />
    </>
  ),
  sidebar: (
    <>
      <rect x="2.5" y="3" width="11" height="10" rx="1.5" />
      <path d="M6.2 3v10" />
    </>
  ),
  'sign-out': <path d="M6.5 2.5h-3v11h3M10.5 5l3 3-3 3M13.5 8H6.5" />,
  site: <path d="M2.5 13.5V7L6 9V7l3.5 2V3h4v10.5z" />,
  sliders: (
    <>
      <path d="M2.5 5h5M11 5h2.5M2.5 11H5M8.5 11h5" />
      <circle cx="9.2" cy="5" r="1.7" />
      <circle cx="6.8" cy="11" r="1.7" />
    </>
  ),
  snooze: (
    <>
      <circle cx="8" cy="8.5" r="5" />
      <path d="M6.3 6.8h3.2l-3.2 3.6h3.2" />
    </>
  ),
  star: <path d="m8 2.5 1.7 3.5 3.8.5-2.8 2.7.7 3.8L8 11.2 4.6 13l.7-3.8L2.5 6.5l3.8-.5z" />,
  sun: (
    <>
      <circle cx="8" cy="8" r="2.8" />
      <path d="M8 1.8v1.4M8 12.8v1.4M1.8 8h1.4M12.8 8h1.4M3.6 3.6l1 1M11.4 11.4l1 1M3.6 12.4l1-1M11.4 4.6l1-1" />
    </>
  ),
  table: (
    <>
      <rect x="2.5" y="3" width="11" height="10" rx="1.5" />
      <path d="M2.5 6.5h11M2.5 9.8h11" />
    </>
  ),
  task: (
    <>
      <rect x="2.5" y="2.5" width="11" height="11" rx="3" />
      <path d="m5.5 8.2 1.8 1.8 3.4-3.8" />
    </>
  ),
  team: (
    <>
      <circle cx="6" cy="5.5" r="2.2" />
      <path d="M1.8 13c.4-2.6 2-3.8 4.2-3.8s3.8 1.2 4.2 3.8M10.5 3.5a2.2 2.2 0 0 1 0 4.2M12 9.6c1.3.5 2 1.7 2.3 3.4" />
    </>
  ),
  today: (
    <>
      <circle cx="8" cy="8" r="5.5" />
      <path d="M8 5v3l2 1.5" />
    </>
  ),
  undo: <path d="M5.5 3 2.5 6l3 3M2.5 6h7a3.5 3.5 0 0 1 0 7H6" />,
  unlink: <path d="M2.5 2.5l11 11M7 4.5 8.5 3a3 3 0 0 1 4.3 4.3M9 11.5 7.5 13a3 3 0 0 1-4.3-4.3" />,
  up: <path d="m4.5 9.5 3.5-3.5 3.5 3.5" />,
  wechat: (
    <path d="M6.3 3C3.7 3 1.8 4.6 1.8 6.5c0 1.1.6 2 1.6 2.7L3 10.8l1.8-.9c.5.1 1 .2 1.5.2M10.2 6.5c2.2 0 4 1.4 4 3.2 0 1-.5 1.8-1.4 2.4l.3 1.4-1.6-.8c-.4.1-.9.2-1.3.2-2.2 0-4-1.4-4-3.2s1.8-3.2 4-3.2z" />
  ),
} as const satisfies Record<string, ReactNode>;

export type IconName = keyof typeof iconDrawings;
