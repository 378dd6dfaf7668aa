package org.kith.listen;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.kith.networks.Account;
import org.kith.networks.Cursor;
import org.kith.networks.Heard;
import org.kith.networks.Network;
import org.kith.networks.Post;

/// One reading of a source.
///
/// @param since where the reading began; it is only stored if the source still stands there
/// @param next where to go on
/// @param dropped how many items were too malformed to keep
record Batch(List<Heard> heard, List<Renamed> renamed, Cursor since, Cursor next, int dropped) {

  Batch {
    heard = List.copyOf(heard);
    renamed = List.copyOf(renamed);
  }

  /// An account that goes by another handle now.
  ///
  /// @param handle empty if it is not known which
  record Renamed(Network network, String account, String handle) {}

  /// What names something on all networks.
  record Key(Network network, String id) {}

  /// What is left to do once the order of things is taken into account: what was said and taken
  /// back within the batch is not said.
  ///
  /// @param said in the order of their last change
  /// @param left why, by account
  record Sum(
      List<Post> said, Collection<Key> unsaid, Map<Key, String> left, List<Heard.Missed> missed) {

    Map<Network, Map<String, String>> leftByNetwork() {
      return left.entrySet().stream()
          .collect(
              Collectors.groupingBy(
                  e -> e.getKey().network(),
                  Collectors.toMap(e -> e.getKey().id(), Map.Entry::getValue)));
    }

    List<Account> authors() {
      return said.stream().map(Post::author).toList();
    }
  }

  static Sum sum(List<Heard> heard) {
    var said = new LinkedHashMap<Key, Post>();
    var unsaid = new LinkedHashMap<Key, Boolean>();
    var left = new LinkedHashMap<Key, String>();
    var missed = new ArrayList<Heard.Missed>();
    for (var one : heard) {
      switch (one) {
        case Heard.Said(var post) -> {
          var key = new Key(post.author().network(), post.id());
          said.remove(key);
          said.put(key, post);
        }
        case Heard.Unsaid(var network, var id) -> {
          said.remove(new Key(network, id));
          unsaid.put(new Key(network, id), true);
        }
        case Heard.Left(var network, var account, var why) -> {
          said.values()
              .removeIf(post ->
                  post.author().network() == network && post.author().key().equals(account));
          left.put(new Key(network, account), why);
        }
        case Heard.Missed gap -> missed.add(gap);
      }
    }
    return new Sum(List.copyOf(said.values()), List.copyOf(unsaid.keySet()), left, missed);
  }
}
