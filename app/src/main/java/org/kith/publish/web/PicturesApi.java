package org.kith.publish.web;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kith.api.Once;
import org.kith.api.Tags;
import org.kith.api.Wrong;
import org.kith.publish.Drafts;
import org.kith.publish.OwnPost;
import org.kith.publish.OwnPostId;
import org.kith.publish.OwnPosts;
import org.kith.publish.PictureFile;
import org.kith.team.Access;
import org.kith.team.Access.Rate;
import org.kith.team.Access.Who;
import org.kith.team.Scope;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Pictures of our own posts for programs, each with what it shows for those who do not see it.
@RestController
@RequestMapping("/api/v1/posts/{id}/pictures")
class PicturesApi {

  private final OwnPosts posts;
  private final Drafts drafts;
  private final Once once;

  PicturesApi(OwnPosts posts, Drafts drafts, Once once) {
    this.posts = posts;
    this.drafts = drafts;
    this.once = once;
  }

  /// @param alt what the picture shows, for those who do not see it
  record AltJson(String alt) {}

  /// Adds a picture to a draft: the file as it is, PNG or JPEG, up to 10 MiB, and in `alt` what it
  /// shows. What was approved must be read again. With an Idempotency-Key, once.
  @PostMapping(consumes = {"image/png", "image/jpeg", "application/octet-stream"})
  @Access(value = Who.MEMBER, rate = Rate.WRITE, scope = Scope.WRITE_POSTS)
  ResponseEntity<PostJson> add(
      @PathVariable long id,
      @RequestParam(defaultValue = "") String alt,
      @RequestBody byte[] file,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
    var post = found(id);
    var shows = Wrong.text(alt, "alt", Drafts.LONGEST_ALT);
    once.make(
        new Once.Request(key, "POST /posts/pictures", List.of(id, shows, file)),
        () -> add(post, PictureFile.of(file), shows, ifMatch));
    var now = PostJson.of(found(id));
    return ResponseEntity.created(URI.create("/api/v1/posts/" + id)).eTag(Tags.of(now)).body(now);
  }

  private long add(OwnPost post, PictureFile file, String alt, @Nullable String ifMatch) {
    draft(post, ifMatch);
    drafts
        .addPicture(post.id(), file, alt, "")
        .ifPresent(why -> {
          throw Wrong.body(why);
        });
    return post.id().value();
  }

  /// Says anew what a picture of a draft shows.
  @PutMapping("/{picture}")
  @Access(value = Who.MEMBER, rate = Rate.WRITE, scope = Scope.WRITE_POSTS)
  ResponseEntity<PostJson> describe(
      @PathVariable long id,
      @PathVariable long picture,
      @RequestBody AltJson body,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
    draft(found(id), ifMatch);
    var shows = Wrong.text(body.alt(), "alt", Drafts.LONGEST_ALT);
    if (!drafts.describePicture(new OwnPostId(id), picture, shows, "")) {
      throw Wrong.missing();
    }
    return Tags.shown(PostJson.of(found(id)));
  }

  /// Takes a picture off a draft.
  @DeleteMapping("/{picture}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Access(value = Who.MEMBER, rate = Rate.WRITE, scope = Scope.WRITE_POSTS)
  void remove(
      @PathVariable long id,
      @PathVariable long picture,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
    draft(found(id), ifMatch);
    drafts.removePicture(new OwnPostId(id), picture, "");
  }

  private static void draft(OwnPost post, @Nullable String ifMatch) {
    Tags.mustMatch(ifMatch, PostJson.of(post));
    if (!post.isOpen()) {
      throw Wrong.conflict("It is no draft any more: %s.".formatted(post.state()));
    }
  }

  private OwnPost found(long id) {
    return posts.find(new OwnPostId(id)).orElseThrow(Wrong::missing);
  }
}
