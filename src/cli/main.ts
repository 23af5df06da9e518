#!/usr/bin/env node
import { setFlagsFromString } from 'node:v8'

// Before anything is loaded: V8's space for new objects, which loading makes 32 MB, stays at 2 (docs/performance.md).
setFlagsFromString('--semi-space-growth-factor=1')

const [{ agner }, { leaveQuietlyWithReader }] = await Promise.all([import('./program.ts'), import('./terminal.ts')])

leaveQuietlyWithReader()

// Not process.exit: what is still on its way to a pipe would be lost.
process.exitCode = await agner(process.argv.slice(2))
