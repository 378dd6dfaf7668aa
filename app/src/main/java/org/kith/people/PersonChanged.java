package org.kith.people;

/// What is known of a person is another than before: their name, their address.
public record PersonChanged(PersonId person) {}
