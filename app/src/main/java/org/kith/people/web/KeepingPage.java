package org.kith.people.web;

import org.kith.people.Keeping;

/// How long what was heard is kept.
public record KeepingPage(Keeping.Days days, Keeping.Forgotten forgotten) {}
