import { zBook } from '../schema/book'
import type { BookQuery } from '../schema/query'
import { apiQueryOptions } from './api-query-options'
import { toUrl } from './to-url'

export const bookQueryOptions = (query: Partial<Omit<BookQuery, 'format'>> = {}) =>
  apiQueryOptions(zBook, toUrl('/api/v1/accounts', query))
