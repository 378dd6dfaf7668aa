/// The engine: how many *different* accounts a set of people reaches, and which people to invest
/// in.
///
/// Every answer is an [org.kith.reach.Estimate]; what somebody can reach is an
/// [org.kith.reach.Audience]; what lists of followers teach about mere counts is an
/// [org.kith.reach.Overlap]. A graph and some candidates go in, a plan with its proof comes out.
@NullMarked
package org.kith.reach;

import org.jspecify.annotations.NullMarked;
