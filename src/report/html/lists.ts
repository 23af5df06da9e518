import { html, type Html } from './html.ts'

/** Sentences as a list; nothing of none. */
export function list(texts: readonly string[]): Html {
  if (texts.length === 0) return html``
  return html`<ul class="notes">
    ${texts.map((text) => html`<li>${text}</li>`)}
  </ul>`
}
