/// `kith graph`: graphs of who follows whom in folders of their own, without a server.
@NullMarked
package org.kith.cli.graph;

import org.jspecify.annotations.NullMarked;
