package org.kith.cli;

import java.net.URI;
import java.util.ArrayList;
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

  SamplePosts(Beans beans, SampleWorld world, SampleIds ids) {
    this.beans = beans;
    this.world = world;
    this.ids = ids;
  }

  void add() {
    world.topics().forEach(this::listenFor);
    addOwn();
    addHeard();
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

  private void addOwn() {
    var organisation = world.organisation();
    var said = new ArrayList<Post>();
    var answers = new ArrayList<Integer>();
    for (var post : world.ownPosts()) {
      for (var copy : post.copies()) {
        if (!copy.key().isEmpty()) {
          said.add(post(post, copy));
          answers.add(copy.answers());
        }
      }
    }
    var source =
        beans
            .bean(Sources.class)
            .addArchive(
                org.kith.listen.Source.Kind.ARCHIVE,
                "What %s wrote".formatted(organisation.name()),
                organisation.site());
    beans.bean(Archives.class).add(source, said);
    keep(said, answers);
  }

  private void addHeard() {
    var firstHeardBy = new HashMap<Integer, Integer>();
    world.voices().forEach(voice -> firstHeardBy.put(voice.account(), voice.source()));
    Map<Integer, List<Post>> bySource = new HashMap<>();
    var said = new ArrayList<Post>();
    for (var post : world.posts()) {
      var one = post(post);
      said.add(one);
      bySource.computeIfAbsent(firstHeardBy.get(post.account()), _ -> new ArrayList<>()).add(one);
    }
    for (var source : world.sources()) {
      var id = beans.bean(Sources.class).addArchive(kind(source), name(source), source.address());
      beans.bean(Archives.class).add(id, bySource.getOrDefault(source.id(), List.of()));
    }
    keep(said, world.posts().stream().map(org.kith.simulator.sample.Post::answers).toList());
  }

  private void keep(List<Post> said, List<Integer> answers) {
    var archives = beans.bean(Archives.class);
    var kept = archives.ids(said);
    archives.answers(kept, answers.stream().mapToInt(Integer::intValue).toArray());
    for (int i = 0; i < kept.size(); i++) {
      ids.post(said.get(i).id(), kept.get(i));
    }
  }

  private void markAnswered() {
    var answered = new ArrayList<PostId>();
    for (var post : world.posts()) {
      if (post.truth().answered() != null) {
        answered.add(ids.post(post.key()));
      }
    }
    beans.bean(Mentions.class).markAll(answered, MentionState.ANSWERED);
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

  private static org.kith.listen.Source.Kind kind(Source source) {
    return switch (source.kind()) {
      case FEED -> org.kith.listen.Source.Kind.FEED;
      case FEDIVERSE_HASHTAG, FEDIVERSE_LIST, FEDIVERSE_MENTIONS ->
          org.kith.listen.Source.Kind.FEDIVERSE;
      case BLUESKY_SEARCH, BLUESKY_LIST, BLUESKY_MENTIONS -> org.kith.listen.Source.Kind.ARCHIVE;
      case FACEBOOK_PAGE -> org.kith.listen.Source.Kind.FACEBOOK;
      case INSTAGRAM_MENTIONS -> org.kith.listen.Source.Kind.INSTAGRAM;
      case WEBMENTION -> org.kith.listen.Source.Kind.WEBMENTION;
    };
  }

  private static String name(Source source) {
    return switch (source.kind()) {
      case BLUESKY_SEARCH -> "Bluesky search “%s”".formatted(source.name());
      case BLUESKY_LIST, FEDIVERSE_LIST -> "the list “%s”".formatted(source.name());
      case FEED,
          FEDIVERSE_HASHTAG,
          FEDIVERSE_MENTIONS,
          BLUESKY_MENTIONS,
          FACEBOOK_PAGE,
          INSTAGRAM_MENTIONS,
          WEBMENTION ->
          source.name();
    };
  }
}
