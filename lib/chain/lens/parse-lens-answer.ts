import type { Hex } from 'viem'
import { AdapterInvariantError } from '@/lib/errors'
import { type ByteReader, createByteReader } from './byte-reader'

/** Of every packed answer: its first byte. */
const version = 1

/**
 * Reads a lens's packed answer to its end.
 *
 * @throws AdapterInvariantError where the bytes are not such an answer
 */
export function parseLensAnswer<T>(answer: Hex, parse: (reader: ByteReader) => T): T {
  const reader = createByteReader(answer)
  try {
    if (reader.number(1) !== version) throw new RangeError('another version of the lens answered')
    const parsed = parse(reader)
    if (!reader.atEnd()) throw new RangeError('the answer of the lens is too long')
    return parsed
  } catch (cause) {
    throw new AdapterInvariantError("The lens's answer can't be decoded.", { cause })
  }
}
