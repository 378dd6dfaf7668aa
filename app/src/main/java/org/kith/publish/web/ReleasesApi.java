package org.kith.publish.web;

import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kith.api.Wrong;
import org.kith.publish.Decisions;
import org.kith.publish.Drafts;
import org.kith.publish.OwnPostId;
import org.kith.publish.OwnPosts;
import org.kith.publish.PartId;
import org.kith.publish.Releases;
import org.kith.publish.Rewordings;
import org.kith.publish.Step;
import org.kith.team.Access;
import org.kith.team.Access.Rate;
import org.kith.team.Access.Who;
import org.kith.team.Scope;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Lets our own posts go out, for programs that a member lets act for them. Where a second person
/// reads what is published, a program's member needs one too.
@RestController
@RequestMapping("/api/v1/posts/{id}")
class ReleasesApi {

  private final OwnPosts posts;
  private final Releases releases;
  private final Decisions decisions;
  private final Rewordings rewordings;

  ReleasesApi(OwnPosts posts, Releases releases, Decisions decisions, Rewordings rewordings) {
    this.posts = posts;
    this.releases = releases;
    this.decisions = decisions;
    this.rewordings = rewordings;
  }

  /// What happened, and where the post is now.
  record ReleaseDoneJson(String words, PostJson post) {}

  /// A note for colleagues.
  record NoteJson(@Nullable String note) {}

  /// When it goes out.
  ///
  /// @param at without a zone, null for now
  /// @param zone null for the workspace's own
  record WhenJson(@Nullable String at, @Nullable String zone) {}

  /// The address at which it was found.
  record AddressJson(@Nullable String url) {}

  /// Asks a second person to read it.
  @PostMapping("/submit")
  @Access(value = Who.MEMBER, rate = Rate.WRITE, scope = Scope.WRITE_POSTS)
  ReleaseDoneJson submit(@PathVariable long id, @RequestBody NoteJson body)
      throws InterruptedException {
    return done(id, releases.submit(new OwnPostId(id), note(body)));
  }

  /// Agrees to what somebody else wrote.
  @PostMapping("/approve")
  @Access(value = Who.MEMBER, rate = Rate.WRITE, scope = Scope.WRITE_POSTS)
  ReleaseDoneJson approve(@PathVariable long id, @RequestBody NoteJson body)
      throws InterruptedException {
    return done(id, releases.approve(new OwnPostId(id), note(body)));
  }

  /// Sends back what somebody else wrote, with a note.
  @PostMapping("/send-back")
  @Access(value = Who.MEMBER, rate = Rate.WRITE, scope = Scope.WRITE_POSTS)
  ReleaseDoneJson sendBack(@PathVariable long id, @RequestBody NoteJson body) {
    return done(id, releases.sendBack(new OwnPostId(id), note(body)));
  }

  /// Lets it go out: at a time, or now. Asking again changes nothing.
  @PostMapping("/schedule")
  @Access(value = Who.MEMBER, rate = Rate.WRITE, scope = Scope.WRITE_POSTS)
  ReleaseDoneJson schedule(@PathVariable long id, @RequestBody WhenJson body)
      throws InterruptedException {
    var when = PostsApi.when(body.at(), body.zone());
    var post = new OwnPostId(id);
    return done(id, when == null ? releases.publishNow(post) : releases.schedule(post, when));
  }

  /// Moves it to another time.
  @PostMapping("/move")
  @Access(value = Who.MEMBER, rate = Rate.WRITE, scope = Scope.WRITE_POSTS)
  ReleaseDoneJson move(@PathVariable long id, @RequestBody WhenJson body) {
    var when = Wrong.given(PostsApi.when(body.at(), body.zone()), "at");
    return done(id, releases.move(new OwnPostId(id), when));
  }

  /// Makes a draft of it again, where nothing of it was sent.
  @PostMapping("/unschedule")
  @Access(value = Who.MEMBER, rate = Rate.WRITE, scope = Scope.WRITE_POSTS)
  ReleaseDoneJson unschedule(@PathVariable long id) {
    return done(id, releases.unschedule(new OwnPostId(id)));
  }

