import { cache } from 'react'
import { getInputProblem } from '@/components/account/get-input-problem'
import type { Account } from '@/lib/api/schema/position'
import { getEngine } from '@/lib/engine/get-engine'
import { BaseError } from '@/lib/errors'

export type AccountPage = { kind: 'read'; account: Account; block: number | null } | AccountProblem

/**
 * No such account (a malformed address, a name that points nowhere), or its state can't be told; the words are for
 * readers. `address` is null where it is not known. Not `notFound()`: Next draws that with scripts only.
 */
export type AccountProblem = {
  kind: 'problem'
  code: BaseError['code']
  /** As the API would answer it. */
  status: number
  address: string | null
  title: string
  what: string
  todo: readonly string[]
}

const BLOCK = /^\d{1,15}$/

/** One read a request, for the page and its metadata. Both arguments are the URL's own text. */
export const readAccountPage = cache(
  async (segment: string, block: string | undefined): Promise<AccountPage> => {
    const name = parseSegment(segment)
    const resolved = await getEngine()
      .resolveAccount(name)
      .catch((error: unknown) => toProblem(error, null))
    if ('kind' in resolved) return toInputProblem(resolved, name)
    const { address, ensName } = resolved
    if (block !== undefined && !BLOCK.test(block))
      return {
        kind: 'problem',
        code: 'INVALID_REQUEST',
        status: 400,
        address,
        title: 'This is no block number',
        what: `The link asks for block “${block.slice(0, 40)}”. A block is a whole number, such as 21930114.`,
        todo: [],
      }
    const options = block === undefined ? {} : { block: Number(block) }
    const account = await getEngine()
      .readAccount(address, options)
      .catch((error: unknown) => toProblem(error, address))
    if ('kind' in account) return account
    return {
      kind: 'read',
      account: { ...account, ensName: account.ensName ?? ensName },
      block: block === undefined ? null : Number(block),
    }
  },
)

function parseSegment(segment: string): string {
  try {
    return decodeURIComponent(segment).trim()
  } catch {
    return segment
  }
}

/** Of an address the text itself says best what is wrong with it; of a name the engine does. */
function toInputProblem(problem: AccountProblem, name: string): AccountProblem {
  if (problem.code !== 'NOT_FOUND' && problem.code !== 'INVALID_REQUEST') return problem
  const { title, why, todo } = getInputProblem(name)
  return why === null ? { ...problem, title } : { ...problem, title, what: why, todo: [todo] }
}

const TITLES: Partial<Record<BaseError['code'], string>> = {
  HISTORY_UNAVAILABLE: 'That block’s state is no longer to be had',
  INVALID_REQUEST: 'This can’t be shown',
}

/** What a reader can be told of an error; what nobody foresaw is thrown on. */
function toProblem(error: unknown, address: string | null): AccountProblem {
  if (!(error instanceof BaseError)) throw error
  const { code, status, retryable, shortMessage, metaMessages } = error
  if (status >= 500 && !retryable) throw error
  const title = TITLES[code] ?? 'The chain could not be read just now'
  return { kind: 'problem', code, status, address, title, what: shortMessage, todo: metaMessages }
}
