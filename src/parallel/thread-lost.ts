/** A task whose thread died, again and again. */
export class ThreadLost extends Error {
  override readonly name = 'ThreadLost'
}
