import { ConfigError } from '@/lib/errors'
import type { Store } from '@/lib/store/store'
import type { Log } from '../log'
import type { EntryHost } from './entry-host'
import type { LookedAccounts } from './looked-accounts'
import type { StoreDoor } from './store-door'

const tendEveryMs = 2_500
const pollEveryMs = 200
const thinEveryMs = 3_600_000

export type HostTender = {
  /** Writes what is left, gives the leases back and ends the loops. */
  stop(): Promise<void>
}

/**
 * Keeps every host at its work: leases every 2.5 seconds, copies five times a second, and once an hour what is
 * past keeping is dropped. Where the database does not answer, hosts that may follow alone do so.
 */
export function tendHosts(options: {
  hosts: readonly EntryHost[]
  door: StoreDoor
  looked: LookedAccounts
  /** Without a database, follow all the same: nobody else could. */
  mayFollowAlone: boolean
  onCopied: () => void
  /** The database can never be used as it is configured. */
  onFatal: (error: ConfigError) => void
  log: Log
}): HostTender {
  const { hosts, door, looked, mayFollowAlone, onCopied, onFatal, log } = options
  let stopped = false
  let thinnedAt = 0
  const timers = new Set<NodeJS.Timeout>()

  function repeat(everyMs: number, run: () => Promise<void>): void {
    const again = async () => {
      await run().catch((error) => {
        if (error instanceof ConfigError) onFatal(error)
        else log.debug({ error: String(error) }, 'the database did not answer')
      })
      if (stopped) return
      const timer = setTimeout(() => {
        timers.delete(timer)
        void again()
      }, everyMs)
      timers.add(timer)
    }
    void again()
  }

  async function tend(): Promise<void> {
    await door.tryOpen()
    const { store } = door
    if (stopped) return
    if (!store) {
      if (mayFollowAlone) for (const host of hosts) host.followAlone()
      return
    }
    const results = await Promise.allSettled(hosts.map((host) => host.tend(store)))
    const isFailing = results.some(({ status }) => status === 'rejected')
    door.isUp = !isFailing
    if (isFailing && mayFollowAlone)
      for (const host of hosts) if (!host.isCopied) host.followAlone()
    if (isFailing) return
    await looked.exchange(store)
    if (Date.now() - thinnedAt < thinEveryMs || !hosts.some(({ isFollowed }) => isFollowed)) return
    thinnedAt = Date.now()
    await store.thin({ now: Math.floor(thinnedAt / 1_000) })
  }

  async function poll(): Promise<void> {
    const { store } = door
    const copied = hosts.filter(({ isCopied }) => isCopied)
    if (copied.length === 0) return
    try {
      if (!store) throw new Error('The database can not be opened now.')
      await pollAll(store, copied)
      onCopied()
    } catch (error) {
      for (const host of copied)
        host.setFailure(error instanceof Error ? error.message : String(error))
    }
  }

  repeat(tendEveryMs, tend)
  repeat(pollEveryMs, poll)
  return {
    async stop() {
      stopped = true
      for (const timer of timers) clearTimeout(timer)
      const { store } = door
      await Promise.allSettled(hosts.map((host) => host.stop(store)))
      await door.close()
    },
  }
}

async function pollAll(store: Store, hosts: readonly EntryHost[]): Promise<void> {
  const held = await store.readLeases()
  for (const host of hosts) {
    const { chainId, id } = host.entry
    host.setHolder(held.find((lease) => lease.chainId === chainId && lease.entry === id))
  }
  await Promise.all(hosts.map((host) => host.poll(store)))
}
