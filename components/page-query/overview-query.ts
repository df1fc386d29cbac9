import { z } from 'zod'
import { zCurveQuery } from '@/lib/api/schema/query'
import { parseFall } from './parse-fall'

const zFall = z
  .string()
  .transform((text, context) => {
    const percent = parseFall(text)
    if (percent !== null) return percent
    context.addIssue('must be a number from 0 to 1, such as 0.2 for 20 %')
    return z.NEVER
  })
  .default(20)

/** What may stand behind `?` on pages with a curve: whose curve, the fall (percent) it is read at, and how it is counted. */
export const zOverviewQuery = zCurveQuery.omit({ format: true }).extend({
  fall: zFall,
  mode: z.enum(['cumulative', 'level'], 'must be cumulative or level').default('cumulative'),
  unit: z.enum(['usd', 'asset'], 'must be usd or asset').default('usd'),
})

export type OverviewQuery = z.output<typeof zOverviewQuery>
