#!/bin/bash
run=${1:-$(cd "$(dirname "$0")" && pwd)/run}
postfix -c "$run/postfix/etc" stop >/dev/null 2>&1
[ -f "$run/dovecot/base/master.pid" ] && kill "$(cat "$run/dovecot/base/master.pid")" 2>/dev/null
for _ in $(seq 100); do [ -f "$run/dovecot/base/master.pid" ] || break; sleep .1; done
exit 0
