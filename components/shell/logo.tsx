/** The load line in its circle. */
export function Logo({ size = 22 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 22 22" aria-hidden="true" className="shrink-0">
      <circle cx="11" cy="11" r="7.5" fill="none" stroke="currentColor" strokeWidth="2" />
      <path d="M0 11h22" stroke="currentColor" strokeWidth="2" />
    </svg>
  )
}
