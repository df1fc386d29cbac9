import type { Address } from 'viem'
import type { DevnetClient } from '../chain-client'
import { sendTransaction, type TransactionRequest } from '../send'
import { openVault, type VaultKind } from './open-vault'
import * as calls from './sky-calls'
import type { SkyDeployment, SkyIlk, SkyVault } from './sky-types'

const HOUR_SECONDS = 3_600n

/**
 * What accounts do with vaults and auctions. Each mines one block (`lock`: two; `open`: up to two;
 * `passHour`: one a module and one an ilk), or throws TransactionRevertedError.
 */
export function createSkyActions(client: DevnetClient, sky: SkyDeployment) {
  const send = (request: TransactionRequest) => sendTransaction(client, request)
  const sendFor =
    <Call>(encode: (sky: SkyDeployment, call: Call) => TransactionRequest) =>
    (call: Call) =>
      send(encode(sky, call))

  return {
    open: (call: { ilk: SkyIlk; user: Address; kind: VaultKind }) =>
      openVault(client, { sky, ...call }),
    /** Brings collateral in and locks it. Wad. */
    async lock({ ilk, vault, wad }: { ilk: SkyIlk; vault: SkyVault; wad: bigint }) {
      await send(calls.toJoin(ilk, { user: vault.owner, to: vault.urn, wad }))
      return await send(calls.toFrob(sky, { ilk, vault, dink: wad, dart: 0n }))
    },
    frob: sendFor(calls.toFrob),
    moveDai: sendFor(calls.toMoveDai),
    hope: sendFor(calls.toHope),
    give: sendFor(calls.toGiveCdp),
    bark: sendFor(calls.toBark),
    take: (...call: Parameters<typeof calls.toTake>) => send(calls.toTake(...call)),
    redo: (...call: Parameters<typeof calls.toRedo>) => send(calls.toRedo(...call)),
    drip: sendFor(calls.toDrip),
    pokeModule: (...call: Parameters<typeof calls.toPokeModule>) =>
      send(calls.toPokeModule(...call)),
    pokeSpotter: sendFor(calls.toPokeSpotter),
    /** An hour passes, every module takes its next price and the spotter learns the one in force. */
    async passHour({ from }: { from: Address }) {
      const { timestamp } = await client.getBlock()
      await client.setNextBlockTimestamp({ timestamp: timestamp + HOUR_SECONDS })
      for (const request of calls.toHourlyPokes(sky, { from })) await send(request)
    },
  }
}
