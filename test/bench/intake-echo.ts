// What the service's webhook is compared with: the echo bot of @line/bot-sdk's own README, on express, that answers
// nothing and stores nothing.
import { type MiddlewareConfig, middleware, type webhook } from '@line/bot-sdk'
import express from 'express'

const config: MiddlewareConfig = { channelSecret: process.env.LINE_CHANNEL_SECRET ?? '' }

const app = express()
app.post('/webhook', middleware(config), (req, res) => {
  Promise.all((req.body.events as webhook.Event[]).map(handleEvent))
    .then(result => res.json(result))
    .catch(() => res.status(500).end())
})

/** Where the README would reply. */
const handleEvent = (_event: webhook.Event): Promise<null> => Promise.resolve(null)

const server = app.listen(0, '127.0.0.1', () => {
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  process.stdout.write(`Ready on http://localhost:${port}\n`)
})
