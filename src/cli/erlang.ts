import { command } from './command.ts'
import { type ErlangOptions, questionOf } from './erlang-question.ts'
import { colors, lineWidth, print } from './terminal.ts'
import { UserError } from './user-error.ts'

const text = (describe: string) => ({ type: 'string', requiresArg: true, describe }) as const

export const erlangCommand = command<ErlangOptions>({
  usage: 'erlang [model]',
  describe: 'Erlang B, C and A: figures for given agents, agents for a goal, or the load they can take',
  examples: [
    ['agner erlang c --rate 200/h --aht 180s --agents 14', 'figures of 14 agents'],
    ['agner erlang c --rate 200/h --aht 180s --goal "80% in 20s"', 'agents needed'],
    ['agner erlang a --rate 200/h --aht 180s --agents 12 --patience 3m', 'callers hang up'],
    ['agner erlang b --load 20 --blocking 1%', 'lines needed'],
    ['agner erlang c --aht 180s --agents 14 --goal "80% in 20s"', 'the rate they can take'],
  ],
  positionals: {
    model: { choices: ['b', 'c', 'a'] as const, describe: 'which formula; with --patience a, else c' },
  },
  options: {
    rate: text('contacts offered: 200/h, 3/m'),
    load: text('or the load in Erlangs: 10.5'),
    aht: text('average handle time, wrap included: 180s, 4m'),
    agents: text('agents; without it, they are found'),
    goal: text('service level to reach: "80% in 20s"'),
    asa: text('highest mean wait: 30s'),
    occupancy: text('highest occupancy: 85%'),
    abandonment: text('highest share that hangs up: 3% (Erlang A)'),
    blocking: text('highest share that is blocked: 1% (Erlang B, or A with --trunks)'),
    patience: text('mean patience: 3m (Erlang A)'),
    trunks: text('lines for those who wait and talk (Erlang A)'),
    json: { type: 'boolean', describe: 'one JSON document' },
    'no-color': { type: 'boolean', describe: 'no colours' },
  },
  run: async (options) => {
    const question = questionOf(options)
    const [{ answer }, { erlangJson, erlangTable }] = await Promise.all([
      import('../report/erlang-answer.ts'),
      import('../report/erlang.ts'),
    ])
    const found = answer(question)
    if ('why' in found) throw new UserError(found.why)
    print(
      options.json
        ? erlangJson(found)
        : erlangTable(found, lineWidth(), colors('stdout', options['no-color'] ?? false)),
    )
  },
})
