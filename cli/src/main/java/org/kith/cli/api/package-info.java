/// Commands that ask a running Kith over its REST API, with a token, as any other program would.
@NullMarked
package org.kith.cli.api;

import org.jspecify.annotations.NullMarked;
