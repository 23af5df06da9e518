import { spawnSync } from 'node:child_process'

// A variable for every shell there is.
const { status } = spawnSync('npx', ['vitest', 'run'], {
  stdio: 'inherit',
  shell: process.platform === 'win32',
  env: { ...process.env, TESTS: 'long' },
})
process.exitCode = status ?? 1
