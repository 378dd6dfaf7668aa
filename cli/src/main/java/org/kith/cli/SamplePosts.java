package org.kith.cli;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntList;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kith.listen.Archives;
import org.kith.listen.MentionState;
import org.kith.listen.Mentions;
import org.kith.listen.PostId;
import org.kith.listen.Sources;
import org.kith.listen.Term;
import org.kith.listen.Topics;
import org.kith.networks.Post;
import org.kith.people.Voices;
import org.kith.simulator.sample.OwnPost;
import org.kith.simulator.sample.SampleWorld;
import org.kith.simulator.sample.Source;
import org.kith.simulator.sample.Topic;
import org.kith.simulator.sample.Voice;

/// What was said in a sample world, heard by its sources and matched with its topics as everything
/// is; then what the organisation made of it.
final class SamplePosts {

  private final Beans beans;
  private final SampleWorld world;
  private final SampleIds ids;

  private final Map<Integer, List<Heard>> bySource = new HashMap<>();
  private final List<Source> bySize;
  private final List<PostId> kept = new ArrayList<>();
  private final IntList answers = new IntArrayList();

  /// A post, and how many answers its network counts.
  private record Heard(Post post, int answers) {}

  SamplePosts(Beans beans, SampleWorld world, SampleIds ids) {
    this.beans = beans;
    this.world = world;
    this.ids = ids;
    var firstHeardBy = new HashMap<Integer, Integer>();
    world.voices().forEach(voice -> firstHeardBy.put(voice.account(), voice.source()));
    for (var post : world.posts()) {
      bySource
          .computeIfAbsent(firstHeardBy.get(post.account()), _ -> new ArrayList<>())
          .add(new Heard(post(post), post.answers()));
    }
    bySize =
        world.sources().stream()
            .sorted(
                Comparator.comparingInt(
                        (Source source) -> -bySource.getOrDefault(source.id(), List.of()).size())
                    .thenComparingInt(Source::id))
            .toList();
  }

  /// Listens for the topics, and hears the source that says most.
  void begin() {
    world.topics().forEach(this::listenFor);
    bringIn(bySize.getFirst());
  }

  /// All the rest.
  void add() {
    bySize.stream().skip(1).forEach(this::bringIn);
    addOwn();
    // Last, since each reply that comes in is counted too.
    beans.bean(Archives.class).answers(kept, answers.toIntArray());
    markAnswered();
    sortVoices();
  }

  /// The first topic names the organisation itself.
  private void listenFor(Topic topic) {
    var typed =
        Stream.of(
                topic.words().stream(),
                topic.phrases().stream().map(phrase -> "\"" + phrase + "\""),
                topic.hashtags().stream().map(tag -> "#" + tag),
                topic.links().stream(),
                topic.exclusions().stream().map(words -> "-" + words))
            .flatMap(terms -> terms);
    var terms = typed.flatMap(term -> Term.parse(term).stream()).toList();
    beans.bean(Topics.class).add(topic.name(), topic.id() == 0, terms);
  }

  private void bringIn(Source source) {
    var heard = bySource.getOrDefault(source.id(), List.of());
    bringIn(
        SampleSources.kind(source),
        SampleSources.name(source),
        SampleSources.address(source),
        heard);
  }

  private void bringIn(
      org.kith.listen.Source.Kind kind, String name, String address, List<Heard> heard) {
    var said = heard.stream().map(Heard::post).toList();
    var archives = beans.bean(Archives.class);
    archives.add(beans.bean(Sources.class).addArchive(kind, name, address), said);
    var brought = archives.ids(said);
    kept.addAll(brought);
    heard.forEach(one -> answers.add(one.answers()));
    for (int i = 0; i < brought.size(); i++) {
      ids.post(said.get(i).id(), brought.get(i));
    }
  }

  private void addOwn() {
    var organisation = world.organisation();
    var own = new ArrayList<Heard>();
    for (var post : world.ownPosts()) {
      for (var copy : post.copies()) {
        if (!copy.key().isEmpty()) {
          own.add(new Heard(post(post, copy), copy.answers()));
        }
      }
    }
    world.posts().stream().flatMap(this::reply).forEach(own::add);
    bringIn(
        org.kith.listen.Source.Kind.ARCHIVE,
        "What %s wrote".formatted(organisation.name()),
        organisation.site(),
        own);
  }

  /// What the organisation answered where it has an account: that it did, and when. The words of
  /// most answers are not part of the world.
  private Stream<Heard> reply(org.kith.simulator.sample.Post to) {
    var network = world.accounts().get(to.account()).network();
    var at = to.truth().answered();
    return at == null
        ? Stream.of()
        : world.organisation().accounts().stream()
            .map(own -> world.accounts().get(own))
            .filter(own -> own.network() == network)
            .limit(1)
            .map(own ->
                new Post(
                    "%s/answers/%d".formatted(own.key(), to.id()),
                    SampleAccounts.named(own),
                    URI.create(to.url()),
                    at,
                    "",
                    "",
                    List.of(),
                    List.of(),
                    "en",
                    new Post.Relation(Post.Relation.Kind.REPLY, to.key())))
            .map(post -> new Heard(post, 0));
  }

  private void markAnswered() {
    var done = new ArrayList<PostId>();
    for (var post : world.posts()) {
      if (post.truth().answered() != null) {
        done.add(ids.post(post.key()));
      }
    }
    beans.bean(Mentions.class).markAll(done, MentionState.ANSWERED);
  }

  private void sortVoices() {
    var voices = beans.bean(Voices.class);
    for (var voice : world.voices()) {
      var account = ids.account(voice.account());
      if (voice.state() == Voice.State.WATCHING) {
        voices.watch(account);
      } else if (voice.state() == Voice.State.HIDDEN) {
        voices.hide(account, voice.why());
      }
    }
  }

  private Post post(org.kith.simulator.sample.Post post) {
    return new Post(
        post.key(),
        SampleAccounts.named(world.accounts().get(post.account())),
        URI.create(post.url()),
        post.at(),
        post.title(),
        post.text(),
        post.links().stream().map(URI::create).toList(),
        post.tags(),
        post.language(),
        relation(post.relation()));
  }

  private static Post.@Nullable Relation relation(
      org.kith.simulator.sample.Post.@Nullable Relation relation) {
    return relation == null
        ? null
        : new Post.Relation(Post.Relation.Kind.valueOf(relation.kind().name()), relation.key());
  }

  private Post post(OwnPost post, OwnPost.Copy copy) {
    return new Post(
        copy.key(),
        SampleAccounts.named(world.accounts().get(copy.account())),
        URI.create(copy.url()),
        post.at(),
        post.title(),
        post.text(),
        List.of(),
        List.of(),
        "en",
        null);
  }
}
