/** The sign of the house: a bridge whose halves have the colours of the two tracks. */
export function BrandMark({ size = 24 }: { readonly size?: number }) {
  return (
    <svg viewBox="0 0 24 24" width={size} height={size} aria-hidden="true">
      <rect width="24" height="24" rx="7" fill="var(--ink)" />
      <path d="M3.5 16.500h17" stroke="var(--canvas)" strokeWidth="1.6" strokeLinecap="round" />
      <g fill="none" strokeWidth="2" strokeLinecap="round">
        <path d="M4.500 16.500c.4-5.200 3.400-8.500 7.500-8.500" stroke="var(--celadon-400)" />
        <path d="M19.500 16.500C19.100 11.300 16.100 8 12 8" stroke="var(--flax-400)" />
      </g>
    </svg>
  );
}
