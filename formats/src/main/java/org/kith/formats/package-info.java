/// Graphs as other programs keep them. [org.kith.formats.ParquetArcs] reads and writes Parquet,
/// [org.kith.formats.BvGraphFiles] WebGraph's compressed graphs, and [org.kith.formats.GraphFormat]
/// tells which one a file is. What is read goes to a `GraphFolderBuilder` arc by arc, so that no
/// file needs to fit into memory.
@NullMarked
package org.kith.formats;

import org.jspecify.annotations.NullMarked;
