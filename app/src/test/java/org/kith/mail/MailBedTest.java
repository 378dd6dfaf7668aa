package org.kith.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.Beds;
import org.kith.TestKith;
import org.kith.cultivate.Interactions;
import org.kith.cultivate.TimelineEntry;
import org.kith.jobs.Progress;
import org.kith.mail.wire.Security;
import org.kith.people.Channel;
import org.kith.people.MayWe;
import org.kith.people.Permission;
import org.kith.people.PersonId;
import org.kith.people.Persons;
import org.kith.store.CurrentWorkspace;

/// Mail through Postfix and Dovecot as they are: it arrives, an unknown user bounces with a real
/// report that finds its mail, an answer and a copy are filed, and one click ends it.
@Tag("beds")
class MailBedTest {

  private static final int PORT = 22_525;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @RegisterExtension final TestKith kith = new TestKith();

  private Beds bed;
  private MailWorld world;

  @BeforeEach
  void begin() throws IOException {
    bed = Beds.mail(PORT);
    world = new MailWorld(kith);
  }

  @AfterEach
  void end() {
    world.close();
    bed.close();
  }

  private static TypedAccount account() {
    var smtp =
        new TypedAccount.TypedWay(
            "127.0.0.1", Integer.toString(PORT), Security.NONE, "org@mail.test", "secret");
    var imap =
        new TypedAccount.TypedWay(
            "127.0.0.1", Integer.toString(PORT + 1), Security.NONE, "org@mail.test", "secret");
    return new TypedAccount(
        "Harvestline",
        "org@mail.test",
        "1 Mill Lane",
        true,
        "org+copies4711@mail.test",
        "1000",
        smtp,
        imap);
  }

  @Test
  void mailArrivesBouncesAndIsAnswered() throws Exception {
    world.assertKept(account());
    read();
    var ana = world.friend("Ana Weber", "fan1@mail.test");
    var nobody = world.friend("Bo Tran", "nobody@mail.test");
    var toAna = invite(ana);
    var toNobody = invite(nobody);
    world.send();
    assertThat(world.mail(toAna).state()).isEqualTo(MailState.SENT);
    assertThat(world.mail(toAna).reason()).contains("queued as");

    var arrived = await("it arrives", () -> inbox("fan1").stream().findFirst());
    assertThat(arrived.subject()).isEqualTo("The shelf");
    assertThat(arrived.wayOutPost()).isEqualTo("List-Unsubscribe=One-Click");
    await(
        "it bounces",
        () -> {
          read();
          return world.mail(toNobody).state() == MailState.BOUNCED
              ? Optional.of(true)
              : Optional.empty();
        });
    assertThat(world.mail(toNobody).reason()).contains("5.1.1");
    assertThat(stops(nobody)).isPresent();

    say("fan1@mail.test", "org@mail.test", "org@mail.test", arrived.messageId(), "Gladly!");
    var me = "mara.lindqvist+" + kith.workspace().value() + "@example.org";
    say(me, "fan1@mail.test", "org+copies4711@mail.test", "", "See you Tuesday.");
    var texts =
        await(
            "both are filed",
            () -> {
              read();
              var entries = timeline(ana);
              return entries.size() == 2 ? Optional.of(entries) : Optional.empty();
            });
    assertThat(texts.stream().map(TimelineEntry::text))
        .containsExactlyInAnyOrder("Hello\n\nGladly!", "Hello\n\nSee you Tuesday.");
    assertThat(world.mail(toAna).answeredAt()).isNotNull();

    assertThat(press(arrived.wayOut())).isEqualTo(200);
    assertThat(kith.asOwner(() -> kith.bean(MayWe.class).contact(ana, Channel.EMAIL)))
        .isInstanceOf(Permission.Refused.class);
  }

  private MailId invite(PersonId person) {
    return kith.asOwner(() ->
        kith.bean(PersonalMails.class)
            .send(
                kith.bean(Persons.class).find(person).orElseThrow(),
                new PersonalMails.Words("The shelf", "Would you say it in your words?"),
                kith.url(),
                (Permission.Granted) kith.bean(MayWe.class).contact(person, Channel.EMAIL)));
  }

  private void read() throws Exception {
    CurrentWorkspace.call(
        kith.workspace(),
        () -> {
          kith.bean(Letterbox.class).run("", Progress.untold());
          return true;
        });
  }

  private Optional<String> stops(PersonId person) {
    return kith.asOwner(() -> kith.bean(Troubles.class).stops(person, "nobody@mail.test"));
  }

  private List<TimelineEntry> timeline(PersonId person) {
    return kith.asOwner(() -> kith.bean(Interactions.class).timeline(person, 10));
  }

  private static int press(String wayOut) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(wayOut.substring(1, wayOut.length() - 1)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("List-Unsubscribe=One-Click"))
                .build(),
            HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  private static <T> T await(String what, Callable<Optional<T>> condition) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      var found = condition.call();
      if (found.isPresent()) {
        return found.get();
      }
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
    throw new AssertionError("a minute is over, and still not: " + what);
  }

  private record Arrived(String messageId, String subject, String wayOut, String wayOutPost) {}

  private static List<Arrived> inbox(String user) throws MessagingException {
    var properties = new Properties();
    properties.setProperty("mail.imap.port", Integer.toString(PORT + 1));
    try (var store = Session.getInstance(properties).getStore("imap")) {
      store.connect("127.0.0.1", user + "@mail.test", "secret");
      var folder = store.getFolder("INBOX");
      folder.open(Folder.READ_ONLY);
      var found = new ArrayList<Arrived>();
      for (Message message : folder.getMessages()) {
        found.add(
            new Arrived(
                message.getHeader("Message-ID")[0],
                message.getSubject(),
                message.getHeader("List-Unsubscribe")[0].replaceAll("\\s", ""),
                message.getHeader("List-Unsubscribe-Post")[0]));
      }
      return found;
    }
  }

  /// Somebody writes with a mail program of their own.
  private static void say(String from, String to, String envelope, String answers, String text)
      throws MessagingException {
    var properties = new Properties();
    properties.setProperty("mail.smtp.port", Integer.toString(PORT));
    properties.setProperty("mail.smtp.host", "127.0.0.1");
    var message = new MimeMessage(Session.getInstance(properties));
    message.setFrom(new InternetAddress(from));
    message.setRecipients(Message.RecipientType.TO, to);
    if (!answers.isEmpty()) {
      message.setHeader("In-Reply-To", answers);
    }
    message.setSubject("Hello");
    message.setText(text);
    message.saveChanges();
    Transport.send(message, new InternetAddress[] {new InternetAddress(envelope)});
  }
}
