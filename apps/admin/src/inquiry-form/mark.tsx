/** The bridge of Brug: one half of each side. */
export function Mark() {
  return (
    <svg viewBox="0 0 24 24" width="30" height="30" aria-hidden="true">
      <rect width="24" height="24" rx="7" className="mark-ground" />
      <path d="M3.5 16.5h17" className="mark-water" />
      <path d="M4.5 16.5c.4-5.2 3.4-8.5 7.5-8.5" className="mark-zhejiang" />
      <path d="M19.5 16.5C19.1 11.3 16.1 8 12 8" className="mark-flanders" />
    </svg>
  );
}
