import { z } from 'zod'

export type JsonSchema = { [key: string]: unknown }

const REF = '#/components/schemas/'

/**
 * JSON Schema (2020-12, as OpenAPI 3.1 has it) of every schema that has an id. Answers may get more keys later,
 * so unknown ones are not forbidden.
 */
export function createComponents(): Record<string, JsonSchema> {
  const { schemas } = z.toJSONSchema(z.globalRegistry, {
    io: 'input',
    uri: (id) => `${REF}${id}`,
    override: ({ jsonSchema }) => dropSafeIntegerBounds(jsonSchema),
  })
  return Object.fromEntries(
    Object.entries(schemas).map(([id, { $schema, $id, ...schema }]) => [id, schema as JsonSchema]),
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

/** Components that the given parts speak of, directly or through others. */
export function pickUsed(
  components: Record<string, JsonSchema>,
  parts: unknown,
): Record<string, JsonSchema> {
  const used = new Set<string>()
  const waiting = [parts]
  while (waiting.length > 0) {
    for (const [, id] of JSON.stringify(waiting.pop()).matchAll(
      /"#\/components\/schemas\/([^"]+)"/g,
    )) {
      if (id === undefined || used.has(id)) continue
      used.add(id)
      waiting.push(components[id])
    }
  }
  return Object.fromEntries(Object.entries(components).filter(([id]) => used.has(id)))
}
