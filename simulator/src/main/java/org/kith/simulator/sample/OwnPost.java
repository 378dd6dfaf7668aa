package org.kith.simulator.sample;

import java.time.Instant;
import java.util.List;

/// Something the organisation wrote itself.
///
/// @param id its place in [SampleWorld#ownPosts], which are in order of time
/// @param at when it went out, or is to go out, or was last changed if a draft
/// @param author the name of the [Organisation.Teammate] who wrote it
/// @param campaign the [Campaign#id] it belongs to, or -1
/// @param copies one for each account it is for
public record OwnPost(
    int id,
    State state,
    Instant at,
    String title,
    String text,
    String author,
    int campaign,
    List<Copy> copies) {

  public OwnPost {
    copies = List.copyOf(copies);
  }

  /// How far it went.
  public enum State {
    DRAFT,
    WAITING_FOR_APPROVAL,
    SCHEDULED,
    PUBLISHED,
    /// At least one copy did not go out; its [Copy#problem] says why.
    FAILED
  }

  /// The post on one account.
  ///
  /// @param account the organisation's [Account#id] it is for
  /// @param key what never changes about it; empty before it is out
  /// @param url where it can be read; empty before it is out
  /// @param answers how many replies it got
  /// @param reposts how many repeated it
  /// @param problem why it did not go out; empty where nothing is wrong
  public record Copy(
      int account, String key, String url, int answers, int reposts, String problem) {}
}
