package org.kith.publish.web;

import java.util.HashMap;
import java.util.Map;
import org.kith.publish.Decisions;
import org.kith.publish.Drafts;
import org.kith.publish.OwnPost;
import org.kith.publish.OwnPostId;
import org.kith.publish.OwnPosts;
import org.kith.publish.PartId;
import org.kith.publish.Releases;
import org.kith.publish.Rewordings;
import org.kith.publish.Step;
import org.kith.publish.WallClock;
import org.kith.team.Access;
import org.kith.team.Access.Rate;
import org.kith.team.Access.Who;
import org.kith.team.Caller;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// What somebody decides of a post, in whole or on one account.
@Controller
class StepsController {

  private static final String TOAST = "toast";

  private final OwnPosts posts;
  private final Drafts drafts;
  private final Releases releases;
  private final Decisions decisions;
  private final Rewordings rewordings;

  StepsController(
      OwnPosts posts,
      Drafts drafts,
      Releases releases,
      Decisions decisions,
      Rewordings rewordings) {
    this.posts = posts;
    this.drafts = drafts;
    this.releases = releases;
    this.decisions = decisions;
    this.rewordings = rewordings;
  }

  /// What may be done with a post as a whole.
  enum Act {
    TAKE_BACK,
    APPROVE,
    SEND_BACK,
    UNSCHEDULE
  }

  @PostMapping("/publish/{id}/step")
  @Access(value = Who.MEMBER, rate = Rate.WRITE)
  String step(
      @PathVariable long id,
      @RequestParam Act act,
      @RequestParam(defaultValue = "") String note,
      RedirectAttributes redirect)
      throws InterruptedException {
    var post = new OwnPostId(id);
    var noted = Drafts.fit(note, 2000);
    return answer(
        switch (act) {
          case TAKE_BACK -> releases.takeBack(post);
          case APPROVE -> releases.approve(post, noted);
          case SEND_BACK -> releases.sendBack(post, noted);
          case UNSCHEDULE -> releases.unschedule(post);
        },
        id,
        redirect);
  }

  /// Moves it to another day or time, from its page or the calendar.
  @PostMapping("/publish/{id}/move")
  @Access(value = Who.MEMBER, rate = Rate.WRITE)
  String move(
      @PathVariable long id,
      @RequestParam Map<String, String> fields,
      RedirectAttributes redirect) {
    var post = found(id);
    var before = post.when();
    var wanted = new HashMap<>(fields);
    if (before != null) {
      wanted.putIfAbsent("time", clockTime(before));
      wanted.putIfAbsent("zone", before.zone().getId());
    }
    var time = PostForm.time(wanted, Caller.require().workspace().zone());
    var clock = time.clock();
    var step =
        clock == null
            ? new Step.Not(time.problem().isEmpty() ? "Choose a day." : time.problem())
            : releases.move(post.id(), clock);
    var back = back(fields.getOrDefault("back", ""), id);
    if (step instanceof Step.Taken && before != null) {
      redirect.addFlashAttribute(
          "undo",
          "/publish/%d/move?date=%s&time=%s&zone=%s&back=%s"
              .formatted(
                  id,
                  before.at().toLocalDate(),
                  clockTime(before),
                  encoded(before.zone().getId()),
                  encoded(back)));
    }
    answer(step, id, redirect);
    return "redirect:" + back;
  }

  private static String clockTime(WallClock when) {
    return when.at().toLocalTime().withSecond(0).withNano(0).toString();
  }

  private static String encoded(String text) {
    return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
  }

  /// A page of the calendar, or the post's own; nowhere else.
  private static String back(String wanted, long id) {
    return wanted.matches("/publish/calendar(\\?[a-z0-9=&-]{0,60})?") ? wanted : "/publish/" + id;
  }

  /// The same once more as a draft, for the accounts on which it is not out.
  @PostMapping("/publish/{id}/copy")
  @Access(value = Who.MEMBER, rate = Rate.WRITE)
  String copy(@PathVariable long id, RedirectAttributes redirect) {
    var copy = drafts.copyOf(found(id));
    redirect.addFlashAttribute(TOAST, "A copy, as a draft.");
    return "redirect:/publish/" + copy.value();
  }

  @PostMapping("/publish/{id}/discard")
  @Access(value = Who.MEMBER, rate = Rate.WRITE)
  String discard(@PathVariable long id, RedirectAttributes redirect) {
    boolean gone = drafts.discard(found(id).id());
    redirect.addFlashAttribute(
        TOAST, gone ? "The draft is gone." : "It is on its way, or out; it is no draft any more.");
    return gone ? "redirect:/publish" : "redirect:/publish/" + id;
  }

  /// What may be done with a post on one account.
  enum PartAct {
    AGAIN,
    OUT,
    LEAVE,
    TAKE_BACK
  }

  @PostMapping("/publish/{id}/parts/{part}")
  @Access(value = Who.MEMBER, rate = Rate.WRITE)
  String decide(
      @PathVariable long id,
      @PathVariable long part,
      @RequestParam PartAct act,
      @RequestParam(defaultValue = "") String address,
      RedirectAttributes redirect) {
    var post = new OwnPostId(id);
    var one = new PartId(part);
    return answer(
        switch (act) {
          case AGAIN -> decisions.again(post, one);
          case OUT -> decisions.isOut(post, one, address);
          case LEAVE -> decisions.leave(post, one);
          case TAKE_BACK -> decisions.takeBack(post, one);
        },
        id,
        redirect);
  }

  @PostMapping("/publish/{id}/parts/{part}/words")
  @Access(value = Who.MEMBER, rate = Rate.WRITE)
  String change(
      @PathVariable long id,
      @PathVariable long part,
      @RequestParam Map<String, String> fields,
      RedirectAttributes redirect) {
    var note = Drafts.fit(fields.getOrDefault("note", ""), 2000);
    var texts = new HashMap<Integer, String>();
    fields.forEach((name, value) -> {
      if (name.matches("text-\\d{1,3}")) {
        texts.put(Integer.parseInt(name.substring(5)), Drafts.fit(value, Drafts.LONGEST));
      }
    });
    return answer(
        rewordings.change(new OwnPostId(id), new PartId(part), texts, note), id, redirect);
  }

  /// What may be done with other words that wait to be read.
  enum Verdict {
    AGREE,
    REFUSE
  }

  @PostMapping("/publish/{id}/parts/{part}/words/{asking}")
  @Access(value = Who.MEMBER, rate = Rate.WRITE)
  String judge(
      @PathVariable long id,
      @PathVariable long part,
      @PathVariable long asking,
      @RequestParam Verdict act,
      @RequestParam(defaultValue = "") String note,
      RedirectAttributes redirect) {
    var post = new OwnPostId(id);
    var one = new PartId(part);
    return answer(
        switch (act) {
          case AGREE -> rewordings.agree(post, one, asking);
          case REFUSE -> rewordings.refuse(post, one, Drafts.fit(note, 2000));
        },
        id,
        redirect);
  }

  private static String answer(Step step, long id, RedirectAttributes redirect) {
    switch (step) {
      case Step.Taken(var words) -> redirect.addFlashAttribute(TOAST, words);
      case Step.Not(var why) -> redirect.addFlashAttribute(TOAST, why);
      case Step.Missing _ -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return "redirect:/publish/" + id;
  }

  private OwnPost found(long id) {
    return posts
        .find(new OwnPostId(id))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
