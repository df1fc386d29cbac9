/** A place of 0 to 1 as an SVG length: `0.27` is `27%`. */
export function toPercent(place: number): string {
  return `${Math.round(place * 1e4) / 100}%`
}
