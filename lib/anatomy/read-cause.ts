import type { CauseKind, LiquidationCause } from '@/lib/api/schema/liquidation-anatomy'
import { getCauses, type Mix } from './get-causes'

type Acts = LiquidationCause['acts']
type Moments<Moment> = { safe: Moment; unsafe: Moment }

/** What a protocol knows of the inputs that its accounts' health hangs on. */
export type CauseRules<Moment, Kind extends CauseKind> = {
  /** Each of the groups of inputs alone. */
  groups: Readonly<Record<Kind, Mix<Moment>>>
  /** Whether a liquidation would succeed. */
  isLiquidatable: (moment: Moment) => boolean
  /** Wad; `null` without debt or a price. */
  getHealth: (moment: Moment) => bigint | null
  /** By what happened to the account: were its balances changed by an earlier liquidation alone? */
  isForced?: (acts: Acts) => boolean
  /** What stood in the way of a liquidation although health was low is told first, as lifted. */
  tellsLifted?: boolean
  listPrices: (moments: Moments<Moment>) => LiquidationCause['prices']
  listParameters?: (moments: Moments<Moment>) => LiquidationCause['parameters']
}

const WAD = 10n ** 18n

/**
 * Why an account that could not be liquidated at one moment could be at the next: each group of inputs is put back
 * alone, and whatever keeps it safe was needed.
 *
 * @param readActs what happened to the account between them
 * @returns `undefined` where it could be liquidated before too, or can't be then
 * @throws what `readActs` throws
 */
export async function readCause<Moment, Kind extends CauseKind>(
  rules: CauseRules<Moment, Kind>,
  { safe, unsafe, readActs }: Moments<Moment> & { readActs: () => Promise<Acts> },
): Promise<LiquidationCause | undefined> {
  const { groups, isLiquidatable, getHealth, isForced } = rules
  if (isLiquidatable(safe) || !isLiquidatable(unsafe)) return undefined
  const acts = await readActs()
  const [healthBefore, healthThen] = [getHealth(safe), getHealth(unsafe)]
  const causes = getCauses({ safe, unsafe, groups, isLiquidatable, healthOf: getHealth }).map(
    (each): CauseKind =>
      isForced && each === 'owner-act' && isForced(acts) ? 'earlier-liquidation' : each,
  )
  const isLifted = rules.tellsLifted && healthBefore !== null && healthBefore < WAD
  const [kind, ...also]: CauseKind[] = isLifted ? ['block-lifted', ...causes] : causes
  if (kind === undefined) return undefined
  return {
    kind,
    also,
    prices: rules.listPrices({ safe, unsafe }),
    acts,
    parameters: rules.listParameters?.({ safe, unsafe }) ?? [],
    healthBefore: healthBefore?.toString() ?? null,
    healthThen: healthThen?.toString() ?? null,
  }
}
