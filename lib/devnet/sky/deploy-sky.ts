import { type Abi, type Address, encodeFunctionData, stringToHex } from 'viem'
import { deployer } from '../accounts'
import type { DevnetClient } from '../chain-client'
import { createLinkedDeployer } from '../link'
import type { Asset } from '../market-types'
import { sendInOneBlock } from '../protocols/send-in-one-block'
import { callContract } from '../send'
import { trustPool } from '../tokens'
import { compileSkyAdditions } from './compile'
import { SKY_BASE_FEE, SKY_HOLE, SKY_LINE } from './ilk-configs'
import { replayRecordedTransactions } from './replay'
import { calcAbi, clipperAbi, dogAbi, jugAbi, oracleModuleAbi, spotterAbi, vatAbi } from './sky-abi'
import { createSkyAddressBook } from './sky-addresses'
import type { SkyDeployment, SkyIlk, SkyIlkConfig } from './sky-types'

const from = deployer.address
const HOUR_SECONDS = 3_600
/** The Vat counts every token with 18 decimals. */
const VAT_DECIMALS = 18

const word = (text: string) => stringToHex(text, { size: 32 })

function getGem(assets: Readonly<Record<string, Asset>>, symbol: string): Asset {
  const gem = assets[symbol]
  if (!gem) throw new Error(`no asset ${symbol} on this chain`)
  if (gem.decimals !== VAT_DECIMALS) throw new Error(`${symbol} has not 18 decimals`)
  return gem
}

type Call = (
  to: Address,
  call: { abi: Abi; functionName: string; args: readonly unknown[] },
) => Promise<unknown>

type Deploy = (name: string, args?: readonly unknown[]) => Promise<Address>

async function deployCurve(
  call: Call,
  { deploy, ilk }: { deploy: Deploy; ilk: Pick<SkyIlk, 'clipper' | 'calc' | 'config'> },
): Promise<Address> {
  const { curve } = ilk.config
  if (curve.kind === 'exponential') {
    const calc = await deploy('SpecExponentialDecrease', [curve.cut])
    await call(ilk.clipper, {
      abi: clipperAbi,
      functionName: 'file',
      args: [word('calc'), calc],
    })
    return calc
  }
  const parameters =
    curve.kind === 'linear' ? { tau: curve.tau } : { step: curve.step, cut: curve.cut }
  for (const [what, value] of Object.entries(parameters)) {
    await call(ilk.calc, { abi: calcAbi, functionName: 'file', args: [word(what), value] })
  }
  return ilk.calc
}

async function configureIlk(
  call: Call,
  { sky, ilk }: { sky: Omit<SkyDeployment, 'ilks'>; ilk: SkyIlk },
): Promise<void> {
  const { config, id } = ilk
  const file = (to: Address, { abi, what }: { abi: Abi; what: string }, value: unknown) =>
    call(to, { abi, functionName: 'file', args: [id, word(what), value] })
  await file(sky.spotter, { abi: spotterAbi, what: 'pip' }, ilk.oracleModule)
  await file(sky.spotter, { abi: spotterAbi, what: 'mat' }, config.mat)
  await file(sky.vat, { abi: vatAbi, what: 'line' }, config.line)
  await file(sky.vat, { abi: vatAbi, what: 'dust' }, config.dust)
  await file(sky.dog, { abi: dogAbi, what: 'chop' }, config.chop)
  await file(sky.dog, { abi: dogAbi, what: 'hole' }, config.hole)
  for (const what of ['buf', 'tail', 'cusp', 'chip', 'tip'] as const) {
    const args = [word(what), config[what]]
    await call(ilk.clipper, { abi: clipperAbi, functionName: 'file', args })
  }
  await call(ilk.clipper, { abi: clipperAbi, functionName: 'upchost', args: [] })
  await call(sky.spotter, { abi: spotterAbi, functionName: 'poke', args: [id] })
}

/**
 * Replays the recorded deployment of Multi-Collateral Dai (real Vat, Spotter, Jug, Dog, Clippers, CDP
 * manager) onto this chain, then configures the four ilks that have auctions: the chain's own tokens
 * as collateral, a specification contract of the oracle module on each token's Chainlink feed, limits
 * and curves as in `configs`. Moves the clock on by an hour, so that each module has a price in force and
 * a next one.
 *
 * @throws Error when a recorded transaction or the configuration reverts.
 */
