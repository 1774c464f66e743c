// What a route's handler gets and gives back; the types come from the route table.
import type { Request, Response } from 'express'
import type { Answer, Body, Params, RouteName, Routes } from '../contract/routes.ts'
import type { Deps } from '../deps.ts'
import type { Actor } from '../domain/access.ts'

export interface HandlerInput<Name extends RouteName> {
  deps: Deps
  /** Null only on public routes. */
  actor: Routes[Name]['access'] extends 'public' ? null : Actor
  params: Params<Name>
  body: Body<Name>
  req: Request
  res: Response
}

export type Handler<Name extends RouteName> = (input: HandlerInput<Name>) => Promise<Answer<Name>>
export type Handlers<Names extends RouteName = RouteName> = { [Name in Names]: Handler<Name> }
