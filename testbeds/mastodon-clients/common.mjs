// What both exercises need: a token the way a person gets one, and a way to say that something went well.
import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'

export const REDIRECT = 'https://kith.example/back'

export async function step(name, work) {
  const result = await work()
  console.log('ok', name)
  return result
}

export function pkce() {
  const verifier = randomBytes(32).toString('base64url')
  return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') }
}

// The browser's part: somebody agrees.
export async function agree(url, name) {
  const answer = await fetch(url + '&as=' + name, { redirect: 'manual' })
  assert.equal(answer.status, 302)
  return new URL(answer.headers.get('location')).searchParams.get('code')
}

export async function until(what, condition) {
  const end = Date.now() + 15000
  while (!condition()) {
    assert.ok(Date.now() < end, 'still waiting for ' + what)
    await new Promise(r => setTimeout(r, 20))
  }
}

setTimeout(() => { console.error('took longer than a minute'); process.exit(1) }, 60000).unref()
