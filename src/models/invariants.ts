import { checkPools } from './blending/pool-checks.ts'
import { checkAnnouncements, checkBooks, checkEvents, checkLevels } from './book-checks.ts'
import type { Center } from './center.ts'
import type { Flow } from './flow.ts'
import { checkDuties } from './duty-checks.ts'
import { checkOutbound } from './outbound/outbound-checks.ts'
import { Found } from './found.ts'
import { checkConversations, checkGone, checkPaused } from './conversation-checks.ts'
import { checkOutages } from './outage-checks.ts'
import {
  checkAgents,
  checkContacts,
  checkLines,
  checkOwnLines,
  checkQueues,
  checkTrunks,
  checkWorkConservation,
} from './people-checks.ts'
import { checkProficiency } from './proficiency-checks.ts'
import { checkSeveral } from './several-checks.ts'

/**
 * Do the books balance? Looks at the whole center between two events and throws, in words, at the first thing that does
 * not add up. Takes time in proportion to everything there is: tests call it after every event, a run never does.
 */
export function checkCenter(center: Center, flow: Flow): void {
  const found = new Found(center)
  checkLines(center, found)
  checkOwnLines(center, found)
  checkAgents(center, flow, found)
  checkDuties(center, flow)
  checkContacts(center, found)
  checkQueues(center, found)
  checkTrunks(center, found)
  checkWorkConservation(center, flow)
  checkPools(center, flow)
  checkConversations(center, flow, found)
  checkGone(center, found)
  checkPaused(center)
  checkOutbound(center, flow, found)
  checkSeveral(center, flow, found)
  checkEvents(center, flow, found)
  checkOutages(center, flow)
  checkLevels(center, flow, found)
  checkAnnouncements(center, found)
  checkBooks(center, found)
  checkProficiency(center)
}
