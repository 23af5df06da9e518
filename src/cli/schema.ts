import { command } from './command.ts'
import { print } from './terminal.ts'

export const schemaCommand = command<object>({
  usage: 'schema',
  describe: 'print the JSON Schema of scenario files, for editors',
  examples: [['agner schema > agner.schema.json', 'then: # yaml-language-server: $schema=agner.schema.json']],
  run: async () => {
    const { scenarioJsonSchema } = await import('../scenario/json-schema.ts')
    print(`${JSON.stringify(scenarioJsonSchema(), null, 2)}\n`)
  },
})
