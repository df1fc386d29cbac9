import { type Address, concatHex, encodeFunctionData } from 'viem'
import type { ChainClient } from '@/lib/chain/chain-client'
import type { ByteReader } from '@/lib/chain/lens/byte-reader'
import type { CometAccount } from '@/lib/risk/compound-v3/state'
import { callLens, type LensPlace } from './call-lens'
import { cometLensAbi } from './comet-lens.bytecode'
import type { LensMarket } from './lens-market'
import { parseLensMarket } from './parse-lens-market'

export type LensReading = {
  /** `block.timestamp` of the call. */
  timestamp: number
  /** `null` where it was not asked for. */
  market: LensMarket | null
  /** From the first that was asked for on; fewer where the gas was nearly out, at least one. */
  accounts: CometAccount[]
}

/** One `eth_call` of the lens. @throws as `callLens` */
export async function readLens(
  client: ChainClient,
  request: { comet: Address; accounts: readonly Address[]; withMarket: boolean; at: LensPlace },
): Promise<LensReading> {
  const { comet, accounts, withMarket, at } = request
  const packed = accounts.length === 0 ? '0x' : concatHex(accounts)
  const data = encodeFunctionData({
    abi: cometLensAbi,
    functionName: 'read',
    args: [comet, withMarket, packed],
  })
  return await callLens(client, {
    comet,
    data,
    at,
    parse: (reader) => ({
      timestamp: reader.number(5),
      market: withMarket ? parseLensMarket(reader) : null,
      accounts: parseAccounts(reader, accounts),
    }),
  })
}

function parseAccounts(reader: ByteReader, asked: readonly Address[]): CometAccount[] {
  return asked.slice(0, reader.number(4)).map((address) => ({
    address,
    principal: BigInt.asIntN(128, reader.bigint(16)),
    collateral: Array.from({ length: reader.number(1) }, () => ({
      offset: reader.number(1),
      amount: reader.bigint(16),
    })),
  }))
}
