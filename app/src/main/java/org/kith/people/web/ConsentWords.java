package org.kith.people.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.kith.people.Basis;
import org.kith.people.Channel;

/// What can be chosen where somebody notes that a person agreed.
public final class ConsentWords {

  private ConsentWords() {}

  /// To what they can say no, by name; nothing is everything.
  public static Map<String, String> refusals() {
    var ways = new LinkedHashMap<String, String>();
    ways.put("", "Everything, for good");
    for (var channel : Channel.values()) {
      if (channel != Channel.OTHER) {
        ways.put(channel.name(), "Only " + channel.words());
      }
    }
    return ways;
  }

  /// The ways to write, by name.
  public static Map<String, String> ways() {
    var ways = new LinkedHashMap<String, String>();
    for (var channel : Channel.values()) {
      ways.put(channel.name(), capital(channel.words()));
    }
    return ways;
  }

  /// What it rests on, by name.
  public static Map<String, String> bases() {
    var bases = new LinkedHashMap<String, String>();
    for (var basis : Basis.values()) {
      if (basis != Basis.NONE) {
        bases.put(basis.name(), capital(basis.words()));
      }
    }
    return bases;
  }

  private static String capital(String words) {
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
