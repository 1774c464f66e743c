// Routes of the indicator: targets, baselines, growth. Part of ROUTES.
import * as z from 'zod'
import { SPANS } from '../../db/vocabulary.ts'
import {
  BaselineView,
  IndicatorView,
  SaveBaseline,
  SetBaselineRule,
  SetTarget,
  TargetList,
} from './indicator.ts'
import type { RouteShape } from './route-shape.ts'
import { FiscalYearText, OfficeCodeText } from './scalars.ts'

const ofYear = z.object({ fiscalYear: FiscalYearText })

export const INDICATOR_ROUTES = {
  showIndicator: {
    summary: 'Growth and targets of a district or the province in a fiscal year',
    access: 'read_indicator',
    params: z.object({ officeCode: OfficeCodeText, fiscalYear: FiscalYearText }),
    body: null,
    answer: IndicatorView,
  },
  listTargets: {
    summary: 'Targets of the province and its districts, and the rule of the baseline',
    access: 'set_targets',
    params: ofYear,
    body: null,
    answer: TargetList,
  },
  setTarget: {
    summary: 'Set or take away the target of an office, or of all districts at once',
    access: 'set_targets',
    params: z.object({ officeCode: OfficeCodeText, fiscalYear: FiscalYearText, span: z.enum(SPANS) }),
    body: SetTarget,
    answer: TargetList,
  },
  setBaselineRule: {
    summary: 'Choose what growth of a fiscal year is measured against',
    access: 'set_targets',
    params: ofYear,
    body: SetBaselineRule,
    answer: TargetList,
  },
  showBaseline: {
    summary: 'Totals of months that were not recorded here, by district and month',
    access: 'set_targets',
    params: ofYear,
    body: null,
    answer: BaselineView,
  },
  saveBaseline: {
    summary: 'Save totals of months that were not recorded here',
    access: 'set_targets',
    params: ofYear,
    body: SaveBaseline,
    answer: BaselineView,
  },
} as const satisfies Record<string, RouteShape>
