/** The page's style sheet; the colours are those of the admin app. */
export const STYLE = `
:root { color-scheme: light dark; --canvas: #f8f7f4; --surface: #fff; --ink: #191d1a; --ink-2: #5d625e; --line: #e5e4e0; --edge: #8f908c; --accent: #3e4eac; --hover: #f3f2ee; }
@media (prefers-color-scheme: dark) { :root { --canvas: #0c0f0d; --surface: #191d1a; --ink: #f3f2ee; --ink-2: #adaca9; --line: #2e312e; --edge: #767572; --accent: #b2c3fe; --hover: #242824; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--canvas); color: var(--ink); font: 14px/22px Inter, "Noto Sans SC", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", system-ui, sans-serif; }
a { color: var(--accent); }
h1 { margin: 0; font-size: 20px; line-height: 28px; overflow-wrap: anywhere; }
.bar { display: flex; flex-wrap: wrap; gap: 12px 24px; align-items: center; padding: 16px 24px; background: var(--surface); border-bottom: 1px solid var(--line); }
.bar > div { flex: 1 1 300px; }
.bar p { margin: 0; color: var(--ink-2); }
.filter { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; }
input, button, textarea { font: inherit; color: inherit; padding: 4px 12px; border: 1px solid var(--edge); border-radius: 6px; background: var(--surface); }
button { cursor: pointer; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
main { max-width: 1000px; margin: 0 auto; padding: 16px 24px; }
.count, .empty { color: var(--ink-2); }
.mails { list-style: none; margin: 0; padding: 0; background: var(--surface); border: 1px solid var(--line); border-radius: 8px; overflow: hidden; }
.mails li + li { border-top: 1px solid var(--line); }
.mails a { display: grid; grid-template-columns: 220px 1fr auto; gap: 16px; padding: 10px 16px; color: inherit; text-decoration: none; }
.mails a:hover { background: var(--hover); }
.who { font-weight: 600; }
.who, .what { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.clip, time { color: var(--ink-2); font-variant-numeric: tabular-nums; }
.mail dl { display: grid; grid-template-columns: max-content 1fr; gap: 4px 16px; }
.mail dt { color: var(--ink-2); }
.mail dd { margin: 0; overflow-wrap: anywhere; }
.body { width: 100%; height: 65vh; border: 1px solid var(--line); border-radius: 8px; background: #fff; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; background: var(--surface); border: 1px solid var(--line); border-radius: 8px; padding: 16px; }
h2 { margin: 0; font-size: 16px; line-height: 24px; }
.answer { display: grid; gap: 8px; justify-items: start; margin-top: 24px; padding: 16px; background: var(--surface); border: 1px solid var(--line); border-radius: 8px; }
.answer p { margin: 0; font-weight: 600; }
.answer textarea { width: 100%; resize: vertical; }
.tick { display: flex; gap: 8px; align-items: center; }
summary { cursor: pointer; margin-top: 12px; }
@media (max-width: 640px) { .mails a { grid-template-columns: 1fr; gap: 0; } main, .bar { padding: 12px; } }
`;

/** Shows the list anew when a mail has come, while one looks at its first page and does not type. */
export const SCRIPT = `
const { total, to } = document.body.dataset;
if (total !== undefined && !new URLSearchParams(location.search).has('before')) {
  setInterval(async () => {
    if (document.hidden || document.activeElement instanceof HTMLInputElement) return;
    try {
      const query = new URLSearchParams(to === '' ? { limit: '1' } : { limit: '1', to });
      const answer = await fetch('/api/mails?' + query);
      if (String((await answer.json()).total) !== total) location.reload();
    } catch {
      // The mailbox is not running just now.
    }
  }, 2000);
}
`;
