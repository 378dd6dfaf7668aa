package org.kith.measure;

import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import org.kith.jobs.Jobs;
import org.kith.mail.Outbox;
import org.kith.store.CurrentWorkspace;
import org.kith.team.Member;
import org.kith.team.MemberId;
import org.kith.team.Members;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Sends a sealed report to members of the team. What is not sealed could be another one by the
/// time it is read, and is not sent.
@Service
@Transactional
public class ReportMails {

  private static final String SENDING = "Sending mail"; // the name of that work, never changed

  private final Outbox outbox;
  private final Members members;
  private final Reports reports;
  private final Jobs jobs;

  ReportMails(Outbox outbox, Members members, Reports reports, Jobs jobs) {
    this.outbox = outbox;
    this.members = members;
    this.reports = reports;
    this.jobs = jobs;
  }

  /// A report as a mail.
  ///
  /// @param text the same for programs that show no HTML
  public record Letter(String subject, String text, String html) {}

  /// Whether there is an account to send with.
  @Transactional(readOnly = true)
  public boolean canSend() {
    return outbox.canSend();
  }

  /// To whom it can be sent: everybody who works here.
  @Transactional(readOnly = true)
  public List<Member> readers() {
    return members.of(CurrentWorkspace.require()).stream()
        .filter(member -> !member.disabled() && member.email().contains("@"))
        .toList();
  }

  /// Puts it into the outbox for each of these.
  ///
  /// @return how many of them work here and get it: nobody where the month is not sealed, and none
  ///   who got as many mails within this hour as an address gets
  public int send(YearMonth month, Letter letter, Collection<MemberId> to) {
    if (reports.of(month).filter(Report::isSealed).isEmpty()) {
      return 0;
    }
    var readers =
        readers().stream()
            .filter(member -> to.contains(member.id()))
            .filter(member ->
                outbox
                    .addReport(member, letter.subject(), letter.text(), letter.html())
                    .isPresent())
            .toList();
    if (!readers.isEmpty()) {
      reports.sent(month, readers.size());
      jobs.start(SENDING, "");
    }
    return readers.size();
  }
}
