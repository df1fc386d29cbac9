import type { SearchParams } from '@/components/page-query/parse-page-query'
import type { Depth, DepthQuery } from '@/lib/api/schema/depth'
import type { Engine } from '@/lib/engine/engine'
import { BaseError } from '@/lib/errors'
import { readInTime } from '../../read-in-time'

type Pair = Pick<DepthQuery, 'market' | 'collateral' | 'debt'>

export type DepthReading = { depth: Depth } | { why: string }

/** What the page's other panels have in its URL: a form of this one keeps it. */
export function getKept(searchParams: SearchParams): Record<string, string> {
  const keys = ['asset', 'fall', 'mode', 'unit']
  return Object.fromEntries(
    keys.flatMap((key) => {
      const value = searchParams[key]
      return typeof value === 'string' && value !== '' ? [[key, value]] : []
    }),
  )
}

/**
 * The depth of a pair for a page: a node that does not answer, or a pool that is none, must not hold the page back.
 * @throws what is no error of ours
 */
export async function readDepthSoon(engine: Engine, query: Pair): Promise<DepthReading> {
  const reading = await readInTime(() => readOrWhy(engine, query))
  return reading ?? { why: 'No node has answered in time.' }
}

async function readOrWhy(engine: Engine, query: Pair): Promise<DepthReading> {
  try {
    return { depth: await engine.readDepth({ ...query, whole: 'false', format: 'json' }) }
  } catch (error) {
    if (error instanceof BaseError) return { why: error.shortMessage }
    throw error
  }
}
