package org.kith.publish.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kith.publish.Drafts;
import org.kith.publish.OwnPost;
import org.kith.publish.OwnPostId;
import org.kith.publish.OwnPosts;
import org.kith.publish.OwnVoices;
import org.kith.publish.PictureFile;
import org.kith.publish.PostEvent;
import org.kith.publish.PostState;
import org.kith.publish.Previews;
import org.kith.publish.PublishSettings;
import org.kith.publish.Releases;
import org.kith.publish.Step;
import org.kith.publish.Typed;
import org.kith.team.Access;
import org.kith.team.Access.Rate;
import org.kith.team.Access.Who;
import org.kith.team.Caller;
import org.kith.team.Role;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// One post: the composer while it is a draft, its page after.
@Controller
class ComposeController {

  private static final String TOAST = "toast";

  private final OwnPosts posts;
  private final Drafts drafts;
  private final Previews previews;
  private final Releases releases;
  private final Around around;

  ComposeController(
      OwnPosts posts, Drafts drafts, Previews previews, Releases releases, Around around) {
    this.posts = posts;
    this.drafts = drafts;
    this.previews = previews;
    this.releases = releases;
    this.around = around;
  }

  /// What stands around the composer.
  @Component("composeAround")
  record Around(OwnVoices voices, PublishSettings settings, PostPages pages) {}

  @GetMapping("/publish/{id}")
  @Access(Who.VIEWER)
  String show(@PathVariable long id, Model model) throws InterruptedException {
    var post = found(id);
    if (!post.isOpen() || !Caller.require().mayActAs(Role.MEMBER)) {
      model.addAttribute("page", around.pages().of(post));
      return "publish/post";
    }
    return compose(post, post.typed(), "", model);
  }

  private String compose(OwnPost post, Typed typed, String problem, Model model)
      throws InterruptedException {
    var zone = Caller.require().workspace().zone();
    model.addAttribute(
        "page",
        new ComposePage(
            post,
            typed,
            preview(typed, post),
            around.voices().all(),
            new ComposePage.Around(
                note(post),
                UUID.randomUUID().toString(),
                around.settings().needsApproval(),
                zone.getId(),
                problem)));
    return "publish/compose";
  }

  private @Nullable PostEvent note(OwnPost post) {
    if (post.stage() != PostState.SENT_BACK) {
      return null;
    }
    var events = posts.events(post.id());
    return events.isEmpty() ? null : events.getLast();
  }

  private ComposePage.PreviewPage preview(Typed typed, OwnPost post) throws InterruptedException {
    var when = typed.when();
    return new ComposePage.PreviewPage(
        previews.of(typed, post.pictures()), post.version(), when == null ? "" : when.oddity());
  }

  /// Saves while somebody types, and answers how it will look.
  @PostMapping("/publish/{id}/save")
  @Access(value = Who.MEMBER, rate = Rate.PAGE)
  String autosave(
      @PathVariable long id,
      @RequestParam Map<String, String> fields,
      Model model,
      HttpServletResponse response)
      throws InterruptedException {
    var form = form(fields);
    return switch (drafts.save(new OwnPostId(id), form.typed(), form.base(), form.alts())) {
      case Drafts.Saved.Kept _ -> {
        model.addAttribute("page", preview(form.typed(), found(id)));
        yield "publish/preview";
      }
      case Drafts.Saved.Overtaken(var by, _) -> {
        response.setStatus(HttpStatus.CONFLICT.value());
        model.addAttribute("page", new OvertakenPage(id, by));
        yield "publish/overtaken";
      }
      case Drafts.Saved.Closed _ -> {
        response.setStatus(HttpStatus.CONFLICT.value());
        model.addAttribute("page", new OvertakenPage(id, ""));
        yield "publish/overtaken";
      }
      case Drafts.Saved.Missing _ -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    };
  }

