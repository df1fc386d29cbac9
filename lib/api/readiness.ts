import type { Status } from './schema/status'

/** 200 once no market is being discovered any more; a line a market says how it stands. */
export function toReadiness({ markets }: Status): { status: 200 | 503; text: string } {
  const isReady = markets.every(({ phase }) => phase !== 'discovering')
  const lines = markets.map(({ id, phase, progress }) =>
    phase === 'discovering' ? `${id} ${phase} ${Math.floor(progress * 100)} %` : `${id} ${phase}`,
  )
  return {
    status: isReady ? 200 : 503,
    text: [isReady ? 'ready' : 'not ready', ...lines].join('\n'),
  }
}
