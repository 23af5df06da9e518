/** Something about a queue that the user can put right: a server that does not answer, a package that is not there. */
export class QueueFault extends Error {
  override readonly name = 'QueueFault'
}
