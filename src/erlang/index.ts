export { blockingProbability, type ErlangB, erlangB, erlangBAgents, erlangBLoad } from './erlang-b.ts'
export {
  type ErlangC,
  erlangC,
  erlangCServiceLevel,
  erlangCWaitPercentile,
  type PatientSystem,
  waitProbability,
} from './erlang-c.ts'
export { erlangA, erlangAServiceLevel, type ErlangASystem, erlangAWaitPercentile } from './erlang-a.ts'
export { type ImpatientSystem, mmng, mmngServiceLevel, mmngWaitPercentile, type WaitingFigures } from './mmng.ts'
export {
  constantPatience,
  exponentialPatience,
  type Patience,
  patienceOf,
  uniformPatience,
  withBalking,
} from './patience.ts'
export { type ServiceLevelFormula, serviceLevelFormulas } from './service-level.ts'
export { erlangAAgents, erlangARate, erlangCAgents, erlangCRate, type Goal, isOutOfReach } from './staffing.ts'
