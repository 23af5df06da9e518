import type { Announcement } from '../models/journey-model.ts'
import type { ScenarioAnnouncement } from './announce-schema.ts'

export function compileAnnouncement(given: ScenarioAnnouncement | undefined): Announcement | null {
  if (given === undefined) return null
  const { by, each = 0, balkAbove = Infinity, patience, holdOut } = given
  return { by, eachSeconds: each, balkAbove, patience, holdOut }
}
