package org.kith.people;

/// A file with people that was brought in.
public record PeopleImportId(long value) {}
