type Schema = { [key: string]: unknown }
type Root = { components: { schemas: Record<string, Schema> } }
type Check = { value: unknown; path: string; root: Root }

const KNOWN = new Set(
  `$ref type properties required items enum const anyOf oneOf pattern additionalProperties propertyNames minimum
  maximum exclusiveMinimum format description example default`.split(/\s+/),
)

/**
 * What of a value is not as a JSON Schema of an OpenAPI document says: a line each. Knows the keywords that the
 * document has and throws on any other, so that nothing goes unchecked.
 */
export function findSchemaErrors(schema: Schema, check: Check): string[] {
  const strange = Object.keys(schema).find((key) => !KNOWN.has(key))
  if (strange) throw new Error(`unhandled keyword ${strange} at ${check.path}`)
  const { $ref, anyOf, oneOf } = schema
  if (typeof $ref === 'string') return findSchemaErrors(resolve($ref, check.root), check)
  const union = (anyOf ?? oneOf) as Schema[] | undefined
  if (union) {
    const hits = union.filter((each) => findSchemaErrors(each, check).length === 0).length
    const isRight = oneOf ? hits === 1 : hits > 0
    return isRight ? [] : [`${check.path} is ${hits} of ${union.length} shapes`]
  }
  return [...checkType(schema, check), ...checkScalar(schema, check), ...checkParts(schema, check)]
}

function resolve($ref: string, { components }: Root): Schema {
  const found = components.schemas[$ref.replace('#/components/schemas/', '')]
  if (!found) throw new Error(`${$ref} leads nowhere`)
  return found
}

const IS_OF_TYPE: Record<string, (value: unknown) => boolean> = {
  string: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  integer: (value) => Number.isInteger(value),
  boolean: (value) => typeof value === 'boolean',
  null: (value) => value === null,
  array: Array.isArray,
  object: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
}

function checkType({ type }: Schema, { value, path }: Check): string[] {
  if (type === undefined) return []
  const types = [type].flat().map(String)
  const strange = types.find((each) => !IS_OF_TYPE[each])
  if (strange) throw new Error(`unhandled type ${strange} at ${path}`)
  return types.some((each) => IS_OF_TYPE[each]?.(value))
    ? []
    : [`${path} is no ${types.join(' or ')}`]
}

function checkScalar(schema: Schema, { value, path }: Check): string[] {
  const rules: [keyof typeof schema, (limit: never) => boolean][] = [
    ['const', (expected: unknown) => value === expected],
    ['enum', (values: unknown[]) => values.includes(value)],
    ['pattern', (source: string) => typeof value !== 'string' || new RegExp(source).test(value)],
    ['minimum', (limit: number) => typeof value !== 'number' || value >= limit],
    ['maximum', (limit: number) => typeof value !== 'number' || value <= limit],
    ['exclusiveMinimum', (limit: number) => typeof value !== 'number' || value > limit],
  ]
  return rules.flatMap(([keyword, isRight]) =>
    !(keyword in schema) || isRight(schema[keyword] as never) ? [] : [`${path} breaks ${keyword}`],
  )
}

function checkParts(schema: Schema, { value, path, root }: Check): string[] {
  if (Array.isArray(value)) {
    const items = (schema.items ?? {}) as Schema
    return value.flatMap((item, index) =>
      findSchemaErrors(items, { value: item, path: `${path}[${index}]`, root }),
    )
  }
  if (typeof value !== 'object' || value === null) return []
  const properties = (schema.properties ?? {}) as Record<string, Schema>
  const others = schema.additionalProperties as Schema | undefined
  const missing = ((schema.required ?? []) as string[])
    .filter((key) => !(key in value))
    .map((key) => `${path}.${key} is missing`)
  const wrong = Object.entries(value).flatMap(([key, each]) => {
    const part = properties[key] ?? others
    const at = `${path}.${key}`
    return part
      ? findSchemaErrors(part, { value: each, path: at, root })
      : [`${at} is not described`]
  })
  return [...missing, ...wrong]
}
