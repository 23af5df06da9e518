const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** As text, or between quotes in an attribute, of HTML or XML: nothing in it is markup. What neither can hold is the caller's matter. */
export function withEntities(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character])
}
