import type { Address } from './units'
import type { WhatIf, WhatIfAmount, WhatIfAmountStep } from './what-if'

/** One amount of a what-if. `add` and `borrow` are never of all. */
export type AmountStep = { step: WhatIfAmountStep; asset: Address; amount: WhatIfAmount }

/** The amounts of a what-if in the order that they are taken in; those of nothing are left out. */
export function listAmountSteps({ repay, withdraw, add, borrow }: WhatIf): AmountStep[] {
  const list = (step: WhatIfAmountStep, amounts: ReadonlyMap<Address, WhatIfAmount>) =>
    [...amounts]
      .filter(([, amount]) => amount === 'all' || amount > 0n)
      .map(([asset, amount]): AmountStep => ({ step, asset, amount }))
  return [
    ...list('repay', repay),
    ...list('withdraw', withdraw),
    ...list('add', add),
    ...list('borrow', borrow),
  ]
}

/** An amount that there is `most` of: all of it where more is asked for, which is to be said. */
export function capAmount(
  amount: WhatIfAmount,
  most: bigint,
): { taken: bigint; isAll: boolean; isCapped: boolean } {
  const isAll = amount === 'all' || amount >= most
  return { taken: isAll ? most : amount, isAll, isCapped: amount !== 'all' && amount > most }
}
