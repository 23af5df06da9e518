/** The caller's mistake: its message is printed without a stack, exit code 2. */
export class UsageError extends Error {}
