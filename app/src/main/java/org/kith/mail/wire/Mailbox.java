package org.kith.mail.wire;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.FetchProfile;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.jspecify.annotations.Nullable;

/// The inbox our answers and bounces come into (IMAP, RFC 9051). Nothing in it is changed: what is
/// unread stays unread.
public final class Mailbox implements AutoCloseable {

  private static final int LARGEST = 5 << 20;

  private final Store store;
  private final IMAPFolder inbox;

  private Mailbox(Store store, IMAPFolder inbox) {
    this.store = store;
    this.inbox = inbox;
  }

  /// Where reading has come to.
  ///
  /// @param validity of the numbers, given out by the server; 0 where nothing was read yet
  /// @param last the number of the last mail that was read
  public record Place(long validity, long last) {
    public static final Place NOWHERE = new Place(0, 0);
  }

  /// One mail.
  ///
  /// @param place where reading has come to with it
  /// @param mail null where it is too large or cannot be read at all
  public record Item(Place place, @Nullable Incoming mail) {}

  /// @throws IOException if the server cannot be reached or does not let us in, in words
  public static Mailbox open(Server server) throws IOException {
    var session = Session.getInstance(server.properties("imap"));
    session.getProperties().setProperty("mail.imap.peek", "true");
    Store store = null;
    try {
      store = session.getStore("imap");
      var secret = server.secret();
      store.connect(
          server.host(), server.port(), server.user(), secret == null ? "" : secret.value());
      var inbox = (IMAPFolder) store.getFolder("INBOX");
      inbox.open(Folder.READ_ONLY);
      return new Mailbox(store, inbox);
    } catch (AuthenticationFailedException e) {
      close(store);
      throw new IOException("%s does not let Kith in: %s".formatted(server.place(), said(e)), e);
    } catch (MessagingException e) {
      close(store);
      throw new IOException("%s cannot be read: %s".formatted(server.place(), said(e)), e);
    }
  }

  private static String said(Exception e) {
    return String.valueOf(e.getMessage()).replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
  }

  /// Where it ends now: what is in it already is not read.
  public Place end() throws IOException {
    try {
      return new Place(inbox.getUIDValidity(), Math.max(0, inbox.getUIDNext() - 1));
    } catch (MessagingException e) {
      throw new IOException("The inbox does not say where it ends: " + said(e), e);
    }
  }

  /// What came in since, in the order it came.
  ///
  /// @param most how many at most
  public List<Item> since(Place place, int most) throws IOException {
    try {
      long validity = inbox.getUIDValidity();
      long from = validity == place.validity() ? place.last() + 1 : 1;
      var found = new ArrayList<Message>();
      for (var message : inbox.getMessagesByUID(from, UIDFolder.LASTUID)) {
        // A server names the last one where there is none that far.
        if (message != null && inbox.getUID(message) >= from && found.size() < most) {
          found.add(message);
        }
      }
      var profile = new FetchProfile();
      profile.add(FetchProfile.Item.ENVELOPE);
      profile.add(FetchProfile.Item.SIZE);
      inbox.fetch(found.toArray(Message[]::new), profile);
      var items = new ArrayList<Item>();
      for (var message : found) {
        items.add(new Item(new Place(validity, inbox.getUID(message)), read(message)));
      }
      return items;
    } catch (MessagingException e) {
      throw new IOException("The inbox could not be read to its end: " + said(e), e);
    }
  }

  private @Nullable Incoming read(Message message) throws MessagingException {
    if (message.getSize() > LARGEST) {
      return null;
    }
    var received = message.getReceivedDate();
    try {
      return Reading.read(message, received == null ? Instant.EPOCH : received.toInstant());
    } catch (IOException | MessagingException e) {
      if (!inbox.isOpen()) {
        throw new MessagingException("the connection ended", e);
      }
      return null; // rubbish from outside is passed over and counted
    }
  }

  private static void close(@Nullable Store store) {
    if (store != null) {
      try {
        store.close();
      } catch (MessagingException _) {
        return; // it is closed all the same
      }
    }
  }

  @Override
  public void close() {
    close(store);
  }
}
