package org.kith.activate.web;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kith.activate.Ask;
import org.kith.activate.AskState;
import org.kith.activate.ClickTrouble;
import org.kith.activate.LinkId;
import org.kith.activate.TrackedLink;
import org.kith.mail.MailState;
import org.kith.mail.OutMail;
import org.kith.people.PersonId;

/// Who was asked and how far each is.
///
/// @param server where our short links begin, without a trailing slash
public record Board(
    List<Ask> asks, Map<PersonId, String> names, Carried carried, Clicks clicks, Server server) {

  /// Where links begin.
  ///
  /// @param address without a trailing slash
  /// @param caveat what is wrong with it, empty if nothing is
  public record Server(String address, String caveat) {}

  /// What each person was given.
  ///
  /// @param mails of those whom Kith wrote to
  /// @param pages the path of each one's own page
  /// @param left who wants no more mail
  public record Carried(
      Map<PersonId, TrackedLink> links,
      Map<PersonId, OutMail> mails,
      Map<PersonId, String> pages,
      Set<PersonId> left) {}

  /// How often people followed the links.
  ///
  /// @param counted whether anybody counts at all
  /// @param later how often since the campaign is over, which is not among the others
  /// @param lost what could not be counted, null if nothing was lost
  public record Clicks(
      boolean counted, Map<LinkId, Long> byLink, long later, ClickTrouble.@Nullable Lost lost) {

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
    return carried.links().get(ask.person());
  }

  /// The address of their own page, null where they have none.
  public @Nullable String page(Ask ask) {
    var path = carried.pages().get(ask.person());
    return path == null ? null : server.address() + path;
  }

  /// The mail that asked them, null where somebody asked by hand.
  public @Nullable OutMail mail(Ask ask) {
    return carried.mails().get(ask.person());
  }

  /// Whether they said, since we wrote, that they want no more mail.
  public boolean left(Ask ask) {
    return carried.left().contains(ask.person());
  }

  /// What a mail is marked with where something about it is wrong.
  public static boolean isTrouble(OutMail mail) {
    return mail.complainedAt() != null
        || mail.state() == MailState.BOUNCED
        || mail.state() == MailState.FAILED
        || mail.state() == MailState.UNKNOWN;
  }

  /// How the mail is, as a sentence.
  public static String words(OutMail mail) {
    if (mail.complainedAt() != null) {
      return "They called the mail unwanted. They get no other.";
    }
    if (mail.answeredAt() != null) {
      return "They answered; it stands in their timeline.";
    }
    return switch (mail.state()) {
      case QUEUED ->
          mail.reason().isBlank()
              ? "The mail waits to be sent."
              : "The mail waits: " + mail.reason();
      case SENDING -> "The mail is being sent.";
      case SENT -> "The mail was sent.";
      case BOUNCED -> "The mail came back: " + mail.reason();
      case FAILED -> "The mail was not sent: " + mail.reason();
      case UNKNOWN -> "Nobody knows whether the mail arrived. Settings, Mail has it.";
    };
  }

  /// A link as one sends it.
  public String url(TrackedLink link) {
    return server.address() + link.path();
  }

  public long clicks(TrackedLink link) {
    return clicks.byLink().getOrDefault(link.id(), 0L);
  }
}
