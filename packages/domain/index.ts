export { errorCodes, refuse } from './result.ts'
export type { ErrorCode, Refusal, Result } from './result.ts'
export type { CentreRules, CounterRules, Policy, ServiceRules, TopicRules } from './rules.ts'
