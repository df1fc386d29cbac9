'use client'

import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { fetchJson } from '@/lib/api/queries/fetch-json'
import { type Account, zAccount } from '@/lib/api/schema/position'
import { useBlockTick } from '../live/use-block-tick.client'

/** The last state that was read of an account, and why a newer one could not be. */
export type Watched = { account: Account | undefined; problem: string | undefined }

const AT_ONCE = 4
const PAUSE_MS = 15_000
const TIMEOUT_MS = 10_000

async function readAccount(address: string): Promise<Watched> {
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS)
    const account = await fetchJson(zAccount, `/api/v1/accounts/${address}`, { signal })
    return { account, problem: undefined }
  } catch (error) {
    const isProblem = error instanceof Error && error.name === 'ProblemError'
    return {
      account: undefined,
      problem: isProblem ? error.message : 'The server does not answer.',
    }
  }
}

/**
 * The state of each address, asked for at every block, and every 15 s without one: also in a tab that is not seen,
 * whose stream of blocks is closed.
 *
 * @param onRead called with each state as it comes
 * @returns by address in lower case
 */
export function useWatchedAccounts(
  addresses: readonly string[],
  onRead: (account: Account) => void,
): ReadonlyMap<string, Watched> {
  const [watched, setWatched] = useState<ReadonlyMap<string, Watched>>(new Map())
  const isRunning = useRef(false)
  const isAskedAgain = useRef(false)
  const key = addresses.join()

  const read = useEffectEvent(async (address: string) => {
    const next = await readAccount(address)
    setWatched((all) => {
      const before = all.get(address.toLowerCase())
      return new Map(all).set(address.toLowerCase(), {
        account: next.account ?? before?.account,
        problem: next.problem,
      })
    })
    if (next.account) onRead(next.account)
  })
  const readAll = useEffectEvent(async () => {
    if (isRunning.current) {
      isAskedAgain.current = true
      return
    }
    isRunning.current = true
    const waiting = [...addresses]
    const work = async () => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await read(next)
    }
    await Promise.all(Array.from({ length: AT_ONCE }, work))
    isRunning.current = false
    if (!isAskedAgain.current) return
    isAskedAgain.current = false
    void readAll()
  })

  useBlockTick(() => void readAll())
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew when the addresses change, not when the array does
  useEffect(() => {
    void readAll()
    const timer = setInterval(() => void readAll(), PAUSE_MS)
    return () => clearInterval(timer)
  }, [key])
  return watched
}
