package org.kith.connect;

import java.time.Duration;

/// One thing that can be heard with a connected account.
///
/// @param words what a person chooses by, and where nothing is to be named, what it is called: `Who
///   mentions @us@social.example`
/// @param hint what else to know of it; empty if nothing
/// @param placeholder an example of what is to be named; empty where nothing is
/// @param every how often its network is asked
/// @param live whether it is heard as it is said, and asked for only where that fails
public record Hearable(
    Hears hears, String words, String hint, String placeholder, Duration every, boolean live) {}
