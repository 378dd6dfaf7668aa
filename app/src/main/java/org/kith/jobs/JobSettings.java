package org.kith.jobs;

/// What an operator decides about background work.
///
/// @param jobs whether this process does any
/// @param instance the name of this process among those that share a database
record JobSettings(boolean jobs, String instance) {}
