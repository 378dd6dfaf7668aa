package org.kith.people;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kith.listen.PostId;
import org.kith.listen.Suppressions;
import org.kith.networks.Network;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The one gate for every outgoing act: asks, invitations, messages, and what others wrote shown
/// outside the team. A refusal always wins.
///
/// What a person says is only ever added. A refusal that names no channel covers all of them, all
/// accounts and addresses they have or are found to have, and stays for whoever turns out to be
/// them. E-mail needs something it rests on; elsewhere one personal message needs nothing, until
/// two went unanswered. How often they want to hear from us is heeded.
@Service
@Transactional
public class MayWe {

  /// How many unanswered tries are one too many, and within what time.
  public static final int TRIES = 2;

  public static final Duration TRIES_WITHIN = Duration.ofDays(90);

  private final ConsentStore log;
  private final Identities identities;
  private final Suppressions suppressions;
  private final Tempo tempo;
  private final Clock clock;

  MayWe(
      ConsentStore log,
      Identities identities,
      Suppressions suppressions,
      Tempo tempo,
      Clock clock) {
    this.log = log;
    this.identities = identities;
    this.suppressions = suppressions;
    this.tempo = tempo;
    this.clock = clock;
  }

  /// Whether we may address this person on this channel now.
  public Permission contact(PersonId person, Channel channel) {
    var word = log.word(person, channel);
    var refusal = refusal(person, word);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    var tooSoon = tempo.tooSoon(person);
    if (tooSoon.isPresent()) {
      return tooSoon.get();
    }
    if (word.isPresent()) {
      return new Permission.Granted(word.get().evidence());
    }
    return channel == Channel.EMAIL
        ? new Permission.NoBasis(channel)
        : new Permission.Granted("nobody has asked yet: one personal message");
  }

  /// What they said themselves, or what an account or address of theirs stands for.
  private Optional<Permission.Refused> refusal(PersonId person, Optional<Statement> word) {
    return word.filter(said -> said.said() == Statement.Said.WITHDRAWN)
        .map(said -> new Permission.Refused(said.at(), said.evidence()))
        .or(() -> identities.refusal(person));
  }

  /// Whether somebody's story may be told outside the team, as they agreed to.
  ///
  /// @param agreed how they agreed to these very words
  public Permission tell(PersonId person, String agreed) {
    var refusal = refusal(person, log.word(person, Channel.OTHER));
    return refusal.isPresent() ? refusal.get() : new Permission.Granted(agreed);
  }

  /// Which of these posts may be shown outside the team, in a report for others or on a page that
  /// opens without signing in: those that stand, of accounts that let themselves be shown to
  /// everybody (trust P7), by people who did not say no.
  public Set<PostId> show(Collection<PostId> posts) {
    var shown = new HashSet<PostId>();
    for (var post : identities.displayable(posts)) {
      var owner = post.owner();
      var refusal =
          owner == null ? identities.refusal(post) : refusal(owner, log.word(owner, Channel.OTHER));
      if (refusal.isEmpty()) {
        shown.add(post.id());
      }
    }
    return shown;
  }

  /// Whether this person may be addressed on any channel at all.
  public Permission contact(PersonId person) {
    return contact(person, Channel.OTHER);
  }

  /// Who of these is only left in peace for now, and why. Whoever refused may be among them: a
  /// refusal is asked for one by one.
  public Map<PersonId, Permission> pauses(Collection<PersonId> persons) {
    return tempo.tooSoon(persons);
  }

  /// Whether a message that Kith itself sends may go out. The first one must tell them why we hold
  /// their data.
  ///
  /// @param carriesNotice whether the message has the notice in it
  public Permission message(PersonId person, Channel channel, boolean carriesNotice) {
    var permission = contact(person, channel);
    return permission.isGranted() && !carriesNotice && log.noticed(person).isEmpty()
        ? new Permission.Untold()
        : permission;
  }

  /// How often they want to be written to; empty where they did not say.
  public Optional<Wish> wish(PersonId person) {
    return tempo.wish(person);
  }

  /// Notes how often they want to be written to, at most.
  ///
  /// @param days how many days are to lie between two messages, at least 1
  /// @param evidence how we know
  public void wished(PersonId person, int days, String evidence) {
    tempo.wish(person, days, evidence, clock.instant());
  }

  /// Notes that they leave it to us again how often we write.
  public void wishedNothing(PersonId person) {
    tempo.unwish(person);
  }

  /// Everybody who may not be addressed on any channel, for lists that must not name them.
  public Set<PersonId> refusing() {
    return log.refusing();
  }

  /// All they ever said, newest first.
  public List<Statement> history(PersonId person) {
    return log.of(person);
  }

  /// Notes that they agreed.
  ///
  /// @param evidence how, in words a data-protection officer would accept
  public void agreed(PersonId person, Channel channel, String evidence) {
    agreed(person, channel, evidence, clock.instant());
  }

  /// Notes that they agreed some time ago.
  public void agreed(PersonId person, Channel channel, String evidence, Instant at) {
    agreed(person, channel, Agreement.consent(evidence, at));
  }

