export type Run = { text: string; isStrong: boolean }

/**
 * Splits a sentence of several parts into words, each of one or more runs: the drawing library wraps boxes, not text
 * of several colours. What stands together without a space stays together.
 */
export function toWords(parts: readonly { text: string; kind?: string }[]): Run[][] {
  const words: Run[][] = [[]]
  for (const { text, kind } of parts) {
    const [first = '', ...rest] = text.split(' ')
    const add = (run: string) =>
      run && words.at(-1)?.push({ text: run, isStrong: kind === 'strong' })
    add(first)
    for (const next of rest) {
      words.push([])
      add(next)
    }
  }
  return words.filter((word) => word.length > 0)
}
