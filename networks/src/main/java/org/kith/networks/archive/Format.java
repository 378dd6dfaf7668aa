package org.kith.networks.archive;

import java.io.IOException;

/// One network's way of writing an export.
interface Format {

  /// What a person calls it.
  String title();

  /// Whether an entry of this name belongs to such an export, and to no other.
  boolean knows(String entry);

  /// Reads an entry that says whose export it is. All of these are read before anything else.
  void owner(String entry, Metered content, Telling telling) throws IOException;

  /// Reads an entry once the owner is known, if there is something in it for Kith.
  void read(String entry, Metered content, Telling telling) throws IOException;
}