export async function deploySky(
  client: DevnetClient,
  {
    configs,
    assets,
    cacheFolder,
  }: {
    configs: readonly SkyIlkConfig[]
    assets: Readonly<Record<string, Asset>>
    cacheFolder?: string
  },
): Promise<SkyDeployment> {
  const getAddress = createSkyAddressBook()
  const contracts = await compileSkyAdditions(cacheFolder)
  const fromBlock = Number(await client.getBlockNumber({ cacheTime: 0 })) + 1
  await replayRecordedTransactions(client, {
    gems: configs.map(({ name, gem }) => ({
      ilk: word(name),
      recorded: getAddress(name.split('-')[0] ?? name),
      gem: getGem(assets, gem).address,
    })),
  })
  const pauseProxy = getAddress('MCD_PAUSE_PROXY')
  await client.setBalance({ address: pauseProxy, value: 10n ** 22n })
  const call: Call = (to, request) => callContract(client, { from: pauseProxy, to, ...request })
  const deploy: Deploy = createLinkedDeployer(client, { from, contracts })

  const sky = {
    vat: getAddress('MCD_VAT'),
    dog: getAddress('MCD_DOG'),
    spotter: getAddress('MCD_SPOT'),
    jug: getAddress('MCD_JUG'),
    vow: getAddress('MCD_VOW'),
    dai: getAddress('MCD_DAI'),
    daiJoin: getAddress('MCD_JOIN_DAI'),
    cdpManager: getAddress('CDP_MANAGER'),
    proxyRegistry: getAddress('PROXY_REGISTRY'),
    ilkRegistry: getAddress('ILK_REGISTRY'),
    pauseProxy,
    fromBlock,
  }
  const fileGlobal = (to: Address, { abi, what }: { abi: Abi; what: string }, value: bigint) =>
    call(to, { abi, functionName: 'file', args: [word(what), value] })
  await fileGlobal(sky.vat, { abi: vatAbi, what: 'Line' }, SKY_LINE)
  await fileGlobal(sky.dog, { abi: dogAbi, what: 'Hole' }, SKY_HOLE)

  const ilks: SkyIlk[] = []
  for (const config of configs) {
    const suffix = config.name.replace('-', '_')
    const gem = getGem(assets, config.gem)
    const clipper = getAddress(`MCD_CLIP_${suffix}`)
    const shared = ilks.find((other) => other.gem.address === gem.address)
    const source = shared?.source ?? (await deploy('FeedSource', [gem.feed]))
    const oracleModule = shared?.oracleModule ?? (await deploy('SpecOracleModule', [source]))
    const readers = [sky.spotter, getAddress('MCD_END'), pauseProxy]
    for (const reader of shared ? [clipper] : [clipper, ...readers]) {
      await callContract(client, {
        from,
        to: oracleModule,
        abi: oracleModuleAbi,
        functionName: 'kiss',
        args: [reader],
      })
    }
    const recordedCalc = getAddress(`MCD_CLIP_CALC_${suffix}`)
    ilks.push({
      name: config.name,
      id: word(config.name),
      gem,
      join: getAddress(`MCD_JOIN_${suffix}`),
      clipper,
      calc: await deployCurve(call, { deploy, ilk: { clipper, calc: recordedCalc, config } }),
      oracleModule,
      source,
      config,
    })
  }
  await pokeTwice(client, ilks)
  for (const ilk of ilks) {
    await trustPool(client, { pool: ilk.join, tokens: [ilk.gem.address] })
    await configureIlk(call, { sky, ilk })
  }
  await setFees(client, { sky, ilks })
  return { ...sky, ilks }
}

/** The Jug takes a fee only in the block in which the old one was collected. */
async function setFees(
  client: DevnetClient,
  { sky, ilks }: { sky: Omit<SkyDeployment, 'ilks'>; ilks: readonly SkyIlk[] },
): Promise<void> {
  const toRequest = (functionName: 'drip' | 'file', args: readonly unknown[]) => ({
    from: sky.pauseProxy,
    to: sky.jug,
    data: encodeFunctionData({ abi: jugAbi as Abi, functionName, args }),
  })
  await sendInOneBlock(client, [
    ...ilks.flatMap(({ id, config }) => [
      toRequest('drip', [id]),
      toRequest('file', [id, word('duty'), config.duty]),
    ]),
    toRequest('file', [word('base'), SKY_BASE_FEE]),
  ])
}

/** Once for the price in force, once for the next: an hour lies between. */
async function pokeTwice(client: DevnetClient, ilks: readonly SkyIlk[]): Promise<void> {
  for (const secondsLater of [0, HOUR_SECONDS]) {
    const { timestamp } = await client.getBlock()
    if (secondsLater > 0) {
      await client.setNextBlockTimestamp({ timestamp: timestamp + BigInt(secondsLater) })
    }
    for (const oracleModule of new Set(ilks.map((ilk) => ilk.oracleModule))) {
      await callContract(client, {
        from,
        to: oracleModule,
        abi: oracleModuleAbi,
        functionName: 'poke',
      })
    }
  }
}
