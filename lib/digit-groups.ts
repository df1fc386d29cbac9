import { getPageRequest } from './page-request'

/**
 * What stands between groups of three digits. The decimal point stays a point for every reader, so that a number
 * means the same wherever it is sent.
 */
export type GroupMark = ',' | typeof NARROW_SPACE

/** No break at it. */
const NARROW_SPACE = '\u202f'
const FALLBACK: GroupMark = ','

/**
 * A comma where the reader's first language writes one, a narrow space elsewhere.
 *
 * @param acceptLanguage of the request; a comma without one, and where it names no language
 */
export function parseGroupMark(acceptLanguage: string | undefined): GroupMark {
  const language = acceptLanguage?.split(/[,;]/, 1)[0]?.trim()
  if (!language || language === '*') return FALLBACK
  try {
    const parts = new Intl.NumberFormat(language).formatToParts(1_234_567)
    return parts.find(({ type }) => type === 'group')?.value === ',' ? ',' : NARROW_SPACE
  } catch {
    return FALLBACK
  }
}

/** Of the reader for whom this is drawn: by the request on the server, by the document in the browser. */
export function getGroupMark(): GroupMark {
  if (typeof document !== 'undefined')
    return document.documentElement.dataset.groups === 'spaced' ? NARROW_SPACE : ','
  return getPageRequest()?.groupMark ?? FALLBACK
}

/** For the document's root, where `getGroupMark` finds it in the browser. */
export function getGroupsAttribute(): 'spaced' | undefined {
  return getGroupMark() === NARROW_SPACE ? 'spaced' : undefined
}
