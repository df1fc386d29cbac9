import type { Position } from '../schema/position'
import { toIso } from '../time'
import { usdc, weth } from './assets'
import { BLOCK_TIME, toFixtureAddress } from './chain'
import { position } from './position'

const toRef = ({ asset, symbol, decimals }: typeof weth) => ({ asset, symbol, decimals })

/** One loan of 10 WETH against 12,800 USDC, told as another protocol would tell it. */
function toOther(options: {
  protocol: Position['protocol']
  threshold: string
  bonus: string
}): Position {
  const { protocol, threshold, bonus } = options
  const { collateral, debt, liquidation } = position
  const [held, owed, preview] = [collateral[0], debt[0], liquidation[0]]
  if (!held || !owed || !preview) throw new Error('the fixture has all three')
  return {
    ...position,
    market: `demo-${protocol}`,
    marketName: `Demo ${protocol}`,
    protocol,
    collateral: [{ ...held, liquidationThreshold: threshold, liquidationBonus: bonus }],
    debt: [owed],
    liquidation: [{ ...preview, closeFactor: '1', protocolFee: '0', protocolFeeUsd: '0' }],
  }
}

export const morphoPosition: Position = {
  ...toOther({ protocol: 'morpho-blue', threshold: '0.86', bonus: '1.043841336116910229' }),
  earlier: {
    by: toFixtureAddress('pre-liquidation'),
    threshold: '0.82',
    healthFactor: '1200000000000000000',
    liquidatable: false,
    liquidationPrice: { raw: '165000000000', usd: '1650' },
    distance: '0.175',
    closeFactor: '0.1',
    bonus: '1.01',
    maxRepay: null,
    seized: null,
  },
}

const comet = toOther({ protocol: 'compound-v3', threshold: '0.85', bonus: '1.07' })

export const cometPosition: Position = {
  ...comet,
  verified: { onChainHealthFactor: null, equal: true, by: 'isLiquidatable and borrowBalanceOf' },
  liquidation: comet.liquidation.map((preview) => ({
    ...preview,
    collateral: toRef(weth),
    debt: toRef(usdc),
    maxRepay: '12800000000',
    repayUsd: '12800',
    seized: '10000000000000000000',
    seizedUsd: '15000',
    bonusUsd: '1050',
    healthFactorAfter: null,
    badDebtUsd: '0',
    returned: { amount: '1150000000', valueUsd: '1150' },
  })),
}

const vault = toOther({ protocol: 'sky', threshold: '0.666666666666666666', bonus: '1.13' })

/** Safe now; the price that the oracle holds back for 43 minutes makes it unsafe. */
export const skyPosition: Position = {
  ...vault,
  subaccount: toFixtureAddress('urn'),
  liquidation: vault.liquidation.map((preview) => ({ ...preview, protocolFeeUsd: '1500' })),
  next: {
    price: { raw: '120000000000', usd: '1200' },
    healthFactor: '970000000000000000',
    at: toIso(BLOCK_TIME + 43 * 60),
  },
}
