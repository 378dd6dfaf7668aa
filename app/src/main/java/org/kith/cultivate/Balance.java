package org.kith.cultivate;

/// What we did for somebody and what we asked of them.
public record Balance(int given, int asked) {}
