/** A part of the path as it was meant: Next leaves it percent-encoded. What is no encoding stays as it is. */
export function decodeParam(param: string): string {
  try {
    return decodeURIComponent(param)
  } catch {
    return param
  }
}
