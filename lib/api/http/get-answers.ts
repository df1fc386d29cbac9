import { AnswerCache } from './answer-cache'

const key = Symbol.for('plimsoll.answers')

type Holder = { [key]?: AnswerCache }

/** The answers kept by this process. Next evaluates modules more than once: they hang on `globalThis`. */
export function getAnswers(): AnswerCache {
  const holder = globalThis as Holder
  holder[key] ??= new AnswerCache()
  return holder[key]
}
