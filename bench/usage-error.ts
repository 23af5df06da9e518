/** The caller's mistake: its message is printed without a stack, exit code 2. */
export class UsageError extends Error {}

/** Runs a program of the bench; tells what its caller got wrong. */
export function tellingUsage(main: () => void): void {
  try {
    main()
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    console.error(error.message)
    process.exitCode = 2
  }
}
