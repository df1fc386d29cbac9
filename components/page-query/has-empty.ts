import type { SearchParams } from './parse-page-query'

/** Whether a form left empty fields in the URL: such a URL is replaced by one that is worth sharing. */
export function hasEmpty(searchParams: SearchParams): boolean {
  return Object.values(searchParams).some((value) => value === '')
}
