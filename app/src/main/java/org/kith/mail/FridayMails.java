package org.kith.mail;

import java.sql.Date;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import org.kith.cultivate.Weeks;
import org.kith.jobs.Jobs;
import org.kith.jobs.Progress;
import org.kith.jobs.Work;
import org.kith.store.CurrentWorkspace;
import org.kith.team.Caller;
import org.kith.team.Member;
import org.kith.team.MemberId;
import org.kith.team.Members;
import org.kith.team.Workspace;
import org.kith.team.Workspaces;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/// A short mail on Fridays to each member who wants one, at the hour they said: what the week
/// brought, and one thing for Monday. A Friday that Kith slept through has none.
@Service
public class FridayMails implements Work {

  private static final Duration EVERY = Duration.ofMinutes(10);

  private final Team team;
  private final Post post;
  private final TransactionOperations transaction;
  private final Clock clock;
  private final String address;

  FridayMails(
      Team team,
      Post post,
      TransactionOperations transaction,
      Clock clock,
      @Value("${kith.address:}") String address) {
    this.team = team;
    this.post = post;
    this.transaction = transaction;
    this.clock = clock;
    this.address = address.strip().replaceFirst("/+$", "");
  }

  /// Who gets it, and what it says.
  @Component
  record Team(Members members, Workspaces workspaces, Weeks weeks, JdbcClient db) {}

  /// How it is sent.
  @Component
  record Post(Outbox outbox, MailAccounts accounts, Jobs jobs) {}

  private record Wanted(MemberId member, int hour) {}

  @Override
  public String name() {
    return "Friday mail";
  }

  @Override
  public Duration every() {
    return EVERY;
  }

  /// From what hour the caller gets it; empty if they do not want it.
  public OptionalInt hour() {
    var me = Caller.require().member().id();
    var all = in();
    return all.stream().filter(one -> one.member().equals(me)).mapToInt(Wanted::hour).findFirst();
  }

  private List<Wanted> in() {
    var all =
        transaction.execute(_ ->
            team.db()
                .sql("select member_id, hour from friday_mail order by member_id")
                .query((row, _) ->
                    new Wanted(new MemberId(row.getLong("member_id")), row.getInt("hour")))
                .list());
    return all == null ? List.of() : all;
  }

  /// The caller wants it from this hour on.
  ///
  /// @param hour 0 to 23, in the workspace's time zone
  public void want(int hour) {
    if (hour < 0 || hour > 23) {
      throw new IllegalArgumentException("a day has no hour " + hour);
    }
    transaction.executeWithoutResult(_ ->
        team.db()
            .sql(
                """
                insert into friday_mail (member_id, hour) values (:me, :hour)
                on conflict (workspace_id, member_id) do update set hour = excluded.hour
                """)
            .param("me", Caller.require().member().id().value())
            .param("hour", hour)
            .update());
  }

  /// The caller does not want it any more.
  public void doNotWant() {
    transaction.executeWithoutResult(_ ->
        team.db()
            .sql("delete from friday_mail where member_id = :me")
            .param("me", Caller.require().member().id().value())
            .update());
  }

  @Override
  public void run(String subject, Progress progress) {
    var workspace = team.workspaces().get(CurrentWorkspace.require());
    var now = clock.instant().atZone(workspace.zone());
    if (now.getDayOfWeek() != DayOfWeek.FRIDAY || post.accounts().find().isEmpty()) {
      return;
    }
    int sent = 0;
    for (var wanted : in()) {
      var member = member(wanted.member());
      if (now.getHour() >= wanted.hour() && !member.isEmpty()) {
        var caller = new Caller(member.getFirst(), workspace);
        sent += caller.call(() -> send(caller, now.toLocalDate())) ? 1 : 0;
      }
    }
    if (sent > 0) {
      progress.say("Wrote %d Friday mails".formatted(sent));
      post.jobs().start(Sending.NAME, "");
    }
  }

  /// Nobody, where they do not work here any more.
  private List<Member> member(MemberId id) {
    return team.members().of(CurrentWorkspace.require()).stream()
        .filter(member -> member.id().equals(id) && !member.disabled())
        .toList();
  }

  private boolean send(Caller caller, LocalDate today) {
    return Boolean.TRUE.equals(
        transaction.execute(_ -> {
          boolean first =
              team.db()
                      .sql(
                          "update friday_mail set sent_on = :today where member_id = :me and sent_on is distinct from :today")
                      .param("today", Date.valueOf(today))
                      .param("me", caller.member().id().value())
                      .update()
                  == 1;
          if (first) {
            var text =
                FridayText.of(team.weeks().last(), caller.member().name(), end(caller.workspace()));
            post.outbox().add(caller.member(), "Your week with " + caller.workspace().name(), text);
          }
          return first;
        }));
  }

  private String end(Workspace workspace) {
    var link = address.isEmpty() ? "" : address + "/today\n";
    return "%s%s\nYou get this because you asked Kith for it; Settings, Mail ends it."
        .formatted(link, workspace.name());
  }
}
