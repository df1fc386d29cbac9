export type HrefParams = Readonly<Record<string, string | number | null | undefined>>

/** A path of this site with what is set behind `?`, in the order given; empty values are left out. */
export function toHref<P extends string>(path: P, params: HrefParams = {}): P | `${P}?${string}` {
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries(params)) {
    if (value !== undefined && value !== null && value !== '') search.set(key, String(value))
  }
  const text = search.toString()
  return text ? `${path}?${text}` : path
}
