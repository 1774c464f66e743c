// Name → method and path of every route. The mini-app bundles the two lists below and nothing else of the contract's
// values (types are free): the zod shapes stay on the server.
import { FIRST_PATHS } from './first-paths.ts'
import { MORE_PATHS } from './more-paths.ts'

export const PATHS = { ...FIRST_PATHS, ...MORE_PATHS }

export type RouteName = keyof typeof PATHS
