import { expect, test } from 'vitest'
import { createRng } from '@/lib/devnet/rng'
import { TransactionRevertedError } from '@/lib/devnet/send'
import { readVatIlk, readVatUrn } from '@/lib/devnet/sky/read-vault'
import { mulDivFloor } from '@/lib/risk/math'
import { applySkyDrip } from '@/lib/risk/sky/apply-drip'
import { applySkyWhatIf, type SkyVaultLoan } from '@/lib/risk/sky/apply-what-if'
import { getSkyHealth } from '@/lib/risk/sky/get-health'
import { getSkyRemedies } from '@/lib/risk/sky/get-remedies'
import { toGemAmountFloor, toInk } from '@/lib/risk/sky/to-gem-amount'
import { RAY, WAD, type Wad } from '@/lib/risk/units'
import { NO_CHANGE } from '@/lib/risk/what-if'
import { SkyMarketView } from './market-view'
import { startSkyWorld, TestFollower } from './testing/sky-world'
import { toUrn } from './to-urn'

const getWorld = startSkyWorld()
const STEPS = ['repay', 'withdraw', 'add', 'borrow'] as const
type Step = (typeof STEPS)[number]
type Loan = SkyVaultLoan & { ilk: string }

/** Every vault with debt as an action finds it that follows a drip in the next block. */
async function readLoans(): Promise<Loan[]> {
  const { client, entry } = getWorld()
  const follower = new TestFollower(client, new SkyMarketView(entry))
  await follower.step()
  const { head } = follower.view
  return follower.view.listVaults().flatMap((vault) => {
    const reading = head?.ilks.find(({ state }) => state.ilk === vault.ilk)
    if (!reading || vault.art === 0n) return []
    const state = { ...reading.state, timestamp: reading.state.timestamp + 12 }
    const dai = head?.setup.dai.asset ?? vault.urn
    return [{ ilk: vault.ilk, state, urn: toUrn(vault), dai }]
  })
}

/** What the Vat holds once it was dripped and did it, taken back; `null` where it reverted. */
async function rehearse({ ilk: name, urn }: Loan, { dink, dart }: { dink: bigint; dart: bigint }) {
  const { world, sky, vaults } = getWorld()
  const { client, liquidator } = world
  const ilk = sky.deployment.ilks.find((each) => each.name === name)
  const vault = vaults.find((each) => each.ilk === name && each.urn === urn.address)
  if (!ilk || !vault) throw new Error('no such vault')
  const { vat } = sky.deployment
  const id = await client.snapshot()
  try {
    await sky.act.drip({ ilk, from: liquidator.address })
    if (dink > 0n) await sky.act.lock({ ilk, vault, wad: dink })
    else await sky.act.frob({ ilk, vault, dink, dart })
    const [{ ink, art }, { rate, spot }] = await Promise.all([
      readVatUrn(client, { vat, ilk, vault }),
      readVatIlk(client, { vat, ilk }),
    ])
    return { ink, art, healthFactor: art === 0n ? null : mulDivFloor(ink * spot, WAD, art * rate) }
  } catch (error) {
    if (error instanceof TransactionRevertedError) return null
    throw error
  } finally {
    await client.revert({ id })
  }
}

/** Dai that lies beside the vault to repay with, wad. */
async function readDai({ ilk: name, urn }: Loan): Promise<bigint> {
  const { world, sky, vaults } = getWorld()
  const ilk = sky.deployment.ilks.find((each) => each.name === name)
  const vault = vaults.find((each) => each.ilk === name && each.urn === urn.address)
  if (!ilk || !vault) throw new Error('no such vault')
  const { dai } = await readVatUrn(world.client, { vat: sky.deployment.vat, ilk, vault })
  return dai / RAY
}

function play({ ilk: _, ...loan }: Loan, { step, amount }: { step: Step; amount: bigint }) {
  const asset = step === 'repay' || step === 'borrow' ? loan.dai : loan.state.gem.asset
  const { urn, ...after } = applySkyWhatIf(loan, {
    ...NO_CHANGE,
    [step]: new Map([[asset, amount]]),
  })
  const health = getSkyHealth(after.state, urn)
  return {
    ...after,
    urn,
    healthFactor: health.kind === 'priced' ? health.healthFactor : null,
    change: { dink: urn.ink - loan.urn.ink, dart: urn.art - loan.urn.art },
  }
}

