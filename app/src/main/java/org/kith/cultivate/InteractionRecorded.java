package org.kith.cultivate;

/// An entry came into somebody's timeline, as it happened rather than by an import.
public record InteractionRecorded(InteractionId id, Interaction interaction) {}
