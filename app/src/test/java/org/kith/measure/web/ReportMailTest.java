package org.kith.measure.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kith.measure.web.ReportPdfTest.figures;
import static org.kith.measure.web.ReportPdfTest.words;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.mail.MailWorld;
import org.kith.measure.Edition;
import org.kith.measure.MeasuredMonth;
import org.kith.measure.Reports;
import org.kith.simulator.mail.Taken;
import org.kith.team.Caller;
import org.kith.team.MemberId;
import org.kith.team.Role;
import org.springframework.web.servlet.mvc.support.RedirectAttributesModelMap;

/// The report as it arrives in a mailbox.
class ReportMailTest {

  private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);

  @RegisterExtension final TestKith kith = new TestKith();
  private MailWorld mail;

  @BeforeEach
  void aMonthAndAMailServer() throws IOException {
    mail = new MailWorld(kith).warm();
    var month = new MeasuredMonth(kith);
    month.campaign();
    month.says("harvestline", "We are Harvestline. #walk");
    month.says("ana", "Harvestline is great #walk");
    month.says("ben", "Harvestline came by");
    month.saysLater("cem", "Harvestline again");
  }

  @AfterEach
  void close() {
    mail.close();
  }

  private ReportView screen(Edition edition) {
    return kith.asOwner(() -> {
      var workspace = Caller.require().workspace();
      var report = kith.bean(Reports.class).of(NOVEMBER).orElseThrow();
      return new ReportView(report, edition, false, workspace.name(), workspace.zone());
    });
  }

  private String press(String edition, MemberId... readers) {
    var redirect = new RedirectAttributesModelMap();
    kith.asOwner(() ->
        kith.bean(StoryController.class)
            .send(
                NOVEMBER.toString(),
                List.of(readers).stream().map(MemberId::value).toList(),
                edition,
                redirect));
    return String.valueOf(redirect.getFlashAttributes().get("toast"));
  }

  /// The two parts of a letter, decoded as a mail program does.
  private record Parts(String text, String html) {
    static Parts of(Taken taken) throws IOException, MessagingException {
      var bytes = taken.data().getBytes(StandardCharsets.UTF_8);
      var message = new MimeMessage(null, new ByteArrayInputStream(bytes));
      var parts = (MimeMultipart) message.getContent();
      assertThat(parts.getContentType()).startsWith("multipart/alternative");
      assertThat(parts.getCount()).isEqualTo(2);
      return new Parts(
          (String) parts.getBodyPart(0).getContent(), (String) parts.getBodyPart(1).getContent());
    }
  }

  @Test
  void whatIsSentSaysTheNumbersOfTheScreenInBothItsParts() throws IOException, MessagingException {
    kith.asOwner(() -> kith.bean(Reports.class).seal(NOVEMBER));
    var screen = figures(kith.bean(ReportPdf.class).html(screen(Edition.TEAM)));
    assertThat(screen).hasSizeGreaterThan(25);
    assertThat(press("team", kith.owner())).isEqualTo("On its way to one of you.");
    mail.send();
    assertThat(mail.taken()).hasSize(1);
    var taken = mail.taken().getFirst();
    assertThat(taken.header("Subject")).hasValue("Harvestline: November 2026");
    var parts = Parts.of(taken);
    var html = Jsoup.parse(parts.html());
    assertThat(figures(html)).isEqualTo(screen);
    assertThat(html.select("script, img, link, iframe")).as("nothing is fetched").isEmpty();
    var text = words(parts.text());
    screen.forEach((key, figure) -> assertThat(text).as(key).contains(words(figure)));
    assertThat(text).contains(words(screen(Edition.TEAM).report().sentence()));
    assertThat(parts.text()).doesNotContain("<");
  }

  @Test
  void p16TheBoardsMailKeepsBackWhatItsScreenDoes() throws IOException, MessagingException {
    kith.asOwner(() -> kith.bean(Reports.class).seal(NOVEMBER));
    press("board", kith.owner());
    mail.send();
    var parts = Parts.of(mail.taken().getFirst());
    var screen = kith.bean(ReportPdf.class).html(screen(Edition.BOARD));
    assertThat(figures(Jsoup.parse(parts.html()))).isEqualTo(figures(screen));
    assertThat(parts.text()).contains("fewer than 5");
  }

  @Test
  void anOpenMonthAndStrangersGetNothing() throws IOException {
    var bo = kith.join("Bo Tran", Role.VIEWER);
    assertThat(press("team", kith.owner())).startsWith("Sent to nobody");
    kith.asOwner(() -> kith.bean(Reports.class).seal(NOVEMBER));
    assertThat(press("team", new MemberId(Long.MAX_VALUE))).startsWith("Sent to nobody");
    assertThat(press("team", kith.owner(), bo)).isEqualTo("On its way to 2 of you.");
    mail.send();
    assertThat(mail.taken()).hasSize(2);
  }
}
