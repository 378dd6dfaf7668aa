package org.kith.simulator.sample;

/// People who mostly follow each other.
///
/// @param id its place in [SampleWorld#communities]
/// @param name as it reads in a sentence: "you know nobody among hospital kitchens"
/// @param size how many accounts belong to it
public record Community(int id, String name, int size) {}
