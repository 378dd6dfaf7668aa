package org.kith.cultivate;

import java.time.Instant;
import org.kith.people.PersonId;

/// A relationship moved, closer or further.
public record StageChanged(PersonId person, Stage from, Stage to, Instant at) {}
