#!/usr/bin/env node
const [{ agner }, { leaveQuietlyWithReader }] = await Promise.all([import('./program.ts'), import('./terminal.ts')])

leaveQuietlyWithReader()

// Not process.exit: what is still on its way to a pipe would be lost.
process.exitCode = await agner(process.argv.slice(2))
