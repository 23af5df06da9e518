/** A question that cannot be answered as it is put, in words for who asked. */
export class Unanswerable extends Error {
  override readonly name = 'Unanswerable'
}
