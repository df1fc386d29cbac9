/** What could not be known: a dash, and why. Never a zero. */
export function Unknown({ why }: { why: string }) {
  return (
    <span className="text-muted" title={why}>
      <span aria-hidden="true">–</span>
      <span className="sr-only">not known: {why}</span>
    </span>
  )
}
