#!/bin/bash
run=${1:-$(cd "$(dirname "$0")" && pwd)/run}
[ -f "$run/php.pid" ] && kill -- "-$(cat "$run/php.pid")" 2>/dev/null
[ -f "$run/db/pid" ] && kill "$(cat "$run/db/pid")" 2>/dev/null
for _ in $(seq 100); do [ -f "$run/db/pid" ] || break; sleep .1; done
exit 0
