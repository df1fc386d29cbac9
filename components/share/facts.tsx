import { colours } from './colours'
import { toDrawable } from './to-drawable'

export type Fact = { term: string; value: string }

/** A row of figures with their names above. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <div style={{ display: 'flex', paddingBottom: 24 }}>
      {facts.map(({ term, value }) => (
        <div key={term} style={{ display: 'flex', flexDirection: 'column', marginRight: 56 }}>
          <span style={{ fontSize: 22, color: colours.muted }}>{term}</span>
          <span style={{ fontSize: 34, fontWeight: 600 }}>{toDrawable(value)}</span>
        </div>
      ))}
    </div>
  )
}
