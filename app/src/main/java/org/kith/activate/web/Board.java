package org.kith.activate.web;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kith.activate.Ask;
import org.kith.activate.AskState;
import org.kith.activate.LinkId;
import org.kith.activate.TrackedLink;
import org.kith.people.PersonId;

/// Who was asked and how far each is.
///
/// @param server where our short links begin, without a trailing slash
public record Board(
    List<Ask> asks,
    Map<PersonId, String> names,
    Map<PersonId, TrackedLink> links,
    Clicks clicks,
    String server) {

  /// How often people followed the links.
  ///
  /// @param counted whether anybody counts at all
  public record Clicks(boolean counted, Map<LinkId, Long> byLink) {

    public long all() {
      return byLink.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  /// The columns, in the order of time; a "no" has its own place below.
  public static List<AskState> columns() {
    return Arrays.stream(AskState.values()).filter(state -> state != AskState.SAID_NO).toList();
  }

  public List<Ask> in(AskState state) {
    return asks.stream().filter(ask -> ask.state() == state).toList();
  }

  /// How many came at least that far.
  public long reached(AskState state) {
    return asks.stream().filter(ask -> CampaignWords.includes(ask.state(), state)).count();
  }

  /// The names of those who said no: "Ana, Bo".
  public String saidNo() {
    return in(AskState.SAID_NO).stream().map(this::name).collect(Collectors.joining(", "));
  }

  public String name(Ask ask) {
    return names.getOrDefault(ask.person(), "Somebody");
  }

  public @Nullable TrackedLink link(Ask ask) {
    return links.get(ask.person());
  }

  /// A link as one sends it.
  public String url(TrackedLink link) {
    return server + link.path();
  }

  public long clicks(TrackedLink link) {
    return clicks.byLink().getOrDefault(link.id(), 0L);
  }
}
