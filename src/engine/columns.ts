/**
 * Columns of numbers whose cells lie outside V8's heap. V8 keeps typed arrays of up to 64 bytes inside its heap, where
 * they move, so that compiled code has to look up their address and length at every access; those of all others it knows.
 */
export function ints(length: number, value = 0): Int32Array<ArrayBuffer> {
  return new Int32Array(new ArrayBuffer(length * Int32Array.BYTES_PER_ELEMENT)).fill(value)
}

export function floats(length: number, value = 0): Float64Array<ArrayBuffer> {
  return new Float64Array(new ArrayBuffer(length * Float64Array.BYTES_PER_ELEMENT)).fill(value)
}

export function bytes(length: number, value = 0): Uint8Array<ArrayBuffer> {
  return new Uint8Array(new ArrayBuffer(length)).fill(value)
}

/** A number for every row of a list. */
type NumberOf<Row> = (row: Row, id: number) => number

export function intsOf<Row>(rows: ArrayLike<Row>, of: NumberOf<Row>): Int32Array<ArrayBuffer> {
  return filled(ints(rows.length), rows, of)
}

export function floatsOf<Row>(rows: ArrayLike<Row>, of: NumberOf<Row>): Float64Array<ArrayBuffer> {
  return filled(floats(rows.length), rows, of)
}

export function bytesOf<Row>(rows: ArrayLike<Row>, of: NumberOf<Row>): Uint8Array<ArrayBuffer> {
  return filled(bytes(rows.length), rows, of)
}

/** A longer copy, the new cells holding `value`. */
export function longerInts(column: Int32Array, length: number, value = 0): Int32Array<ArrayBuffer> {
  const longer = ints(length, value)
  longer.set(column)
  return longer
}

export function longerFloats(column: Float64Array, length: number, value = 0): Float64Array<ArrayBuffer> {
  const longer = floats(length, value)
  longer.set(column)
  return longer
}

function filled<Column extends { [id: number]: number }, Row>(
  column: Column,
  rows: ArrayLike<Row>,
  of: NumberOf<Row>,
): Column {
  for (let id = 0; id < rows.length; id++) column[id] = of(rows[id], id)
  return column
}
