import { readCause } from '@/lib/anatomy/read-cause'
import type { Teller } from '@/lib/anatomy/teller'
import { AdapterInvariantError } from '@/lib/errors'
import type { Address } from '@/lib/risk/units'
import type { AaveMarketSetup } from '../market-setup'
import { readMarketAtBlock } from '../read-market-at-block'
import { aaveCauseRules } from './cause-rules'
import { type AaveMoment, aaveGroups } from './moment'
import { readActs } from './read-acts'

/** Tells of one account of an Aave market: one `eth_call` a moment. */
export function createAaveTeller({
  setup,
  account,
}: {
  setup: AaveMarketSetup
  account: Address
}): Teller<AaveMoment> {
  return {
    async readMoment(client, at) {
      const options = { setup, ...at, accounts: [account] }
      const { state, accounts } = await readMarketAtBlock(client, options)
      const [found] = accounts
      if (!found) throw new AdapterInvariantError('The lens left out an account.')
      return { state, account: found }
    },
    isLiquidatable: aaveCauseRules.isLiquidatable,
    withAccountOf: aaveGroups['owner-act'],
    readCause: (client, { safe, unsafe, at }) =>
      readCause(aaveCauseRules, {
        safe,
        unsafe,
        readActs: async () =>
          isSame(safe.account, unsafe.account)
            ? []
            : await readActs(client, { setup, account, ...at }),
      }),
  }
}

function isSame(one: AaveMoment['account'], other: AaveMoment['account']): boolean {
  const text = (account: AaveMoment['account']) =>
    JSON.stringify(account, (_, value) => (typeof value === 'bigint' ? value.toString() : value))
  return text(one) === text(other)
}
