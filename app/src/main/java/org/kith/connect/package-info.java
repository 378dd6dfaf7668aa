/// Accounts of our own on other people's networks: how they are connected, what each may do, and
/// the one place that sees their tokens.
///
/// Central types: [Connections], which hands out ready ports and never a token; [Connector], one
/// for each network; [Vault], which seals what must not be read in the database. Whoever speaks
/// asks [Posting] first.
@NullMarked
@ApplicationModule(allowedDependencies = {"team", "jobs", "store"})
package org.kith.connect;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
