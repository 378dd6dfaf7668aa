package org.kith.listen;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What nobody here wants to see: rules that hide posts from Today, from new voices and from
/// counts, those that were heard already too. Nothing is deleted; without the rule everything is
/// back.
@Service
@Transactional
public class Mutes {

  /// How many rules a workspace has at most.
  public static final int MOST = 200;

  private static final int EXAMPLES = 3;
  private static final Pattern HOST =
      Pattern.compile(
          "(?:[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]*[\\p{L}\\p{N}])?\\.)+\\p{L}[\\p{L}\\p{N}-]*");

  private final MuteStore store;
  private final TopicStore topics;
  private final HeardPosts heard;
  private final Muting muting;
  private final Clock clock;

  Mutes(Stores stores, Muting muting, Clock clock) {
    this.store = stores.mutes();
    this.topics = stores.topics();
    this.heard = stores.heard();
    this.muting = muting;
    this.clock = clock;
  }

  /// What is read and written.
  @Component
  record Stores(MuteStore mutes, TopicStore topics, HeardPosts heard) {}

  /// What somebody typed as a rule.
  public sealed interface Read {
    /// @param rule not made yet
    record Rule(MuteRule rule) implements Read {}

    /// It is none, and why.
    record Not(String reason) implements Read {}
  }

  /// What came of making one.
  public record Saved(MuteRule rule, int hides) {}

  /// Newest first.
  @Transactional(readOnly = true)
  public List<MuteRule> all() {
    return store.all();
  }

  /// How many posts each hides; those that hide none are left out.
  @Transactional(readOnly = true)
  public Map<MuteRuleId, Integer> counts() {
    return store.counts();
  }

  /// Reads a rule as people type it.
  @Transactional(readOnly = true)
  public Read read(MuteRule.Kind kind, String typed) {
    var text = typed.strip();
    if (text.isEmpty()) {
      return new Read.Not("");
    }
    return switch (kind) {
      case WORDS -> words(text);
      case HOST -> host(text);
      case LANGUAGE -> language(text.toLowerCase(Locale.ROOT));
      case AUTHOR -> author(text);
    };
  }

  private static Read words(String text) {
    var typed = TypedTerms.read(text);
    if (!typed.problems().isEmpty()) {
      return new Read.Not(typed.problems().getFirst());
    }
    if (typed.terms().size() != 1 || typed.terms().getFirst().excluded()) {
      return new Read.Not("Each rule takes one word, “phrase” or #hashtag.");
    }
    return rule(MuteRule.Kind.WORDS, typed.terms().getFirst().typed());
  }

  private static Read host(String text) {
    var host = Hosts.plain(text);
    return HOST.matcher(host).matches()
        ? rule(MuteRule.Kind.HOST, host)
        : new Read.Not(
            "“%s” is no server or site. Type its name, such as mastodon.example.".formatted(text));
  }

  private static Read language(String text) {
    return Languages.all().contains(text)
        ? rule(MuteRule.Kind.LANGUAGE, text)
        : new Read.Not("Type the two letters of a language, such as fr.");
  }

  private Read author(String typed) {
    var text = typed.replaceFirst("^@", "");
    var meant = store.meant(text);
    if (meant.isEmpty()) {
      return new Read.Not(
          "Nobody called “%s” was heard. Type the handle as it stands beside their name."
              .formatted(text));
    }
    var account = meant.getFirst();
    var author = new MuteRule.Author(account.id(), account.network(), account.account().key());
    return new Read.Rule(
        new MuteRule(new MuteRuleId(0), MuteRule.Kind.AUTHOR, account.account().handle(), author));
  }

  private static Read rule(MuteRule.Kind kind, String text) {
    return new Read.Rule(new MuteRule(new MuteRuleId(0), kind, text, null));
  }

  /// What a rule would hide of what was heard in the last 30 days. Takes a part of a second.
  @Transactional(readOnly = true)
  public MuteTrial trial(MuteRule rule) {
    var lately = heard.lately();
    var hidden = Muting.hiddenBy(rule, lately);
    var authors = new HashSet<AccountId>();
    var words =
        rule.asTopic().terms().stream().map(term -> term.text().replaceAll("\\*$", "")).toList();
    var examples =
        hidden.stream()
            .filter(one -> rule.kind() == MuteRule.Kind.AUTHOR || authors.add(one.author()))
            .limit(EXAMPLES)
            .map(one -> TopicTrials.example(one, words))
            .toList();
    int mentions = store.countMentions(hidden.stream().map(HeardPosts.One::id).toList());
    return new MuteTrial(
        lately.size(), lately.size() < HeardPosts.MOST, hidden.size(), mentions, examples);
  }

  /// Hides from now on, and among what is kept.
  ///
  /// @return empty if there are as many rules as a workspace takes
  public Optional<Saved> add(MuteRule draft) {
    if (store.all().size() >= MOST) {
      return Optional.empty();
    }
    var id = store.add(draft, clock.instant());
    var rule = new MuteRule(id, draft.kind(), draft.text(), draft.author());
    topics.changed();
    return Optional.of(new Saved(rule, muting.apply(rule)));
  }

  /// Brings back everything that only this rule hides.
  ///
  /// @return what it was; empty if it is gone already
  public Optional<MuteRule> remove(MuteRuleId id) {
    var rule = store.find(id);
    if (rule.isPresent()) {
      store.remove(id);
      topics.changed();
    }
    return rule;
  }

  /// Hidden posts with what hides them, newest first.
  @Transactional(readOnly = true)
  public List<HiddenPost> hidden(int offset, int limit) {
    return store.hidden(offset, limit);
  }

  @Transactional(readOnly = true)
  public int countHidden() {
    return store.countHidden();
  }

  /// Shows one post whatever hides it.
  ///
  /// @return false if nothing hides it
  public boolean show(PostId post) {
    return store.shown(post, true);
  }

  /// Takes that back.
  public boolean hide(PostId post) {
    return store.shown(post, false);
  }
}
