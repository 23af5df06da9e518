import { z } from 'zod'
import { scenarioSchema } from './schema.ts'
import { at } from './tree.ts'
import type { Path, Tree } from './tree.ts'

/** The parts of JSON Schema that come out of the schema. */
export interface JsonSchema {
  readonly $ref?: string
  readonly $defs?: Readonly<Record<string, JsonSchema>>
  readonly $comment?: string
  readonly type?: string
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly default?: unknown
  readonly description?: string
  readonly examples?: readonly unknown[]
  readonly pattern?: string
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: JsonSchema | false
  readonly items?: JsonSchema
  readonly anyOf?: readonly JsonSchema[]
  readonly oneOf?: readonly JsonSchema[]
  readonly allOf?: readonly JsonSchema[]
}

let made: JsonSchema | undefined

/** JSON Schema of a scenario file: what editors complete and check by, and what `docs/scenario.md` is made of. */
export function scenarioJsonSchema(): JsonSchema {
  made ??= {
    title: 'agner scenario',
    ...z.toJSONSchema(scenarioSchema, { io: 'input', override: keepExamples }),
  } as JsonSchema
  return made
}

/** Examples are what one writes; zod takes them for what comes out, and drops them where that is something else. */
function keepExamples({
  zodSchema,
  jsonSchema,
}: {
  zodSchema: z.core.$ZodTypes
  jsonSchema: z.core.JSONSchema.BaseSchema
}): void {
  const examples = z.globalRegistry.get(zodSchema)?.examples
  if (Array.isArray(examples)) jsonSchema.examples = examples
}

/** The schema itself, with references followed, or the alternatives it stands for. */
export function alternatives(schema: JsonSchema): readonly JsonSchema[] {
  const { $ref, anyOf, oneOf, allOf } = schema
  const named = $ref === undefined ? [] : [scenarioJsonSchema().$defs?.[$ref.replace('#/$defs/', '')] ?? {}]
  const inner = [...named, ...(anyOf ?? []), ...(oneOf ?? []), ...(allOf ?? [])]
  return inner.length === 0 ? [schema] : inner.flatMap(alternatives)
}

/** What may stand at a path, given what else is written. */
function schemasAt(tree: Tree, path: Path): readonly JsonSchema[] {
  let schemas = fitting(alternatives(scenarioJsonSchema()), tree)
  path.forEach((step, i) => {
    const steps = stepped(schemas, step)
    schemas = fitting(steps.flatMap(alternatives), at(tree, path.slice(0, i + 1)))
  })
  return schemas
}

function stepped(schemas: readonly JsonSchema[], step: PropertyKey): readonly JsonSchema[] {
  return schemas.flatMap(({ properties, additionalProperties, items }) => {
    if (typeof step === 'number') return items === undefined ? [] : [items]
    const own = properties !== undefined && Object.hasOwn(properties, step) ? [properties[String(step)]] : []
    return own.length > 0 || !additionalProperties ? own : [additionalProperties]
  })
}

/** Keys that may stand in the map at a path, given what else stands in it. */
export function keysAt(tree: Tree, path: Path): readonly string[] {
  return [...new Set(schemasAt(tree, path).flatMap(({ properties }) => Object.keys(properties ?? {})))]
}

/** What holds where nothing is written at a path; undefined where there is no default. */
export function defaultAt(tree: Tree, path: Path): unknown {
  const around = schemasAt(tree, path.slice(0, -1))
  return stepped(around, path[path.length - 1]).find((schema) => schema.default !== undefined)?.default
}

/** Leaves out laws other than the one that is named. */
function fitting(schemas: readonly JsonSchema[], tree: Tree | undefined): readonly JsonSchema[] {
  const fit = schemas.filter(({ properties }) =>
    Object.entries(properties ?? {}).every(([key, { const: only }]) => {
      const given = tree === undefined || only === undefined ? undefined : at(tree, [key])
      return given === undefined || (given.kind === 'scalar' && given.value === only)
    }),
  )
  return fit.length > 0 ? fit : schemas
}
