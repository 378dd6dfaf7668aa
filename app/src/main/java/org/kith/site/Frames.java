package org.kith.site;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kith.activate.ClickTrouble;
import org.kith.connect.Connection;
import org.kith.connect.Connections;
import org.kith.connect.Posting;
import org.kith.hooks.Hook;
import org.kith.hooks.Hooks;
import org.kith.jobs.JobRun;
import org.kith.jobs.Jobs;
import org.kith.listen.Contact;
import org.kith.listen.Source;
import org.kith.listen.Sources;
import org.kith.mail.MailAccount;
import org.kith.mail.MailAccounts;
import org.kith.mail.Outbox;
import org.kith.people.DueNotices;
import org.kith.people.ReadingReasons;
import org.kith.people.Voices;
import org.kith.publish.OwnPosts;
import org.kith.team.Caller;
import org.kith.team.Role;
import org.kith.team.Workspace;
import org.kith.team.Workspaces;
import org.kith.welcome.Welcomes;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;

/// Gathers what stands around every page.
@Component
class Frames {

  private static final Set<String> PAGES =
      Set.of(
          "today",
          "people",
          "voices",
          "plan",
          "campaigns",
          "publish",
          "report",
          "settings",
          "welcome");

  private final Voices voices;
  private final Sources sources;
  private final Connections connections;
  private final Posting posting;
  private final Ours ours;
  private final Duties duties;
  private final Jobs jobs;

  Frames(Voices voices, Sources sources, Ours ours, Duties duties, Jobs jobs) {
    this.voices = voices;
    this.sources = sources;
    this.connections = ours.connections();
    this.posting = ours.posting();
    this.ours = ours;
    this.duties = duties;
    this.jobs = jobs;
  }

  /// What an organisation owes those it reads, and itself.
  @Component
  record Duties(
      DueNotices notices,
      ReadingReasons reasons,
      Contact contact,
      Workspaces workspaces,
      Welcomes welcome) {}

  /// What the health line says of our own accounts and links.
  @Component
  record Ours(
      Connections connections,
      Posting posting,
      MailAccounts mail,
      Outbox outbox,
      OwnPosts posts,
      Hooks hooks,
      ClickTrouble clicks) {}

  Frame of(HttpServletRequest request, Map<String, ?> model) {
    var toast = toast(model);
    return Caller.current()
        .map(caller ->
            new Frame(
                workspace(caller),
                new Frame.Member(caller.member().name(), word(caller.member().role())),
                new Frame.Nav(current(request), counts(caller)),
                csrf(request),
                new Frame.News(toast, health(current(request)))))
        .orElseGet(() ->
            new Frame(
                new Frame.Workspace("Kith", false, ""),
                new Frame.Member("", ""),
                new Frame.Nav("", Map.of()),
                csrf(request),
                new Frame.News(toast, null)));
  }

  private Frame.Workspace workspace(Caller caller) {
    var here = caller.workspace();
    var home =
        here.sample()
            ? duties.workspaces().homeOf(here.id(), caller.member().id())
            : Optional.<Workspace>empty();
    return new Frame.Workspace(here.name(), here.sample(), home.map(Workspace::name).orElse(""));
  }

  private Map<String, Integer> counts(Caller caller) {
    int open =
        caller.workspace().fresh() && caller.mayActAs(Role.MANAGER) ? duties.welcome().open() : 0;
    return Map.of(
        "voices",
        voices.news(),
        "publish",
        ours.posts().waitingFor(caller.member().id()),
        "welcome",
        open);
  }

  /// What is wrong, most lasting first; null if nothing is.
  private Frame.@Nullable Health health(String page) {
    var broken = broken();
    return broken == null && page.equals("today") ? duties() : broken;
  }

  /// Whom we have not told, and what nobody stands for; nothing is blocked by it.
  private Frame.@Nullable Health duties() {
    var gap = sources.gapToday();
    if (gap.isPresent()) {
      return new Frame.Health(
          gap.get().source(),
          "was not heard for a while; what was said then is missing here.",
          "/settings/sources#gaps",
          false);
    }
    int untold = duties.notices().overdue();
    if (untold > 0) {
      return new Frame.Health(
          untold == 1 ? "One person" : untold + " people",
          "should have been told by now why you hold their data.",
          "/people/untold",
          false);
    }
    if (!duties.reasons().isConfirmed()) {
      return new Frame.Health(
          "Nobody confirmed",
          "why you may read what others publish. It takes an owner two minutes.",
          "/settings/privacy",
          false);
    }
    return duties.contact().page().isPresent() || sources.all().isEmpty()
        ? null
        : new Frame.Health(
            "Whoever Kith reads",
            "does not learn who asks. Whoever runs this Kith can name a page.",
            "/settings/sources",
            false);
  }

