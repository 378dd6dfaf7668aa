/// What we say on our own accounts: written once for all of them, read by a second person where
/// that is wanted, sent when its time has come, and exactly once.
///
/// Central types: [OwnPosts], [Drafts], [Releases], [Publishing]. In which state a post on one
/// account is, and what may follow on it, is [PostState]'s to say. It speaks through the accounts
/// of connect, and asks its [org.kith.connect.Posting] first.
@NullMarked
@ApplicationModule(
    allowedDependencies = {"connect", "listen", "takeout", "api", "team", "jobs", "store"})
package org.kith.publish;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
