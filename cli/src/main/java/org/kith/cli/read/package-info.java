/// `kith read`: what Kith makes of one document.
///
/// [Readers] is the list of all that is tried, [ReadJson] and [ReadWords] say what came of it. One
/// data sentence: a file or an answer becomes a document, the first reader that knows its format
/// makes posts and profiles of it, and both go to standard output.
@NullMarked
package org.kith.cli.read;

import org.jspecify.annotations.NullMarked;
