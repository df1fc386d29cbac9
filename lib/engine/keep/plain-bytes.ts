/**
 * Plain data as bytes: JSON, with what JSON can't say in strings and keys that begin with `#`. The platform's own
 * structured serialisation says all of it too, but leaves a native object a value behind: 100,000 rows that went
 * through it cost a process more than 200 MB that it never got back.
 */
const encoder = new TextEncoder()
const decoder = new TextDecoder()

const mapKey = '#map'
const special = new Map<string, unknown>([
  ['#undefined', undefined],
  ['#NaN', Number.NaN],
  ['#Infinity', Number.POSITIVE_INFINITY],
  ['#-Infinity', Number.NEGATIVE_INFINITY],
  ['#-0', -0],
])

/** Takes bigints, Maps, arrays, plain objects and primitives. @throws TypeError for anything else */
export function toPlainBytes(value: unknown): Uint8Array {
  return encoder.encode(JSON.stringify(value, toJson))
}

/** @throws SyntaxError where the bytes are not what `toPlainBytes` made */
export function fromPlainBytes(bytes: Uint8Array): unknown {
  return fromJson(JSON.parse(decoder.decode(bytes)))
}

function toJson(key: string, value: unknown): unknown {
  if (key[0] === '#' && key !== mapKey) throw new TypeError(`A key can't begin with #: ${key}`)
  switch (typeof value) {
    case 'bigint':
      return value < 0n ? `#-0x${(-value).toString(16)}` : `#0x${value.toString(16)}`
    case 'string':
      return value[0] === '#' ? `#${value}` : value
    case 'number':
      return Number.isFinite(value) && !Object.is(value, -0) ? value : `#${toName(value)}`
    case 'undefined':
      return '#undefined'
    case 'object':
      return toJsonObject(value)
    case 'boolean':
      return value
    default:
      throw new TypeError(`Not plain data: ${typeof value}`)
  }
}

function toName(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value)
}

function toJsonObject(value: object | null): unknown {
  if (value === null || Array.isArray(value)) return value
  if (value instanceof Map) return { [mapKey]: [...value] }
  const prototype = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null)
    throw new TypeError(`Not plain data: ${value.constructor.name}`)
  return value
}

/** Objects and arrays are changed in place. */
function fromJson(value: unknown): unknown {
  if (typeof value === 'string') return value[0] === '#' ? fromMarked(value) : value
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) value[index] = fromJson(value[index])
    return value
  }
  const record = value as Record<string, unknown>
  const entries = record[mapKey]
  if (entries !== undefined) return new Map(fromJson(entries) as [unknown, unknown][])
  for (const key in record) record[key] = fromJson(record[key])
  return record
}

function fromMarked(text: string): unknown {
  if (text[1] === '#') return text.slice(1)
  if (text.startsWith('#0x')) return BigInt(text.slice(1))
  if (text.startsWith('#-0x')) return -BigInt(text.slice(2))
  if (special.has(text)) return special.get(text)
  throw new SyntaxError(`Not a mark of plain data: ${text.slice(0, 20)}`)
}
