import { z } from 'zod'
import type { JsonSchema } from './create-components'

type Parameter = {
  name: string
  in: 'path' | 'query' | 'header'
  required: boolean
  description?: string
  schema: JsonSchema
}

/** Parameters of a path and of the query schema that the route parses with. */
export function toParameters(options: {
  params?: Readonly<Record<string, string>>
  query: z.ZodObject
}): Parameter[] {
  const inPath = Object.entries(options.params ?? {}).map(
    ([name, description]): Parameter => ({
      name,
      in: 'path',
      required: true,
      description,
      schema: { type: 'string' },
    }),
  )
  const { properties = {}, required = [] } = z.toJSONSchema(options.query, {
    io: 'input',
    override({ zodSchema, jsonSchema }) {
      // Left out by zod where a transform follows.
      const { def } = zodSchema._zod
      if (def.type === 'default') jsonSchema.default = def.defaultValue
    },
  })
  const inQuery = Object.entries(properties).map(([name, schema]): Parameter => {
    if (typeof schema === 'boolean') throw new Error(`the query's ${name} has no schema`)
    const { description, ...rest } = schema
    return {
      name,
      in: 'query',
      required: required.includes(name),
      ...(description !== undefined && { description }),
      schema: rest,
    }
  })
  return [...inPath, ...inQuery]
}
