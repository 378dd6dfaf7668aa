// masto.js against a server: OAuth, timelines, paging, publishing, pictures, scheduling, streaming.
import assert from 'node:assert/strict'
import { createOAuthAPIClient, createRestAPIClient, createStreamingAPIClient } from 'masto'
import WebSocket from 'ws'
import { REDIRECT, agree, pkce, step, until } from './common.mjs'

const url = process.argv[2]
const scopes = 'read write'

const anonymous = createRestAPIClient({ url })
const app = await step('register', () =>
  anonymous.v1.apps.create({ clientName: 'masto', redirectUris: REDIRECT, scopes }))
const { verifier, challenge } = pkce()
const query = new URLSearchParams({
  response_type: 'code', client_id: app.clientId, redirect_uri: REDIRECT, scope: scopes, state: 'x',
  code_challenge: challenge, code_challenge_method: 'S256',
})
const code = await agree(`${url}/oauth/authorize?${query}`, 'ana')
const oauth = createOAuthAPIClient({ url })
const token = await step('token', () => oauth.token.create({
  grantType: 'authorization_code', clientId: app.clientId, clientSecret: app.clientSecret,
  redirectUri: REDIRECT, code, codeVerifier: verifier, scope: scopes,
}))
const accessToken = token.accessToken
const ana = createRestAPIClient({ url, accessToken })

const instance = await step('instance', () => ana.v2.instance.fetch())
assert.equal(instance.configuration.statuses.maxCharacters, 500)
const me = await step('verify', () => ana.v1.accounts.verifyCredentials())
assert.equal(me.username, 'ana')

const events = []
const stream = createStreamingAPIClient({
  streamingApiUrl: instance.configuration.urls.streaming, accessToken, implementation: WebSocket,
})
const home = stream.user.subscribe()
const tagged = stream.hashtag.subscribe({ tag: 'masto' })
const listen = async subscription => { for await (const e of subscription) events.push(e) }
await step('stream', () => stream.prepare())
listen(home); listen(tagged)
await new Promise(r => setTimeout(r, 500))

const said = await step('publish', () => ana.v1.statuses.create(
  { status: 'Hello #masto https://example.org/a', language: 'en' },
  { requestInit: { headers: { 'Idempotency-Key': 'masto-1' } } }))
assert.match(said.content, /class="mention hashtag"/)
const again = await ana.v1.statuses.create(
  { status: 'Hello #masto https://example.org/a', language: 'en' },
  { requestInit: { headers: { 'Idempotency-Key': 'masto-1' } } })
assert.equal(again.id, said.id)
await step('stream update', () => until('update', () => events.some(e => e.event === 'update' && e.payload.id === said.id)))
await until('the hashtag', () => events.filter(e => e.event === 'update' && e.payload.id === said.id).length >= 2)

const answer = await step('answer', () => ana.v1.statuses.create({ status: '@bo and you?', inReplyToId: said.id }))
const context = await step('context', () => ana.v1.statuses.$select(said.id).context.fetch())
assert.deepEqual(context.descendants.map(s => s.id), [answer.id])

await step('edit', () => ana.v1.statuses.$select(said.id).update({ status: 'Hello again #masto' }))
await step('stream status.update', () => until('change', () => events.some(e => e.event === 'status.update')))
assert.equal((await ana.v1.statuses.$select(said.id).source.fetch()).text, 'Hello again #masto')
assert.equal((await ana.v1.statuses.$select(said.id).history.list()).length, 2)

const medium = await step('picture', () => ana.v2.media.create({
  file: new Blob([new Uint8Array(200000)], { type: 'image/png' }), description: 'a river' }))
const withPicture = await step('publish picture', () => ana.v1.statuses.create({ status: 'look', mediaIds: [medium.id] }))
assert.equal(withPicture.mediaAttachments[0].description, 'a river')

const later = await step('schedule', () => ana.v1.statuses.create(
  { status: 'later', scheduledAt: new Date(Date.now() + 3600000).toISOString() }))
assert.ok(later.scheduledAt)
await step('unschedule', () => ana.v1.scheduledStatuses.$select(later.id).remove())

const paged = []
await step('page', async () => {
  for await (const page of ana.v1.accounts.$select(me.id).statuses.list({ limit: 1 })) paged.push(...page.map(s => s.id))
})
assert.equal(new Set(paged).size, paged.length)
assert.equal(paged.length, 3)
const followers = await step('followers', () => ana.v1.accounts.$select(me.id).followers.list())
assert.deepEqual(followers.map(a => a.username), ['bo'])
await step('hashtag timeline', async () =>
  assert.equal((await ana.v1.timelines.tag.$select('masto').list()).length, 1))
await step('relationships', async () => {
  const bo = await ana.v1.accounts.lookup({ acct: 'bo' })
  const [r] = await ana.v1.accounts.relationships.fetch({ id: [bo.id] })
  assert.equal(r.followedBy, true)
})
await step('delete', () => ana.v1.statuses.$select(said.id).remove())
await step('stream delete', () => until('deletion', () => events.some(e => e.event === 'delete' && e.payload === said.id)))
await assert.rejects(async () => await ana.v1.statuses.$select(said.id).fetch(), e => e.statusCode === 404)
console.log('ok gone')
await step('revoke', () => oauth.revoke({ clientId: app.clientId, clientSecret: app.clientSecret, token: accessToken }))
await assert.rejects(async () => await ana.v1.timelines.home.list(), e => e.statusCode === 401)
console.log('ok all of masto')
process.exit(0)
