/** Employs those of whom nothing else is said. */
export const CENTER = 'center'

/** Who is paid in the end and pays nothing. */
export const PAID_LAST = ['staff', 'suppliers', 'customers'] as const
