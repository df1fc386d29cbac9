import { type Address, concatHex, type Hex, hexToBigInt, keccak256, pad, toHex } from 'viem'
import type { DevnetClient } from '@/lib/devnet/chain-client'
import type { Market } from '@/lib/devnet/market-types'
import { scaleAmount } from '@/lib/devnet/rng'
import { type RpcRequest, sendBatch } from './send-batch'

const slotsSearched = 100n
const requestsABatch = 3_000
/** A token keeps balance and index of an account in one word, the balance lowest. */
const balanceMask = (1n << 120n) - 1n

/** Who gets the positions of whom, debt times `debtRatio`. */
export type CopiedPosition = { account: Address; template: Address; debtRatio: number }

type Slots = { balances: bigint; totalSupply: bigint }
type Held = { token: Address; word: bigint; isDebt: boolean }

/**
 * Writes the positions of accounts that really supplied and borrowed a second time, for other accounts, into the
 * storage of the pool and its tokens; the tokens' total supplies follow.
 */
export async function writePositions(
  rpcUrl: string,
  options: { client: DevnetClient; market: Market; positions: readonly CopiedPosition[] },
): Promise<void> {
  const { client, market, positions } = options
  const [first] = positions
  if (!first) return
  const word = (address: Address, slot: Hex | bigint) => readWord(client, { address, slot })
  const findMapping = async (address: Address) => {
    for (let slot = 0n; slot < slotsSearched; slot++)
      if ((await word(address, getSlot(first.template, slot))) !== 0n) return slot
    return undefined
  }
  const configurations = await findMapping(market.pool)
  if (configurations === undefined) throw new Error('no configuration of an account in the pool')
  const tokens = Object.values(market.tokens).flatMap(({ aToken, variableDebtToken }) => [
    { token: aToken, isDebt: false },
    { token: variableDebtToken, isDebt: true },
  ])
  const find = (debt: boolean) => {
    const alike = tokens.filter(({ isDebt }) => isDebt === debt)
    return findTokenSlots(client, { tokens: alike.map(({ token }) => token), first })
  }
  const [ofSupply, ofDebt] = [await find(false), await find(true)]
  const slotsOf = (isDebt: boolean) => (isDebt ? ofDebt : ofSupply)
  const added = new Map<Address, { slot: bigint; sum: bigint }>()
  const templates = new Map<Address, { configuration: bigint; held: Held[] }>()
  for (const template of new Set(positions.map((position) => position.template))) {
    const held: Held[] = []
    for (const { token, isDebt } of tokens) {
      const found = await word(token, getSlot(template, slotsOf(isDebt).balances))
      if (found !== 0n) held.push({ token, word: found, isDebt })
    }
    const configuration = await word(market.pool, getSlot(template, configurations))
    templates.set(template, { configuration, held })
  }
  let requests: RpcRequest[] = []
  const write = async (address: Address, { slot, value }: { slot: Hex; value: bigint }) => {
    requests.push({
      method: 'anvil_setStorageAt',
      params: [address, slot, toHex(value, { size: 32 })],
    })
    if (requests.length < requestsABatch) return
    await sendBatch(rpcUrl, requests)
    requests = []
  }
  for (const { account, template, debtRatio } of positions) {
    const known = templates.get(template)
    if (!known) continue
    const slot = getSlot(account, configurations)
    await write(market.pool, { slot, value: known.configuration })
    for (const { token, word: held, isDebt } of known.held) {
      const balance = isDebt ? scaleAmount(held & balanceMask, debtRatio) : held & balanceMask
      const value = held - (held & balanceMask) + balance
      const { balances, totalSupply } = slotsOf(isDebt)
      await write(token, { slot: getSlot(account, balances), value })
      added.set(token, { slot: totalSupply, sum: (added.get(token)?.sum ?? 0n) + balance })
    }
  }
  for (const [token, { slot, sum }] of added) {
    const value = (await word(token, slot)) + sum
    await write(token, { slot: toHex(slot, { size: 32 }), value })
  }
  await sendBatch(rpcUrl, requests)
}

/** Of tokens of one kind: they share one layout. */
async function findTokenSlots(
  client: DevnetClient,
  { tokens, first }: { tokens: readonly Address[]; first: CopiedPosition },
): Promise<Slots> {
  for (const address of tokens) {
    const supply = await client.readContract({
      address,
      abi: [scaledTotalSupply],
      functionName: 'scaledTotalSupply',
    })
    let [balances, totalSupply]: (bigint | undefined)[] = []
    for (let slot = 0n; slot < slotsSearched; slot++) {
      const value = await readWord(client, { address, slot })
      if (value === supply && supply > 0n) totalSupply ??= slot
      const held = await readWord(client, { address, slot: getSlot(first.template, slot) })
      if (held !== 0n) balances ??= slot
    }
    if (balances !== undefined && totalSupply !== undefined) return { balances, totalSupply }
  }
  throw new Error('the tokens keep their balances where they are not looked for')
}

const scaledTotalSupply = {
  type: 'function',
  name: 'scaledTotalSupply',
  stateMutability: 'view',
  inputs: [],
  outputs: [{ type: 'uint256' }],
} as const

/** Of a key in the mapping at `slot`. */
function getSlot(key: Address, slot: bigint): Hex {
  return keccak256(concatHex([pad(key), toHex(slot, { size: 32 })]))
}

async function readWord(
  client: DevnetClient,
  { address, slot }: { address: Address; slot: Hex | bigint },
): Promise<bigint> {
  const at = typeof slot === 'bigint' ? toHex(slot, { size: 32 }) : slot
  return hexToBigInt((await client.getStorageAt({ address, slot: at })) ?? '0x0')
}
