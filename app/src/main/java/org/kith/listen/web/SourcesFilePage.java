package org.kith.listen.web;

import org.kith.listen.SourcesFile;

/// What a list of feeds would bring.
///
/// @param name of the file
public record SourcesFilePage(String name, SourcesFile.Plan plan) {}
