import { z } from 'zod'
import { zCurveQuery } from '@/lib/api/schema/query'

const FALL = 'must be a number from 0 to 1, such as 0.2 for 20 %'

/** The curve has a level for each whole percent; what lies between two is read at the deeper one. */
const toLevel = (text: string) => Math.ceil(Number((Number(text) * 100).toFixed(6))) / 100

const zFall = z
  .string()
  .regex(/^(0(\.\d{1,18})?|1(\.0{1,18})?)$/, FALL)
  .transform(toLevel)
  .default(0.2)

/** What may stand behind `?` on pages with a curve: whose curve, and the fall that it is read at. */
export const zOverviewQuery = zCurveQuery.omit({ format: true }).extend({ fall: zFall })

export type OverviewQuery = z.output<typeof zOverviewQuery>
