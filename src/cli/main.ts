#!/usr/bin/env node
import { agner } from './program.ts'
import { leaveQuietlyWithReader } from './terminal.ts'

leaveQuietlyWithReader()

// Not process.exit: what is still on its way to a pipe would be lost.
process.exitCode = await agner(process.argv.slice(2))