  /// Sends what failed, is late, or is not there though nobody knew.
  @PostMapping("/accounts/{part}/again")
  @Access(value = Who.MEMBER, rate = Rate.WRITE, scope = Scope.WRITE_POSTS)
  ReleaseDoneJson again(@PathVariable long id, @PathVariable long part) {
    return done(id, decisions.again(new OwnPostId(id), new PartId(part)));
  }

  /// Says that it is out, with the proof.
  @PostMapping("/accounts/{part}/out")
  @Access(value = Who.MEMBER, rate = Rate.WRITE, scope = Scope.WRITE_POSTS)
  ReleaseDoneJson out(
      @PathVariable long id, @PathVariable long part, @RequestBody AddressJson body) {
    var url = Wrong.text(body.url(), "url", 2048);
    return done(id, decisions.isOut(new OwnPostId(id), new PartId(part), url));
  }

  /// Decides that it shall not go out there.
  @PostMapping("/accounts/{part}/leave")
  @Access(value = Who.MEMBER, rate = Rate.WRITE, scope = Scope.WRITE_POSTS)
  ReleaseDoneJson leave(@PathVariable long id, @PathVariable long part) {
    return done(id, decisions.leave(new OwnPostId(id), new PartId(part)));
  }

  /// Takes it back from its network.
  @PostMapping("/accounts/{part}/take-back")
  @Access(value = Who.MEMBER, rate = Rate.WRITE, scope = Scope.WRITE_POSTS)
  ReleaseDoneJson takeBack(@PathVariable long id, @PathVariable long part) {
    return done(id, decisions.takeBack(new OwnPostId(id), new PartId(part)));
  }

  /// Other words for one post of those that stand there, or of its thread.
  ///
  /// @param nr which of its posts, 0 for the first
  record PieceWordsJson(int nr, @Nullable String text) {}

  /// @param note for who reads them first, where somebody does
  record RewordJson(@Nullable List<PieceWordsJson> texts, @Nullable String note) {}

  /// @param asking the number of what was read, as the post shows it
  record AgreeJson(@Nullable Long asking) {}

  /// Puts other words in the place of those that stand there; where a second person reads what is
  /// published, asks them to read these first.
  @PutMapping("/accounts/{part}/words")
  @Access(value = Who.MEMBER, rate = Rate.WRITE, scope = Scope.WRITE_POSTS)
  ReleaseDoneJson reword(
      @PathVariable long id, @PathVariable long part, @RequestBody RewordJson body) {
    var texts = new HashMap<Integer, String>();
    for (var one : Wrong.given(body.texts(), "texts")) {
      texts.put(one.nr(), Wrong.text(one.text(), "text", Drafts.LONGEST));
    }
    var note = Drafts.fit(Wrong.textOr(body.note(), "note", 2000), 2000);
    return done(id, rewordings.change(new OwnPostId(id), new PartId(part), texts, note));
  }

  /// Agrees to other words that somebody else asked for.
  @PostMapping("/accounts/{part}/words/agree")
  @Access(value = Who.MEMBER, rate = Rate.WRITE, scope = Scope.WRITE_POSTS)
  ReleaseDoneJson agree(
      @PathVariable long id, @PathVariable long part, @RequestBody AgreeJson body) {
    long asking = Wrong.given(body.asking(), "asking");
    return done(id, rewordings.agree(new OwnPostId(id), new PartId(part), asking));
  }

  /// Sends other words back with a note, or takes back one's own.
  @PostMapping("/accounts/{part}/words/send-back")
  @Access(value = Who.MEMBER, rate = Rate.WRITE, scope = Scope.WRITE_POSTS)
  ReleaseDoneJson refuse(
      @PathVariable long id, @PathVariable long part, @RequestBody NoteJson body) {
    return done(id, rewordings.refuse(new OwnPostId(id), new PartId(part), note(body)));
  }

  private ReleaseDoneJson done(long id, Step step) {
    return switch (step) {
      case Step.Taken(var words) ->
          new ReleaseDoneJson(
              words, PostJson.of(posts.find(new OwnPostId(id)).orElseThrow(Wrong::missing)));
      case Step.Not(var why) -> throw Wrong.conflict(why);
      case Step.Missing _ -> throw Wrong.missing();
    };
  }

  private static String note(NoteJson body) {
    return Drafts.fit(Wrong.textOr(body.note(), "note", 2000), 2000);
  }
}
