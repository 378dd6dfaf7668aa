package org.kith.people;

/// A tag is called otherwise from now on, or became one with another.
public record TagRenamed(String from, String to) {}