  private Frame.@Nullable Health broken() {
    var stop = posting.stopped();
    if (stop.isPresent()) {
      return new Frame.Health(
          "Nothing is posted or sent.",
          "%s stopped all posting and sending.".formatted(stop.get().by()),
          "/settings/accounts",
          true);
    }
    var broken = connections.all().stream().filter(Connection::isTrouble).findFirst();
    if (broken.isPresent()) {
      var account = broken.get().account();
      return new Frame.Health(
          "%s:".formatted(account.handle().isBlank() ? account.name() : account.handle()),
          broken.get().reason(),
          "/settings/accounts",
          broken.get().state() == Connection.State.DISCONNECTED);
    }
    var mail = mail();
    if (mail != null) {
      return mail;
    }
    var posts = ours.posts().trouble();
    if (posts.isPresent()) {
      return posts(posts.get());
    }
    var clicks = clicks();
    if (clicks != null) {
      return clicks;
    }
    var all = sources.all();
    long gone = all.stream().filter(s -> s.state() == Source.State.GONE).count();
    long troubled = all.stream().filter(Source::isTrouble).count();
    if (gone > 0) {
      return new Frame.Health(
          "%d of %s".formatted(gone, Figures.count(all.size(), "source", "sources")),
          gone == 1 ? "is gone for good." : "are gone for good.",
          "/settings/sources",
          true);
    }
    if (troubled > 0) {
      return new Frame.Health(
          "%d of %s".formatted(troubled, Figures.count(all.size(), "source", "sources")),
          "could not be read; Kith keeps trying.",
          "/settings/sources",
          false);
    }
    var hook = ours.hooks().trouble();
    if (hook.isPresent()) {
      return hook(hook.get());
    }
    return jobs.recent().stream()
        .filter(JobRun::isTrouble)
        .findFirst()
        .map(run ->
            new Frame.Health(
                "%s went wrong:".formatted(run.name()),
                run.line(),
                "/settings/sources#work",
                run.state() == JobRun.State.FAILED))
        .orElse(null);
  }

  private Frame.@Nullable Health clicks() {
    var lost = ours.clicks().lately();
    if (lost.isPresent()) {
      var zone = Caller.require().workspace().zone();
      return new Frame.Health(
          "Links lead on, but",
          lost.get().words(zone) + " Is the disk of this server full?",
          "/campaigns",
          true);
    }
    return ours.clicks().waits()
        ? new Frame.Health("Clicks", "wait to be counted; Kith keeps trying.", "/campaigns", false)
        : null;
  }

  private static Frame.Health hook(Hook hook) {
    boolean broken = hook.state() == Hook.State.BROKEN;
    return new Frame.Health(
        "The webhook %s".formatted(hook.host()),
        broken
            ? "took nothing for days and is told nothing any more."
            : "takes nothing just now; Kith keeps trying.",
        "/settings/webhooks/" + hook.id().value(),
        broken);
  }

  private static Frame.Health posts(OwnPosts.Trouble trouble) {
    var what = Figures.count(trouble.count(), "post", "posts");
    var one = trouble.count() == 1;
    return switch (trouble.state()) {
      case UNKNOWN ->
          new Frame.Health(
              what, "may be out or not. Somebody must look, and say so.", "/publish#decide", true);
      case LATE ->
          new Frame.Health(
              what, "should have gone out long ago. Send now, or not?", "/publish#decide", true);
      case RETRYING ->
          new Frame.Health(
              what,
              "did not go out yet; Kith keeps trying. " + trouble.reason(),
              "/publish",
              false);
      default ->
          new Frame.Health(
              what,
              "did not go out. " + (one ? trouble.reason() : "Each says why, and what to do."),
              "/publish#decide",
              true);
    };
  }

  private Frame.@Nullable Health mail() {
    int unknown = ours.outbox().countUnknown();
    if (unknown > 0) {
      return new Frame.Health(
          Figures.count(unknown, "mail", "mails"),
          "may have arrived or not. Somebody must decide.",
          "/settings/mail#unknown",
          true);
    }
    return ours.mail()
        .find()
        .map(MailAccount::trouble)
        .map(trouble ->
            new Frame.Health(
                "Mail:",
                trouble.reason(),
                "/settings/mail",
                trouble.state() == MailAccount.State.DISCONNECTED))
        .orElse(null);
  }

  private static String word(Enum<?> role) {
    return role.name().charAt(0) + role.name().substring(1).toLowerCase(Locale.ROOT);
  }

  private static String current(HttpServletRequest request) {
    var first = request.getRequestURI().replaceFirst("^/", "").replaceFirst("/.*$", "");
    return PAGES.contains(first) ? first : "";
  }

  private static Frame.Csrf csrf(HttpServletRequest request) {
    var token = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
    return token == null
        ? new Frame.Csrf("_csrf", "")
        : new Frame.Csrf(token.getParameterName(), token.getToken());
  }

  /// What a redirecting controller said with `addFlashAttribute("toast", …)`, and `"undo"` for the
  /// way back.
  private static Frame.@Nullable Toast toast(Map<String, ?> model) {
    if (!(model.get("toast") instanceof String text) || text.isBlank()) {
      return null;
    }
    return new Frame.Toast(
        text,
        model.get("undo") instanceof String action && action.startsWith("/")
            ? new Frame.Undo(action, "Undo")
            : null);
  }
}
