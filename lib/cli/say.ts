/** One line of progress to whoever started the command. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
