package org.kith.takeout;

import java.io.IOException;

/// A file that is not taken in, with a sentence that says why and what to do. Nothing was changed.
public final class UnfitFile extends IOException {
  private static final long serialVersionUID = 1;

  UnfitFile(String sentence) {
    super(sentence);
  }

  static UnfitFile foreign() {
    return new UnfitFile(
        "This file is no export of a Kith. It takes the ZIP that “Everything in one file” or `kith export` makes.");
  }

  static UnfitFile damaged(String how) {
    return new UnfitFile(
        "This export is damaged: %s. Nothing was changed. Copy the file again, or make a new one."
            .formatted(how));
  }

  static UnfitFile newer(String how) {
    return new UnfitFile(
        "This export was made by a newer Kith: %s. Nothing was changed. Upgrade this Kith first."
            .formatted(how));
  }

  static UnfitFile notEmpty() {
    return new UnfitFile(
        "There is something in this workspace already, and an export comes into an empty one only. Nothing was changed. Start a Kith of its own for it: kith import FILE --data FOLDER.");
  }

  static UnfitFile taken() {
    return new UnfitFile(
        "Rows with the same numbers are in this Kith already, in another workspace. Nothing was changed. Bring the file into a Kith of its own: kith import FILE --data FOLDER.");
  }
}
