package org.kith.site;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
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
import org.kith.publish.OwnPosts;
import org.kith.team.Caller;
import org.springframework.stereotype.Component;

/// The one line that says what is wrong: the most lasting first, on every page; and on Today, where
/// nothing is, what an organisation owes those it reads.
@Component
class HealthLine {

  private final Sources sources;
  private final Jobs jobs;
  private final Ours ours;
  private final Duties duties;

  HealthLine(Sources sources, Jobs jobs, Ours ours, Duties duties) {
    this.sources = sources;
    this.jobs = jobs;
    this.ours = ours;
    this.duties = duties;
  }

  /// Our own accounts, mail, posts, links and webhooks.
  @Component
  record Ours(
      Connections connections,
      Posting posting,
      MailAccounts mail,
      Outbox outbox,
      OwnPosts posts,
      Hooks hooks,
      ClickTrouble clicks) {}

  @Component
  record Duties(DueNotices notices, ReadingReasons reasons, Contact contact) {}

  Optional<Frame.Health> on(String page) {
    var broken =
        first(
            List.of(
                this::stopped,
                this::account,
                this::unknownMail,
                this::mail,
                this::posts,
                this::clicks,
                this::sources,
                this::hook,
                this::job));
    return broken.isPresent() || !page.equals("today")
        ? broken
        : first(List.of(this::gap, this::untold, this::unconfirmed, this::unnamed));
  }

  private static Optional<Frame.Health> first(List<Supplier<Optional<Frame.Health>>> signs) {
    return signs.stream().flatMap(sign -> sign.get().stream()).findFirst();
  }

  private Optional<Frame.Health> stopped() {
    return ours.posting()
        .stopped()
        .map(stop ->
            new Frame.Health(
                "Nothing is posted or sent.",
                "%s stopped all posting and sending.".formatted(stop.by()),
                "/settings/accounts",
                true));
  }

  private Optional<Frame.Health> account() {
    return ours.connections().all().stream()
        .filter(Connection::isTrouble)
        .findFirst()
        .map(broken -> {
          var account = broken.account();
          return new Frame.Health(
              "%s:".formatted(account.handle().isBlank() ? account.name() : account.handle()),
              broken.reason(),
              "/settings/accounts",
              broken.state() == Connection.State.DISCONNECTED);
        });
  }

  private Optional<Frame.Health> unknownMail() {
    int unknown = ours.outbox().countUnknown();
    return unknown == 0
        ? Optional.empty()
        : Optional.of(
            new Frame.Health(
                Figures.count(unknown, "mail", "mails"),
                "may have arrived or not. Somebody must decide.",
                "/settings/mail#unknown",
                true));
  }

  private Optional<Frame.Health> mail() {
    return ours.mail()
        .find()
        .map(MailAccount::trouble)
        .map(trouble ->
            new Frame.Health(
                "Mail:",
                trouble.reason(),
                "/settings/mail",
                trouble.state() == MailAccount.State.DISCONNECTED));
  }

  private Optional<Frame.Health> posts() {
    return ours.posts().trouble().map(HealthLine::posts);
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

  private Optional<Frame.Health> clicks() {
    var lost = ours.clicks().lately();
    if (lost.isPresent()) {
      var zone = Caller.require().workspace().zone();
      return Optional.of(
          new Frame.Health(
              "Links lead on, but",
              lost.get().words(zone) + " Is the disk of this server full?",
              "/campaigns",
              true));
    }
    return ours.clicks().waits()
        ? Optional.of(
            new Frame.Health(
                "Clicks", "wait to be counted; Kith keeps trying.", "/campaigns", false))
        : Optional.empty();
  }

  private Optional<Frame.Health> sources() {
    var all = sources.all();
    long gone = all.stream().filter(s -> s.state() == Source.State.GONE).count();
    long troubled = all.stream().filter(Source::isTrouble).count();
    if (gone == 0 && troubled == 0) {
      return Optional.empty();
    }
    var words =
        gone == 0
            ? "could not be read; Kith keeps trying."
            : gone == 1 ? "is gone for good." : "are gone for good.";
    return Optional.of(
        new Frame.Health(
            "%d of %s"
                .formatted(
                    gone == 0 ? troubled : gone, Figures.count(all.size(), "source", "sources")),
            words,
            "/settings/sources",
            gone > 0));
  }

  private Optional<Frame.Health> hook() {
    return ours.hooks()
        .trouble()
        .map(hook -> {
          boolean broken = hook.state() == Hook.State.BROKEN;
          return new Frame.Health(
              "The webhook %s".formatted(hook.host()),
              broken
                  ? "took nothing for days and is told nothing any more."
                  : "takes nothing just now; Kith keeps trying.",
              "/settings/webhooks/" + hook.id().value(),
              broken);
        });
  }

  private Optional<Frame.Health> job() {
    return jobs.recent().stream()
        .filter(JobRun::isTrouble)
        .findFirst()
        .map(run ->
            new Frame.Health(
                "%s went wrong:".formatted(run.name()),
                run.line(),
                "/settings/sources#work",
                run.state() == JobRun.State.FAILED));
  }

  private Optional<Frame.Health> gap() {
    return sources
        .gapToday()
        .map(gap ->
            new Frame.Health(
                gap.source(),
                "was not heard for a while; what was said then is missing here.",
                "/settings/sources#gaps",
                false));
  }

  private Optional<Frame.Health> untold() {
    int untold = duties.notices().overdue();
    return untold == 0
        ? Optional.empty()
        : Optional.of(
            new Frame.Health(
                untold == 1 ? "One person" : untold + " people",
                "should have been told by now why you hold their data.",
                "/people/untold",
                false));
  }

  private Optional<Frame.Health> unconfirmed() {
    return duties.reasons().isConfirmed()
        ? Optional.empty()
        : Optional.of(
            new Frame.Health(
                "Nobody confirmed",
                "why you may read what others publish. It takes an owner two minutes.",
                "/settings/privacy",
                false));
  }

  private Optional<Frame.Health> unnamed() {
    boolean invented = Caller.current().map(caller -> caller.workspace().sample()).orElse(false);
    return invented || duties.contact().page().isPresent() || sources.all().isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Frame.Health(
                "Whoever Kith reads",
                "does not learn who asks. Whoever runs this Kith can name a page.",
                "/settings/sources",
                false));
  }
}
