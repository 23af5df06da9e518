/** `--queue` of a command; `describe`: what for. */
export function queueOption(describe: string) {
  return { type: 'string', requiresArg: true, describe } as const
}
