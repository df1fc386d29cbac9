import { z } from 'zod'

/** RFC 9457 `application/problem+json`. */
export const zProblem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    code: z.string(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457 problem details' })

export type Problem = z.output<typeof zProblem>
