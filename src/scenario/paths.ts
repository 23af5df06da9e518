/** Paths with `/`, as strings: the reader given by the caller decides what they mean. */
export function folderOf(path: string): string {
  const end = path.lastIndexOf('/')
  return end < 0 ? '' : path.slice(0, end + 1)
}

/** Without `.`, `..` (except in front), `//` and backslashes. */
export function normal(path: string): string {
  const kept: string[] = []
  const forward = path.replaceAll('\\', '/')
  for (const part of forward.split('/')) {
    if (part === '' || part === '.') continue
    if (part === '..' && kept.length > 0 && kept[kept.length - 1] !== '..') kept.pop()
    else kept.push(part)
  }
  return (forward.startsWith('/') ? '/' : '') + kept.join('/')
}

function isAbsolute(path: string): boolean {
  return /^([/\\]|[a-z]:[/\\]|[a-z][a-z0-9+.-]+:)/i.test(path)
}

/** `path` as written in a file of `folder`. */
export function resolved(folder: string, path: string): string {
  return normal(isAbsolute(path) ? path : `${folder}${path}`)
}

/** Whether a relative path leads out of the folder it starts from. */
export function leaves(path: string): boolean {
  return isAbsolute(path) || normal(path).split('/')[0] === '..'
}
