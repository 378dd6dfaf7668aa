package org.kith.people;

import java.time.Instant;

/// A human chose to know somebody.
public record PersonAdded(PersonId person, Instant at) {}
