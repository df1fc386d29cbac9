import { describe, expect, test } from 'vitest'
import { FeedHeartbeats } from './feed-heartbeats'

const feed = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed'

function learn(times: readonly number[]): number | null {
  const heartbeats = new FeedHeartbeats()
  for (const time of times) heartbeats.learn(feed, time)
  return heartbeats.get(feed)
}

describe('FeedHeartbeats', () => {
  test('default: the usual pause with a quarter to spare', () => {
    const times = Array.from({ length: 40 }, (_, round) => 1_000_000 + round * 86_400)
    expect(learn(times)).toBe(108_000)
  })

  test('behavior: one outage does not make the next look normal', () => {
    const times = Array.from({ length: 40 }, (_, round) => 1_000_000 + round * 7_200)
    const late = times.map((time, round) => (round > 30 ? time + 900_000 : time))
    expect(learn(late)).toBe(9_000)
  })

  test('behavior: an hour at least, whatever the market does', () => {
    expect(learn(Array.from({ length: 40 }, (_, round) => 1_000_000 + round * 60))).toBe(3_600)
  })

  test('behavior: unknown until enough rounds were seen', () => {
    expect(learn([1_000_000, 1_086_400])).toBeNull()
  })
})
