/** What the pictures' fonts have: Latin with its marks, and the signs that our own sentences use. */
const FOREIGN = /[^\u0020-\u007e\u00a0-\u00ac\u00ae-\u00ff–—‘’“”•…−]/gu

/**
 * A text with a question mark for each sign that the pictures' fonts don't have: the drawing library would fetch a
 * font for it from another host.
 */
export function toDrawable(text: string): string {
  return text.normalize('NFC').replace(FOREIGN, '?')
}

export function isDrawable(text: string): boolean {
  return toDrawable(text) === text
}
