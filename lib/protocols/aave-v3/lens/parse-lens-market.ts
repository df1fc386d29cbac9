import type { Hex } from 'viem'
import type { ByteReader } from '@/lib/chain/lens/byte-reader'
import { parseLensAnswer } from '@/lib/chain/lens/parse-lens-answer'
import type {
  LensAccount,
  LensAccountData,
  LensEMode,
  LensFeed,
  LensMarket,
  LensPosition,
  LensReserve,
} from './lens-market'

/**
 * Decodes the answer of `AaveV3Lens.readMarket`; the layout stands at the lens's functions.
 *
 * @throws AdapterInvariantError where the bytes are not such an answer.
 */
export function parseLensMarket(data: Hex): LensMarket {
  return parseLensAnswer(data, (reader) => ({
    revision: reader.number(4),
    timestamp: reader.number(5),
    pool: reader.address(),
    oracle: reader.address(),
    configurator: reader.addressOrNull(),
    sentinel: reader.addressOrNull(),
    baseCurrency: reader.addressOrNull(),
    baseCurrencyUnit: reader.bigint(32),
    liquidationAllowed: reader.number(1) === 1,
    reserves: parseList(reader.number(1), () => parseReserve(reader)),
    eModes: parseList(reader.number(1), () => parseEMode(reader)),
    accounts: parseList(reader.number(4), () => parseAccount(reader)),
  }))
}

function parseList<T>(length: number, parse: () => T): T[] {
  return Array.from({ length }, parse)
}

function parseReserve(reader: ByteReader): LensReserve {
  return {
    id: reader.number(1),
    asset: reader.address(),
    aToken: reader.address(),
    variableDebtToken: reader.address(),
    stableDebtToken: reader.addressOrNull(),
    configuration: reader.bigint(32),
    liquidityRate: reader.bigint(16),
    variableBorrowRate: reader.bigint(16),
    stableBorrowRate: reader.bigint(16),
    lastUpdateTimestamp: reader.number(5),
    accruedToTreasury: reader.bigint(16),
    isolationModeTotalDebt: reader.bigint(16),
    normalizedIncome: reader.bigint(16),
    normalizedVariableDebt: reader.bigint(16),
    price: parseOptional(reader, 32),
    priceSource: reader.addressOrNull(),
    feed: parseFeed(reader),
    totalAToken: reader.bigint(16),
    totalVariableDebt: reader.bigint(16),
    totalStableDebt: reader.bigint(16),
    availableLiquidity: reader.bigint(16),
    virtualBalance: parseOptional(reader, 16),
    deficit: parseOptional(reader, 16),
    liquidationGracePeriodUntil: reader.number(5),
  }
}

/** A byte that says whether there is a value, then the value. */
function parseOptional(reader: ByteReader, bytes: number): bigint | null {
  const known = reader.number(1) === 1
  const value = reader.bigint(bytes)
  return known ? value : null
}

function parseFeed(reader: ByteReader): LensFeed | null {
  const kind = reader.number(1)
  const address = reader.addressOrNull()
  const answer = reader.signed()
  const updatedAt = Number(reader.bigint(8))
  const decimals = reader.number(1)
  if (kind === 0 || address === null) return null
  return { kind: kind === 1 ? 'source' : 'base', address, answer, updatedAt, decimals }
}

function parseEMode(reader: ByteReader): LensEMode {
  return {
    id: reader.number(1),
    kind: reader.number(1) === 1 ? 'category' : 'bitmap',
    ltv: reader.number(2),
    liquidationThreshold: reader.number(2),
    liquidationBonus: reader.number(2),
    collateralBitmap: reader.bigint(16),
    borrowableBitmap: reader.bigint(16),
    ltvzeroBitmap: reader.bigint(16),
    priceSource: reader.addressOrNull(),
    price: parseOptional(reader, 32),
    label: reader.hex(reader.number(1)),
  }
}

function parseAccount(reader: ByteReader): LensAccount {
  return {
    eModeCategoryId: reader.number(1),
    accountData: reader.number(1) === 1 ? parseAccountData(reader) : null,
    positions: parseList(reader.number(1), () => parsePosition(reader)),
  }
}

function parseAccountData(reader: ByteReader): LensAccountData {
  return {
    totalCollateralBase: reader.bigint(32),
    totalDebtBase: reader.bigint(32),
    availableBorrowsBase: reader.bigint(32),
    currentLiquidationThreshold: reader.bigint(32),
    ltv: reader.bigint(32),
    healthFactor: reader.bigint(32),
  }
}

function parsePosition(reader: ByteReader): LensPosition {
  const head = reader.number(1)
  const parts = reader.number(1)
  return {
    reserveId: head & 0x7f,
    usedAsCollateral: (head & 0x80) !== 0,
    scaledCollateral: (parts & 1) !== 0 ? reader.bigint(16) : 0n,
    scaledVariableDebt: (parts & 2) !== 0 ? reader.bigint(16) : 0n,
    ...((parts & 4) !== 0
      ? {
          stableDebt: {
            principal: reader.bigint(16),
            rate: reader.bigint(16),
            lastUpdated: reader.number(5),
          },
        }
      : {}),
  }
}
