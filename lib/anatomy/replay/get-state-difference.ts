import type { Hex } from 'viem'
import type { StateDifference, StateOverride } from './state-difference'

type Account = { balance?: Hex; storage?: Record<Hex, Hex> }
/** What `prestateTracer` answers: every account touched, as it was. */
export type TouchedAccounts = Record<string, Account>
/** With `diffMode`: what changed, before and after. A slot that became zero is only in `pre`. */
export type ChangedAccounts = { pre: TouchedAccounts; post: TouchedAccounts }

const zero: Hex = `0x${'0'.repeat(64)}`

/** What one transaction found and left in every slot that it touched, and whose coins it moved. */
export function getStateDifference(
  touched: TouchedAccounts,
  { pre, post }: ChangedAccounts,
): StateDifference {
  const before: StateOverride = {}
  const after: StateOverride = {}
  for (const [name, { storage = {} }] of Object.entries(touched)) {
    const address = name.toLowerCase()
    if (Object.keys(storage).length === 0) continue
    before[address] = { stateDiff: { ...storage } }
    after[address] = { stateDiff: { ...storage } }
  }
  for (const [name, { storage = {} }] of Object.entries(pre)) {
    const slots = getSlots(after, name)
    for (const slot of Object.keys(storage) as Hex[]) slots[slot] = zero
  }
  for (const [name, { storage = {} }] of Object.entries(post))
    Object.assign(getSlots(after, name), storage)
  return {
    before: dropEmpty(before),
    after: dropEmpty(after),
    nativeChanges: getChanges(pre, post),
  }
}

function getSlots(state: StateOverride, name: string): Record<Hex, Hex> {
  const address = name.toLowerCase()
  state[address] ??= { stateDiff: {} }
  return state[address].stateDiff
}

function dropEmpty(state: StateOverride): StateOverride {
  return Object.fromEntries(
    Object.entries(state).filter(([, { stateDiff }]) => Object.keys(stateDiff).length > 0),
  )
}

/** A balance that is in neither did not change; one that is in one of them only was or became zero. */
function getChanges(pre: TouchedAccounts, post: TouchedAccounts): Map<string, bigint> {
  const changes = new Map<string, bigint>()
  for (const name of new Set([...Object.keys(pre), ...Object.keys(post)])) {
    const [was, is] = [pre[name]?.balance, post[name]?.balance]
    // A changed account's balance stands in `post` only where it changed.
    if (is === undefined) continue
    const change = BigInt(is) - BigInt(was ?? '0x0')
    if (change !== 0n) changes.set(name.toLowerCase(), change)
  }
  return changes
}
