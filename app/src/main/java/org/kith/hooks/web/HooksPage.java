package org.kith.hooks.web;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kith.hooks.Hook;
import org.kith.hooks.HookKind;

/// The places that are told what happens here.
///
/// @param owner whether the caller may change them
/// @param url what was typed
/// @param kinds what was chosen
/// @param problem why it was refused, empty if nothing is wrong
public record HooksPage(
    List<Hook> hooks, boolean owner, String url, List<String> kinds, String problem, Instant now) {

  /// What a place may be told, by its word.
  public static Map<String, String> choices() {
    var all = new LinkedHashMap<String, String>();
    HookKind.choices().forEach(kind -> all.put(kind.word(), kind.meaning()));
    return all;
  }

  /// What a place is marked with.
  public static String tone(Hook hook, Instant now) {
    return switch (hook.state()) {
      case BROKEN -> "broken";
      case PAUSED -> "late";
      case ON -> hook.isFailing(now) ? "late" : hook.workedAt() == null ? "" : "good";
    };
  }

  /// What a place is marked with, in a word.
  public static String mark(Hook hook, Instant now) {
    return switch (hook.state()) {
      case BROKEN -> "Takes nothing";
      case PAUSED -> "Paused";
      case ON ->
          hook.isFailing(now) ? "Retrying" : hook.workedAt() == null ? "Not tried yet" : "Works";
    };
  }
}