test('WHAT_IF_IS_WHAT_THE_VAT_DOES, to the wei, and refused where it reverts', async () => {
  const rng = createRng(41)
  const done = new Map<Step, number>()
  let refused = 0
  for (let round = 0; round < 8; round += 1) {
    for (let action = 0; action < 10; action += 1) await getWorld().sky.playRandomAction(rng)
    for (const loan of await readLoans()) {
      const step = STEPS[Math.floor(rng() * STEPS.length)] ?? 'repay'
      const { state, urn } = loan
      const whole =
        step === 'repay'
          ? await readDai(loan)
          : step === 'borrow'
            ? (urn.art * state.rate) / RAY / 3n
            : toGemAmountFloor(state, urn.ink) / 3n
      const amount = (whole * BigInt(Math.floor(rng() * 1e6))) / 1_000_000n
      const { issues, healthFactor, change, ...after } = play(loan, { step, amount })
      const isCapped = issues.some(({ kind }) => kind === 'capped')
      if (state.spot === 0n || isCapped || (change.dink === 0n && change.dart === 0n)) continue
      const where = `${step} ${amount} in ${loan.ilk}, ${urn.address}`
      const real = await rehearse(loan, change)
      expect(issues.length > 0, `${where}: ${issues.map(({ kind }) => kind)}`).toBe(real === null)
      if (real === null) {
        refused += 1
        continue
      }
      const { ink, art } = after.urn
      expect({ ink, art, healthFactor }, where).toEqual(real)
      done.set(step, (done.get(step) ?? 0) + 1)
    }
  }
  for (const step of STEPS) expect(done.get(step) ?? 0, `no ${step} was done`).toBeGreaterThan(2)
  expect(refused).toBeGreaterThan(2)
})

test('RISK_INPUT_IS_THE_POSITION: each vault’s input has its health and its name', async () => {
  const { client, entry, world } = getWorld()
  const block = await client.readHead()
  let vaults = 0
  for (const { address } of world.users) {
    const read = await new SkyMarketView(entry).readPositions({ client, address, block })
    for (const { position, riskInput } of read) {
      if (riskInput?.protocol !== 'sky') throw new Error('no input')
      const { market, subaccount, asOf } = riskInput
      expect({ market, subaccount, asOf }).toEqual({
        market: position.market,
        subaccount: position.subaccount,
        asOf: position.asOf,
      })
      const health = getSkyHealth(riskInput.state, riskInput.urn)
      const healthFactor = health.kind === 'priced' ? health.healthFactor.toString() : null
      const shown = position.health.kind === 'priced' ? position.health.healthFactor : null
      expect(healthFactor).toBe(shown)
      vaults += 1
    }
  }
  expect(vaults).toBeGreaterThan(3)
})

test('REMEDY_REACHES_ON_CHAIN, and one unit less does not', async () => {
  const seen = { repay: 0, add: 0 }
  for (const loan of await readLoans()) {
    const state = applySkyDrip(loan.state)
    const health = getSkyHealth(state, loan.urn)
    if (health.kind !== 'priced') continue
    const level = (health.healthFactor + WAD / 20n) as Wad
    const result = getSkyRemedies(state, loan.urn, { level })
    if (result.kind !== 'below') continue
    const most = await readDai(loan)
    for (const remedy of result.remedies) {
      if (remedy.outcome !== 'reaches' || (remedy.kind === 'repay' && remedy.isAll)) continue
      if (remedy.kind === 'repay' && remedy.amount > most) continue
      const at = async (amount: bigint) => {
        const { change } = play(loan, { step: remedy.kind, amount })
        return (await rehearse(loan, change))?.healthFactor ?? null
      }
      const reached = await at(remedy.amount)
      expect(reached === null ? -1n : reached).toBeGreaterThanOrEqual(level)
      if (remedy.kind === 'add') expect(remedy.dink).toBe(toInk(state, remedy.amount))
      expect((await at(remedy.amount - 1n)) ?? 0n).toBeLessThan(level)
      seen[remedy.kind] += 1
    }
    if (Math.min(seen.repay, seen.add) >= 4) break
  }
  expect(Math.min(seen.repay, seen.add)).toBeGreaterThan(1)
})
