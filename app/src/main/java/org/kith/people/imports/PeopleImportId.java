package org.kith.people.imports;

/// A file with people that was brought in.
public record PeopleImportId(long value) {}
