package org.kith.connect.web;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kith.connect.Connecting;
import org.kith.connect.Connection;
import org.kith.connect.Posting;
import org.kith.connect.Unregistered;
import org.kith.networks.Abilities;
import org.kith.networks.Network;
import org.kith.networks.Standing;

/// Accounts of our own, and how to connect another.
///
/// @param unregistered networks that can be chosen once somebody registered an app there
/// @param back where an app must be told to send people back to
/// @param choosing the network that was chosen to connect an account of, null if none
/// @param stopped null while posting is allowed
/// @param may whether the caller may connect accounts and let posting go on
public record AccountsPage(
    List<Row> rows,
    List<Connecting.Choice> choices,
    List<Unregistered> unregistered,
    URI back,
    @Nullable Choosing choosing,
    Posting.@Nullable Stop stopped,
    boolean may,
    Instant now) {

  /// An account with what was found out about it when its network was last asked.
  public record Row(Connection connection, List<Standing.Finding> findings) {

    /// What a finding is marked with.
    public static String tone(Standing.Finding finding) {
      return switch (finding.kind()) {
        case DISCONNECTED -> "broken";
        case CANNOT -> "late";
        case CAN -> "good";
        case LIMIT, NOTE -> "";
      };
    }

    /// What a finding is marked with, in a word.
    public static String word(Standing.Finding finding) {
      return switch (finding.kind()) {
        case DISCONNECTED -> "Not connected";
        case CANNOT -> "Cannot";
        case CAN -> "Can";
        case LIMIT -> "Limit";
        case NOTE -> "Note";
      };
    }
  }

  /// A connecting that was begun.
  ///
  /// @param goTo where the person goes on, null if it is not that far
  public record Choosing(
      Connecting.Choice choice, Map<String, String> typed, String problem, @Nullable URI goTo) {

    public @Nullable String typed(String name) {
      return typed.get(name);
    }

    /// What Kith can do with such an account, in words.
    public List<String> can() {
      return choice.abilities().can().stream().sorted().map(Choosing::words).toList();
    }

    /// What it cannot do, and why.
    public List<String> cannot() {
      return choice.abilities().cannot().entrySet().stream()
          .sorted(Map.Entry.comparingByKey())
          .map(Map.Entry::getValue)
          .toList();
    }

    private static String words(Abilities.Ability ability) {
      return switch (ability) {
        case READ_MENTIONS -> "read who mentions you";
        case READ_POSTS -> "read posts";
        case READ_PROFILE -> "read what accounts say about themselves";
        case READ_CONVERSATION -> "read conversations";
        case STREAM -> "hear at once";
        case COUNT_FOLLOWERS -> "count followers";
        case LIST_FOLLOWERS -> "list followers";
        case PUBLISH -> "publish";
        case EDIT -> "change what was published";
        case DELETE -> "take back what was published";
        case SCHEDULE -> "publish later";
        case PICTURES -> "publish pictures";
        case TITLE -> "give a post a headline";
        case THREAD -> "publish a long text as a thread";
        case COMMENT -> "put a link into the first comment";
        case ONCE -> "publish exactly once, also when the connection breaks";
        case PROVE_IDENTITY -> "prove whose account it is";
      };
    }
  }

  /// The networks that can be chosen, with their words.
  public static String network(Network network, List<Connecting.Choice> choices) {
    return choices.stream()
        .filter(choice -> choice.network() == network)
        .map(Connecting.Choice::words)
        .findFirst()
        .orElse(network.name());
  }

  public String network(Connection connection) {
    return network(connection.account().network(), choices);
  }
}
