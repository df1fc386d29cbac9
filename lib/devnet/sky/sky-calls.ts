import { type Abi, type Address, encodeFunctionData } from 'viem'
import type { TransactionRequest } from '../send'
import {
  cdpManagerAbi,
  clipperAbi,
  dogAbi,
  joinAbi,
  jugAbi,
  oracleModuleAbi,
  proxyRegistryAbi,
  spotterAbi,
  vatAbi,
} from './sky-abi'
import type { SkyDeployment, SkyIlk, SkyVault } from './sky-types'

type Sky = SkyDeployment

function toRequest(
  from: Address,
  call: { to: Address; abi: Abi; functionName: string; args?: readonly unknown[] },
): TransactionRequest {
  const { to, abi, functionName, args = [] } = call
  return { from, to, data: encodeFunctionData({ abi, functionName, args }) }
}

/** Brings collateral into the Vat, for a vault to lock. Wad. */
export function toJoin(
  ilk: SkyIlk,
  { user, to, wad }: { user: Address; to: Address; wad: bigint },
) {
  return toRequest(user, { to: ilk.join, abi: joinAbi, functionName: 'join', args: [to, wad] })
}

/** Opens a vault in the CDP manager. */
export function toOpenCdp(
  sky: Sky,
  { ilk, user, owner }: { ilk: SkyIlk; user: Address; owner: Address },
) {
  const args = [ilk.id, owner]
  return toRequest(user, { to: sky.cdpManager, abi: cdpManagerAbi, functionName: 'open', args })
}

/** Makes the account's DSProxy. */
export function toBuildProxy(sky: Sky, { user }: { user: Address }) {
  const args = [user]
  return toRequest(user, {
    to: sky.proxyRegistry,
    abi: proxyRegistryAbi,
    functionName: 'build',
    args,
  })
}

/** Gives a vault of the CDP manager to somebody else. */
export function toGiveCdp(sky: Sky, { vault, to }: { vault: SkyVault; to: Address }) {
  const args = [BigInt(vault.cdp ?? 0), to]
  return toRequest(vault.owner, {
    to: sky.cdpManager,
    abi: cdpManagerAbi,
    functionName: 'give',
    args,
  })
}

/**
 * Changes a vault's collateral and normalised debt (wad, signed). Collateral comes from and dai goes
 * to the urn's own balance in the Vat.
 */
export function toFrob(
  sky: Sky,
  { ilk, vault, dink, dart }: { ilk: SkyIlk; vault: SkyVault; dink: bigint; dart: bigint },
) {
  if (vault.cdp !== undefined) {
    const args = [BigInt(vault.cdp), dink, dart]
    const call = { to: sky.cdpManager, abi: cdpManagerAbi, functionName: 'frob', args }
    return toRequest(vault.owner, call)
  }
  const args = [ilk.id, vault.urn, vault.urn, vault.urn, dink, dart]
  return toRequest(vault.owner, { to: sky.vat, abi: vatAbi, functionName: 'frob', args })
}

/** Moves dai within the Vat. Rad. */
export function toMoveDai(
  sky: Sky,
  { from, to, rad }: { from: Address; to: Address; rad: bigint },
) {
  return toRequest(from, { to: sky.vat, abi: vatAbi, functionName: 'move', args: [from, to, rad] })
}

/** Lets a contract take the account's dai in the Vat: a Clipper, for one. */
export function toHope(sky: Sky, { user, trusted }: { user: Address; trusted: Address }) {
  return toRequest(user, { to: sky.vat, abi: vatAbi, functionName: 'hope', args: [trusted] })
}

/** Starts the auction of an unsafe vault. */
export function toBark(
  sky: Sky,
  { ilk, urn, keeper }: { ilk: SkyIlk; urn: Address; keeper: Address },
) {
  const args = [ilk.id, urn, keeper]
  return toRequest(keeper, { to: sky.dog, abi: dogAbi, functionName: 'bark', args })
}

/** Buys up to `amount` (wad) of an auction's collateral at the present price, `max` (ray) at most. */
export function toTake(
  ilk: SkyIlk,
  call: { id: bigint; taker: Address; amount: bigint; max: bigint },
) {
  const { id, taker, amount, max } = call
  const args = [id, amount, max, taker, '0x']
  return toRequest(taker, { to: ilk.clipper, abi: clipperAbi, functionName: 'take', args })
}

/** Starts an auction that took too long or fell too far anew. */
export function toRedo(ilk: SkyIlk, { id, keeper }: { id: bigint; keeper: Address }) {
  const args = [id, keeper]
  return toRequest(keeper, { to: ilk.clipper, abi: clipperAbi, functionName: 'redo', args })
}

/** The oracle module's next price comes into force; the spotter does not know it yet. */
export function toPokeModule(ilk: SkyIlk, { from }: { from: Address }) {
  return toRequest(from, { to: ilk.oracleModule, abi: oracleModuleAbi, functionName: 'poke' })
}

/** The Vat learns the price in force. */
export function toPokeSpotter(sky: Sky, { ilk, from }: { ilk: SkyIlk; from: Address }) {
  return toRequest(from, { to: sky.spotter, abi: spotterAbi, functionName: 'poke', args: [ilk.id] })
}

/** Every module takes its next price, then the Vat learns the price in force of every ilk. */
export function toHourlyPokes(sky: Sky, { from }: { from: Address }): TransactionRequest[] {
  const modules = new Map(sky.ilks.map((ilk) => [ilk.oracleModule, ilk]))
  return [
    ...[...modules.values()].map((ilk) => toPokeModule(ilk, { from })),
    ...sky.ilks.map((ilk) => toPokeSpotter(sky, { ilk, from })),
  ]
}

/** Writes the stability fee as it stands in this block. */
export function toDrip(sky: Sky, { ilk, from }: { ilk: SkyIlk; from: Address }) {
  return toRequest(from, { to: sky.jug, abi: jugAbi, functionName: 'drip', args: [ilk.id] })
}
