import { cache } from 'react'
import type { Account } from '@/lib/api/schema/position'
import { getEngine } from '@/lib/engine/get-engine'
import { BaseError } from '@/lib/errors'

export type AccountPage =
  | { kind: 'read'; account: Account; block: number | null }
  /** No such account: a malformed address, a name that points nowhere. */
  | { kind: 'unknown' }
  | AccountProblem

/** The account's state can't be told; the words are for readers. `address` is null where it is not known either. */
export type AccountProblem = {
  kind: 'problem'
  code: BaseError['code']
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
    if (name === null) return { kind: 'unknown' }
    const resolved = await getEngine()
      .resolveAccount(name)
      .catch((error: unknown) => toProblem(error, null))
    if ('kind' in resolved) {
      const isNoAccount = resolved.code === 'NOT_FOUND' || resolved.code === 'INVALID_REQUEST'
      return isNoAccount ? { kind: 'unknown' } : resolved
    }
    const { address, ensName } = resolved
    if (block !== undefined && !BLOCK.test(block))
      return {
        kind: 'problem',
        code: 'INVALID_REQUEST',
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

/** Null for what is no text: a broken escape in the URL. */
function parseSegment(segment: string): string | null {
  try {
    return decodeURIComponent(segment).trim()
  } catch {
    return null
  }
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
  return { kind: 'problem', code, address, title, what: shortMessage, todo: metaMessages }
}
