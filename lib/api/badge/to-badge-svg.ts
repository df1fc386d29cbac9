import type { Badge } from './get-badge'

/** The light scheme's risk steps: white on each of them has a contrast of 5 to 1 and more. */
const COLOURS: Record<Badge['step'], string> = {
  afloat: '#1c6e54',
  watch: '#8a6100',
  danger: '#b3420b',
  under: '#9b1340',
  'no-debt': '#55645f',
  unknown: '#55645f',
}

const LABEL = 'health'
const PADDING = 6
const NARROW = 4.2
const WIDE = 10
const NORMAL = 6.9

/** Pixels that a text takes at 11 px, about; `textLength` makes it so in whichever font the reader has. */
function getWidth(text: string): number {
  let width = 0
  for (const character of text) {
    if (/[ .,:;iljtfr]/.test(character)) width += NARROW
    else width += /[mwMW]/.test(character) ? WIDE : NORMAL
  }
  return Math.ceil(width)
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
// XML has no way to write these at all.
const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu

const escapeXml = (text: string): string =>
  text.replace(FORBIDDEN, '').replace(/[&<>"']/g, (each) => ENTITIES[each] ?? '')

/** A badge as a small picture for readmes and dashboards; its words are there for readers of the screen too. */
export function toBadgeSvg({ step, value, detail }: Badge): string {
  const [labelWidth, valueWidth] = [getWidth(LABEL), getWidth(value)]
  const split = labelWidth + PADDING * 2
  const width = split + valueWidth + PADDING * 2
  const words = escapeXml(`${LABEL} ${value}`)
  const attributes = 'y="14" lengthAdjust="spacingAndGlyphs"'
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="20" role="img" aria-label="${words}">
<title>${words}: ${escapeXml(detail)}</title>
<clipPath id="r"><rect width="${width}" height="20" rx="3"/></clipPath>
<g clip-path="url(#r)"><rect width="${split}" height="20" fill="#24332f"/><rect x="${split}" width="${width - split}" height="20" fill="${COLOURS[step]}"/></g>
<g fill="#fff" font-family="Verdana,DejaVu Sans,Geneva,sans-serif" font-size="11"><text x="${PADDING}" ${attributes} textLength="${labelWidth}">${LABEL}</text><text x="${split + PADDING}" ${attributes} textLength="${valueWidth}">${escapeXml(value)}</text></g>
</svg>
`
}