  /// Notes that they agreed, with all that proves it.
  public void agreed(PersonId person, Channel channel, Agreement agreement) {
    log.add(person, channel, Statement.Said.GIVEN, ConsentStore.Entry.of(agreement));
  }

  /// Notes that they said stop, in any words: on every channel, for good.
  public void refused(PersonId person, String evidence) {
    refused(person, evidence, clock.instant());
  }

  /// Notes that they said stop some time ago.
  public void refused(PersonId person, String evidence, Instant at) {
    log.add(person, null, Statement.Said.WITHDRAWN, evidence, at);
    spread(person, evidence, at);
  }

  /// Notes that they said stop unless that is noted already of all they are taken for, and makes it
  /// the refusal of all they are known by now.
  public void refusedOnce(PersonId person, String evidence, Instant at) {
    if (!log.hasRefusedSinceMerged(person, Channel.OTHER)) {
      log.add(person, null, Statement.Said.WITHDRAWN, evidence, at);
    }
    spread(person, evidence, at);
  }

  /// Makes a person's refusal that of all they are known by, and of whoever shares it; of all that
  /// they are known by in turn, even where they refused before: it may have been somebody else who
  /// did, whom they were taken for.
  void spread(PersonId person, String evidence, Instant at) {
    var waiting = new ArrayDeque<>(List.of(person));
    var done = new HashSet<PersonId>();
    while (!waiting.isEmpty()) { // ends: nobody is done twice
      var next = waiting.remove();
      if (done.add(next)) {
        if (!log.hasRefused(next)) {
          log.add(next, null, Statement.Said.WITHDRAWN, evidence, at);
        }
        waiting.addAll(identities.refuse(next, evidence, at));
      }
    }
  }

  /// Notes that they want to hear nothing on one channel.
  public void refused(PersonId person, Channel channel, String evidence, Instant at) {
    if (channel == Channel.OTHER) {
      refused(person, evidence, at);
    } else {
      log.add(person, channel, Statement.Said.WITHDRAWN, evidence, at);
    }
  }

  /// The same unless it is noted already.
  public void refusedOnce(PersonId person, Channel channel, String evidence, Instant at) {
    if (channel == Channel.OTHER) {
      refusedOnce(person, evidence, at);
    } else if (!log.hasRefusedSinceMerged(person, channel)) {
      refused(person, channel, evidence, at);
    }
  }

  /// Notes that an account wants nothing from us, whoever it belongs to, now or later. It need not
  /// be known. Said again, it covers all that whoever it belongs to is known by since.
  ///
  /// @param why how we know, naming nobody
  public void refused(Network network, String accountKey, String why, Instant at) {
    identities
        .refuse(network, accountKey, why, at)
        .ifPresent(person -> refusedOnce(person, why, at));
  }

  /// Notes that nobody writes to an address, whoever it belongs to, now or later.
  ///
  /// @param why how we know, naming nobody
  public void refused(String address, String why, Instant at) {
    suppressions.email(address, new Suppressions.Why(false, why, at));
    identities.owners(address).forEach(person -> spread(person, why, at));
  }

  /// The refusal of an address, whoever it belongs to. A letter that waits is to the address it was
  /// written for, which may not be its recipient's any more.
  public Optional<Permission.Refused> refusal(String address) {
    return suppressions
        .of(List.of(), List.of(address))
        .map(why -> new Permission.Refused(why.at(), why.words()));
  }

  /// Whether their own refusal is noted. Somebody may be held back by an account or an address
  /// alone, which may turn out to be another's.
  public boolean hasRefused(PersonId person) {
    return log.hasRefused(person);
  }

  /// Notes that they were told why we hold their data, as it was then: what is told of another
  /// purpose since is told anew.
  ///
  /// @param channel how they were told
  /// @param wording what they were told, and which version of it
  public void noticed(PersonId person, Channel channel, String wording, int version, Instant at) {
    log.add(
        person,
        channel,
        Statement.Said.NOTICED,
        new ConsentStore.Entry(
            Basis.NONE, "told why you hold their data", wording, version, "", at));
  }

  /// When they were told why we hold their data; null if they were not, or of another purpose only.
  public @Nullable Instant noticedAt(PersonId person) {
    return log.noticed(person).map(Statement::at).orElse(null);
  }

  /// When they were told of another purpose, where they were not told of the one there is now.
  public @Nullable Instant noticedOfAnotherAt(PersonId person) {
    return noticedAt(person) == null
        ? log.lastNoticed(person).map(Statement::at).orElse(null)
        : null;
  }

  /// Notes that a message of then, which told them why we held their data, has gone out now. Where
  /// the purpose was changed meanwhile, they were told of the one before.
  public void noticedBy(PersonId person, Channel channel, Told told, Instant now) {
    boolean changed =
        log.purposeChanged(person).filter(at -> at.isAfter(told.written())).isPresent();
    noticed(person, channel, told.wording(), told.version(), changed ? told.written() : now);
  }

  /// What a message said of why we hold somebody's data.
  ///
  /// @param written when the message was
  public record Told(String wording, int version, Instant written) {}
}
