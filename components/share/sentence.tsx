import { toDrawable } from './to-drawable'
import { toWords } from './to-words'

/** A sentence in large letters that wraps, its figure in the given colour. */
export function Sentence({
  parts,
  colour,
  size,
}: {
  parts: readonly { text: string; kind?: string }[]
  colour: string
  size: number
}) {
  return (
    <div
      style={{
        display: 'flex',
        flexWrap: 'wrap',
        fontSize: size,
        fontWeight: 600,
        lineHeight: 1.2,
        letterSpacing: -size / 60,
      }}
    >
      {toWords(parts).map((word, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: drawn once, never reordered
        <div key={index} style={{ display: 'flex', marginRight: size / 4 }}>
          {word.map(({ text, isStrong }) => (
            <span key={text} style={isStrong ? { color: colour } : {}}>
              {toDrawable(text)}
            </span>
          ))}
        </div>
      ))}
    </div>
  )
}
