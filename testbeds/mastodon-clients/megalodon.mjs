// megalodon against a server: detection, OAuth, timelines, publishing, pictures, scheduling, streaming.
import assert from 'node:assert/strict'
import { Mastodon, detector } from 'megalodon'
import { REDIRECT, agree, step, until } from './common.mjs'

const url = process.argv[2]
await step('detect', async () => assert.equal(await detector(url), 'mastodon'))
const nobody = new Mastodon(url)
const app = await step('register', () =>
  nobody.registerApp('megalodon', { scopes: ['read', 'write'], redirect_uris: REDIRECT }))
const code = await agree(app.url, 'ana')
const token = await step('token', () => nobody.fetchAccessToken(app.client_id, app.client_secret, code, REDIRECT))
const ana = new Mastodon(url, token.access_token)
const me = await step('verify', () => ana.verifyAccountCredentials())
assert.equal(me.data.username, 'ana')
await step('instance', async () => assert.ok((await ana.getInstance()).data.title))

const updates = [], changes = [], deletions = []
const stream = await ana.userStreaming()
let connected = false
stream.on('connect', () => { connected = true })
stream.on('update', s => updates.push(s.id))
stream.on('status_update', s => changes.push(s.id))
stream.on('delete', id => deletions.push(id))
stream.on('error', e => { console.error(e); process.exit(1) })
stream.on('parser-error', e => { console.error(e); process.exit(1) })
await step('stream', () => until('connection', () => connected))
await new Promise(r => setTimeout(r, 200))

const said = await step('publish', () => ana.postStatus('Hello #megalodon', { language: 'en' }))
await step('stream update', () => until('update', () => updates.includes(said.data.id)))
await step('edit', () => ana.editStatus(said.data.id, { status: 'Hello again #megalodon' }))
await step('stream status.update', () => until('change', () => changes.includes(said.data.id)))
await step('answer', () => ana.postStatus('@bo and you?', { in_reply_to_id: said.data.id }))
await step('context', async () =>
  assert.equal((await ana.getStatusContext(said.data.id)).data.descendants.length, 1))
await step('schedule', async () => {
  const later = await ana.postStatus('later', { scheduled_at: new Date(Date.now() + 3600000).toISOString() })
  assert.ok(later.data.scheduled_at)
  assert.equal((await ana.getScheduledStatuses()).data.length, 1)
  await ana.cancelScheduledStatus(later.data.id)
})
await step('hashtag timeline', async () =>
  assert.equal((await ana.getTagTimeline('megalodon')).data.length, 1))
await step('home timeline', async () => assert.ok((await ana.getHomeTimeline({ limit: 5 })).data.length >= 2))
await step('followers', async () =>
  assert.deepEqual((await ana.getAccountFollowers(me.data.id)).data.map(a => a.username), ['bo']))
await step('notifications', async () => assert.ok((await ana.getNotifications()).data.length >= 1))
await step('search', async () => assert.equal((await ana.search('bo')).data.accounts.length, 1))
await step('delete', () => ana.deleteStatus(said.data.id))
await step('stream delete', () => until('deletion', () => deletions.includes(said.data.id)))
stream.stop()
await step('revoke', () => ana.revokeToken(app.client_id, app.client_secret, token.access_token))
await assert.rejects(ana.getHomeTimeline())
console.log('ok all of megalodon')
process.exit(0)
