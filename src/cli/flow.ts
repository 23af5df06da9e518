import { command } from './command.ts'
import { commonOptions, type CommonOptions } from './common-options.ts'
import { loadFrom, requireReadable } from './files.ts'
import { print } from './terminal.ts'

interface FlowOptions extends Pick<CommonOptions, 'allow-outside'> {
  readonly file?: string
  readonly mermaid?: boolean
}

export const flowCommand = command<FlowOptions>({
  usage: 'flow <file>',
  describe: 'show where contacts can go: IVR, overflow, transfers, groups, and back',
  examples: [
    ['agner flow center.yaml', 'as text'],
    ['agner flow center.yaml --mermaid', 'as a Mermaid flowchart, which GitHub draws'],
  ],
  positionals: {
    file: { type: 'string', describe: 'a scenario, see agner init; - for standard input' },
  },
  options: {
    mermaid: { type: 'boolean', describe: 'print a Mermaid flowchart' },
    'allow-outside': commonOptions['allow-outside'],
  },
  run: async ({ file = '', mermaid = false, ...options }) => {
    await requireReadable(file)
    const { flowGraph, flowMermaid, flowText } = await import('../report/flow-graph.ts')
    const { model } = await loadFrom(file, { allowOutside: options['allow-outside'] })
    const graph = flowGraph(model)
    print(mermaid ? flowMermaid(graph) : flowText(graph))
  },
})
