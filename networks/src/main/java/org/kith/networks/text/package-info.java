/// How posts of every network are read as words: lines, addresses and hashtags of a plain text, and
/// what a piece of HTML says. Knows no network.
@NullMarked
package org.kith.networks.text;

import org.jspecify.annotations.NullMarked;
