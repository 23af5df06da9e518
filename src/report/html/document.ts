import type { Chart } from './chart.ts'
import { Html, html, scriptJson } from './html.ts'
import { STYLE } from './style.ts'

/** The program that draws the charts, without `</script` in it; and its hash as a page may allow it: `sha256-…`. */
export interface ChartProgram {
  readonly text: string
  readonly hash: string
}

export interface Section {
  readonly id: string
  readonly title: string
  /** Charts among it are put where they stand. */
  readonly content: readonly (Html | Chart | null)[]
}

export interface Document {
  readonly title: string
  /** A line above the title: what kind of report it is. */
  readonly kind: string
  readonly verdict: string
  /** What it takes to make it again: version, seed, hash. */
  readonly provenance: readonly string[]
  /** Before all sections. */
  readonly head: readonly Html[]
  readonly sections: readonly Section[]
}

/**
 * One file, without a network: what is said and the tables are HTML, charts are data that the program draws. Nothing in it
 * can do anything but that: only this program may run, by its hash (Content Security Policy).
 */
export function htmlDocument(document: Document, program: ChartProgram): string {
  const charts: Chart[] = []
  const sections = document.sections
    .map(({ content, ...section }) => ({ ...section, content: content.filter((part) => !isNothing(part)) }))
    .filter(({ content }) => content.length > 0)
  const body = sections.map(
    ({ content, id, title }) =>
      html`<section id="${id}" aria-labelledby="${id}-title">
        <h2 id="${id}-title">${title}</h2>
        ${content.map((part) => (part === null || 'text' in part ? part : figure(part, charts.push(part) - 1)))}
      </section>`,
  )
  // In one piece: the hash is of every byte between the tags.
  const script = new Html(`<script>${program.text}</script>`)
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'unsafe-inline'; script-src '${program.hash}'; img-src data:; base-uri 'none'; form-action 'none'"
        />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="generator" content="${document.provenance[0]}" />
        <title>${document.title}</title>
        <style>
          ${new Html(STYLE)}
        </style>
      </head>
      <body>
        <a class="skip" href="#content">To the content</a>
        <header>
          <p class="kind">${document.kind}</p>
          <h1>${document.title}</h1>
          <p class="verdict">${document.verdict}</p>
          <p class="provenance">${document.provenance.map((fact) => html`<span>${fact}</span> `)}</p>
          <button type="button" id="theme" hidden>Colours: as the system</button>
        </header>
        <nav aria-label="Contents">
          <ul>
            ${sections.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`)}
          </ul>
        </nav>
        <main id="content">${document.head} ${body}</main>
        <noscript><p class="note">Charts need JavaScript; all tables are here without it.</p></noscript>
        <script type="application/json" id="charts">
          ${scriptJson(charts)}
        </script>
        ${script}
      </body>
    </html> `.text
}

function isNothing(part: Html | Chart | null): boolean {
  return part === null || ('text' in part && part.text === '')
}

function figure({ kind, title, words }: Chart, id: number): Html {
  return html`<figure data-chart="${id}" class="${kind}">
    <figcaption>
      <h3>${title}</h3>
      <p>${words}</p>
    </figcaption>
  </figure>`
}
