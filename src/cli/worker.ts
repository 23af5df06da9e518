import { readDuration } from '../scenario/units.ts'
import { command } from './command.ts'
import { Interruption } from './interruption.ts'
import { valueOf } from './option-values.ts'
import { queueOption } from './queue-option.ts'
import { print } from './terminal.ts'
import { UserError } from './user-error.ts'
import { workersOf } from './workers-option.ts'

interface WorkerOptions {
  readonly queue?: string
  readonly workers?: string
  readonly idle?: string
  readonly quiet?: boolean
}

export const workerCommand = command<WorkerOptions>({
  usage: 'worker',
  describe: 'simulate points for agner sweep --queue, from whatever machine',
  examples: [
    ['agner worker --queue redis://localhost:6379', 'until Ctrl-C, which finishes what is under way'],
    [
      'agner worker --queue redis://queue.example:6379 --idle 10m',
      'until there has been nothing to do for ten minutes',
    ],
  ],
  positionals: {},
  options: {
    queue: queueOption('a Redis server: redis://HOST:PORT, or rediss:// with TLS'),
    workers: {
      type: 'string',
      requiresArg: true,
      describe: 'points at once, each in a thread; as many as there are processors unless told',
    },
    idle: { type: 'string', requiresArg: true, describe: 'end after so long without work, such as 10m' },
    quiet: { type: 'boolean', alias: 'q', describe: 'no notes on stderr' },
  },
  run: async ({ idle, queue, quiet = false, ...options }) => {
    if (queue === undefined) throw new UserError('worker: name the queue with --queue redis://HOST:PORT')
    const workers = workersOf(options.workers)
    const idleMs = idle === undefined ? undefined : 1000 * valueOf('idle', idle, readDuration)
    const [{ openBroker }, { workForQueue }, { newsOf, sayOf }] = await Promise.all([
      import('../queue/broker.ts'),
      import('../queue/worker.ts'),
      import('./sweep-workers.ts'),
    ])
    const say = sayOf(quiet)
    const broker = await openBroker(queue, newsOf(say))
    say(`waiting for points at ${broker.name}, ${workers} at once; Ctrl-C ends`)
    const interruption = new Interruption()
    interruption.listen()
    let [answered, isClosed] = [0, false]
    try {
      isClosed = await workForQueue(broker, {
        workers,
        ...(idleMs === undefined ? {} : { idleMs }),
        isStopped: () => interruption.isAsked,
        onAnswer: () => answered++,
      })
    } finally {
      interruption.end()
      broker.end()
    }
    const text = `${answered} ${answered === 1 ? 'point' : 'points'} simulated\n`
    if (isClosed) print(text)
    else process.stdout.write(text, () => process.exit(0))
    return 0
  },
})
