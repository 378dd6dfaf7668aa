/// Files that people take out of networks: the exports of X, Facebook, Instagram and Mastodon, and
/// any table (CSV) whose columns somebody explains.
///
/// [Archives] knows the exports, [Table] reads CSV, [Mapping] proposes what its columns mean. One
/// data sentence: a [Container] is gone through entry by entry within [Bounds], a format that knows
/// the name of an entry reads it piece by piece, and each piece becomes a post, a profile, a
/// follow, or a reason why not. Private messages, deleted posts and addresses of e-mail are never
/// read.
@NullMarked
package org.kith.networks.archive;

import org.jspecify.annotations.NullMarked;
