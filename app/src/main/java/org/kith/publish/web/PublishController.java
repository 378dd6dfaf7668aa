package org.kith.publish.web;

import java.time.Clock;
import java.time.Duration;
import org.kith.publish.Drafts;
import org.kith.publish.OwnPost;
import org.kith.publish.OwnPosts;
import org.kith.publish.OwnVoice;
import org.kith.publish.OwnVoices;
import org.kith.publish.PublishSettings;
import org.kith.publish.Typed;
import org.kith.publish.WallClock;
import org.kith.publish.Words;
import org.kith.team.Access;
import org.kith.team.Access.Rate;
import org.kith.team.Access.Who;
import org.kith.team.Caller;
import org.kith.team.Role;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Publish: what we say on our own accounts.
@Controller
class PublishController {

  private static final Duration LATELY = Duration.ofDays(31);

  private final OwnPosts posts;
  private final OwnVoices voices;
  private final Drafts drafts;
  private final PublishSettings settings;
  private final Clock clock;

  PublishController(
      OwnPosts posts, OwnVoices voices, Drafts drafts, PublishSettings settings, Clock clock) {
    this.posts = posts;
    this.voices = voices;
    this.drafts = drafts;
    this.settings = settings;
    this.clock = clock;
  }

  @GetMapping("/publish")
  @Access(Who.VIEWER)
  String show(Model model) throws InterruptedException {
    var caller = Caller.require();
    var now = clock.instant();
    var lately =
        posts.between(now.minus(LATELY), now).stream()
            .filter(PublishController::isOver)
            .toList()
            .reversed();
    model.addAttribute(
        "page",
        new PublishPage(
            posts.toDecide(),
            posts.open(),
            posts.toReword(),
            posts.ahead(),
            lately,
            new PublishPage.Looking(
                caller.mayActAs(Role.MEMBER),
                caller.mayActAs(Role.MANAGER),
                !voices.all().isEmpty(),
                settings.needsApproval(),
                now)));
    return "publish/posts";
  }

  private static boolean isOver(OwnPost post) {
    return switch (post.state()) {
      case PUBLISHED, TAKEN_BACK, CALLED_OFF -> true;
      case DRAFT, WAITING, SENT_BACK, APPROVED, SCHEDULED, PUBLISHING, RETRYING -> false;
      case FAILED, UNKNOWN, STOPPED, LATE, CHANGING, TAKING_BACK -> false;
    };
  }

  /// Begins a draft for all accounts.
  @PostMapping("/publish/new")
  @Access(value = Who.MEMBER, rate = Rate.WRITE)
  String begin(@RequestParam(defaultValue = "") String date) throws InterruptedException {
    var accounts =
        voices.all().stream()
            .map(OwnVoice::target)
            .map(target -> new Typed.ForAccount(target, null, false))
            .toList();
    var zone = Caller.require().workspace().zone();
    WallClock when = PostForm.time(java.util.Map.of("date", date), zone).clock();
    var id = drafts.beginEmpty(new Typed(Words.NONE, accounts, when));
    return "redirect:/publish/" + id.value();
  }

  @PostMapping("/publish/approval")
  @Access(value = Who.MANAGER, rate = Rate.WRITE)
  String approval(@RequestParam boolean needed, RedirectAttributes redirect) {
    settings.needApproval(needed);
    redirect.addFlashAttribute(
        "toast",
        needed
            ? "From now on a second person reads each post before it goes out."
            : "Posts go out without a second person from now on.");
    return "redirect:/publish";
  }
}
