import { z } from 'zod'

export type JsonSchema = { [key: string]: unknown }

const REF = '#/components/schemas/'

/**
 * JSON Schema (2020-12, as OpenAPI 3.1 has it) of every schema with an id among and within `roots`. Answers may
 * get more keys later, so unknown ones are not forbidden. Not of all that zod's registry holds: Next evaluates
 * the schemas once for pages and once for routes, and the registry then holds two of each id.
 */
export function createComponents(roots: readonly z.ZodType[]): Record<string, JsonSchema> {
  const all = z.object(Object.fromEntries(roots.map((root, index) => [`root${index}`, root])))
  const { $defs = {} } = z.toJSONSchema(all, {
    io: 'input',
    override: ({ jsonSchema }) => dropSafeIntegerBounds(jsonSchema),
  })
  const schemas = JSON.parse(JSON.stringify($defs).replaceAll('"#/$defs/', `"${REF}`)) as Record<
    string,
    JsonSchema
  >
  return Object.fromEntries(
    Object.entries(schemas).map(([name, { $schema, $id, id, ...schema }]) => [name, schema]),
  )
}

/** A schema on its own: a reference where it has an id. */
export function toSchemaOrRef(schema: z.ZodType): JsonSchema {
  const id = z.globalRegistry.get(schema)?.id
  if (id !== undefined) return { $ref: `${REF}${id}` }
  const { $schema, ...rest } = z.toJSONSchema(schema, {
    io: 'input',
    override: ({ jsonSchema }) => dropSafeIntegerBounds(jsonSchema),
  })
  return rest
}

/** Every `int()` says the bounds of a double; they tell a reader nothing. */
function dropSafeIntegerBounds(schema: { minimum?: number; maximum?: number }): void {
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum
}