  /// Saves, and does what the pressed button says.
  @PostMapping("/publish/{id}")
  @Access(value = Who.MEMBER, rate = Rate.WRITE)
  String save(
      @PathVariable long id,
      @RequestParam Map<String, String> fields,
      Model model,
      RedirectAttributes redirect)
      throws InterruptedException {
    var form = form(fields);
    var act = fields.getOrDefault("act", "save");
    if (act.equals("copy")) {
      var copy = drafts.copy(found(id).id(), form.typed());
      redirect.addFlashAttribute(TOAST, "Your words are a draft of their own now.");
      return "redirect:/publish/" + copy.value();
    }
    var saved = drafts.save(new OwnPostId(id), form.typed(), form.base(), form.alts());
    var post = found(id);
    return switch (saved) {
      case Drafts.Saved.Missing _ -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
      case Drafts.Saved.Closed(var state) -> {
        redirect.addFlashAttribute(
            TOAST,
            "It is no draft any more: %s.".formatted(PostWords.lower(PostWords.state(state))));
        yield "redirect:/publish/" + id;
      }
      case Drafts.Saved.Overtaken(var by, _) ->
          compose(
              post,
              form.typed(),
              "%s saved this draft meanwhile, and that version stands. What you wrote is below: keep it as a draft of its own, or save it over theirs."
                  .formatted(by),
              model);
      case Drafts.Saved.Kept _ when !form.timeProblem().isEmpty() ->
          compose(post, form.typed(), form.timeProblem(), model);
      case Drafts.Saved.Kept _ -> act(post, act, fields, model, redirect);
    };
  }

  private String act(
      OwnPost post,
      String act,
      Map<String, String> fields,
      Model model,
      RedirectAttributes redirect)
      throws InterruptedException {
    var when = post.when();
    var note = Drafts.fit(fields.getOrDefault("note", ""), 2000);
    Step step =
        switch (act) {
          case "submit" -> releases.submit(post.id(), note);
          case "now" -> releases.publishNow(post.id());
          case "schedule" ->
              when == null
                  ? new Step.Not("Choose a day and a time first.")
                  : releases.schedule(post.id(), when);
          default -> new Step.Taken("Saved.");
        };
    return switch (step) {
      case Step.Taken(var words) -> {
        redirect.addFlashAttribute(TOAST, words);
        yield "redirect:/publish/" + post.id().value();
      }
      case Step.Not(var why) -> compose(found(post.id().value()), post.typed(), why, model);
      case Step.Missing _ -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    };
  }

  @PostMapping("/publish/{id}/pictures")
  @Access(value = Who.MEMBER, rate = Rate.WRITE)
  String addPicture(
      @PathVariable long id, @RequestParam MultipartFile file, RedirectAttributes redirect)
      throws IOException {
    var type = String.valueOf(file.getContentType());
    var problem = drafts.addPicture(found(id).id(), new PictureFile(type, file.getBytes()), "", "");
    redirect.addFlashAttribute(
        TOAST, problem.orElse("Added. Say what it shows, for those who do not see it."));
    return "redirect:/publish/%d#pictures".formatted(id);
  }

  @PostMapping("/publish/{id}/pictures/{picture}/remove")
  @Access(value = Who.MEMBER, rate = Rate.WRITE)
  String removePicture(
      @PathVariable long id, @PathVariable long picture, RedirectAttributes redirect) {
    boolean gone = drafts.removePicture(found(id).id(), picture, "");
    redirect.addFlashAttribute(TOAST, gone ? "The picture is gone." : "There was no such picture.");
    return "redirect:/publish/%d#pictures".formatted(id);
  }

  @GetMapping("/publish/{id}/pictures/{picture}")
  @Access(Who.VIEWER)
  ResponseEntity<byte[]> picture(@PathVariable long id, @PathVariable long picture) {
    var file =
        posts
            .picture(new OwnPostId(id), picture)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(file.mediaType()))
        .cacheControl(CacheControl.maxAge(Duration.ofDays(1)).cachePrivate())
        .body(file.bytes());
  }

  private PostForm form(Map<String, String> fields) {
    return PostForm.of(fields, Caller.require().workspace().zone());
  }

  private OwnPost found(long id) {
    return posts
        .find(new OwnPostId(id))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
