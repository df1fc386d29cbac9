import { z } from 'zod'

/** Nothing may stand behind `?`. */
export const zNoQuery = z.strictObject({})
