package org.kith.listen.web;

import java.util.ArrayList;
import org.kith.listen.Import;

/// What came of a file, in words.
final class ImportWords {

  private ImportWords() {}

  static String sentence(Import of) {
    return switch (of.state()) {
      case LOOKED -> "Looked at; nothing was taken in.";
      case WAITING -> "It is being taken in.";
      case DONE -> counts(of.counts());
      case REFUSED -> of.reason();
      case UNDONE -> "Undone. What it brought is out again.";
    };
  }

  static String counts(Import.Counts counts) {
    var parts = new ArrayList<String>();
    parts.add(count(counts.postsNew(), "new post", "new posts"));
    parts.add(count(counts.accountsNew(), "new account", "new accounts"));
    if (counts.postsKnown() > 0) {
      parts.add(count(counts.postsKnown(), "post known already", "posts known already"));
    }
    if (counts.leftOut() > 0) {
      parts.add(count(counts.leftOut(), "part left out", "parts left out"));
    }
    return String.join(", ", parts) + ".";
  }

  private static String count(int number, String one, String many) {
    return "%,d %s".formatted(number, number == 1 ? one : many);
  }
}
