import type { Section } from './document.ts'
import { Html, html } from './html.ts'

/** What was run, as it is written. */
export interface Simulated {
  readonly description?: string
  /** Pictures of it, of several variants by name where they differ: SVG, safe to be put into a page. */
  readonly pictures: ReadonlyMap<string, string>
  /** What its author says is assumed, and why. */
  readonly assumptions: readonly { readonly name: string; readonly why: string }[]
  /** What the command line changed: `volume=+20%`. */
  readonly changes: readonly string[]
  /** Its files by name, those of text. */
  readonly files: readonly { readonly name: string; readonly text: string }[]
}

/** A file longer than this is told to be there, not shown: it is beside the scenario. */
const LONGEST = 60_000

/** Of several, a section each. */
export function scenarioSections(simulated: ReadonlyMap<string, Simulated>): Section[] {
  return [...simulated].map(([name, one], i) => ({
    ...scenarioSection(one),
    id: `scenario-${i + 1}`,
    title: `Scenario: ${name}`,
  }))
}

export function scenarioSection({ assumptions, changes, description = '', files, pictures }: Simulated): Section {
  return {
    id: 'scenario',
    title: 'The scenario',
    content: [
      description === '' ? null : html`<p class="note">${description}</p>`,
      changes.length === 0 ? null : html`<p class="note">Changed on the command line: ${changes.join(', ')}</p>`,
      ...[...pictures].map(([name, picture]) => pictureOf(picture, pictures.size > 1 ? name : '')),
      assumptionTable(assumptions),
      ...files.map(({ name, text }) =>
        text.length > LONGEST
          ? html`<p class="note">${name}: ${Math.round(text.length / 1000)} kB, not shown here</p>`
          : html`<details>
              <summary>${name}</summary>
              <pre tabindex="0">${text}</pre>
            </details>`,
      ),
    ],
  }
}

function pictureOf(picture: string, name: string): Html {
  const label = name === '' ? 'Picture of the scenario' : `Picture of ${name}`
  return html`${name === '' ? '' : html`<h3>${name}</h3>`}
    <div class="picture" role="group" aria-label="${label}" tabindex="0">${new Html(picture)}</div>`
}

function assumptionTable(assumptions: Simulated['assumptions']): Html {
  if (assumptions.length === 0) return html``
  return html`<div class="wide" tabindex="0">
    <table>
      <caption>
        Assumptions
      </caption>
      <thead>
        <tr>
          <th scope="col">what</th>
          <th scope="col" class="words">said of it</th>
        </tr>
      </thead>
      <tbody>
        ${assumptions.map(
          ({ name, why }) =>
            html`<tr>
              <th scope="row">${name}</th>
              <td class="words">${why}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`
}
