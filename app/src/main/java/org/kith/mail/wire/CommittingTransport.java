package org.kith.mail.wire;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.OutputStream;
import java.util.function.BooleanSupplier;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/// Asks once more before a letter's first word goes out: whoever sends notes then, for good, that
/// it is on its way. Up to that moment nothing was sent; from the server's go-ahead on it may have
/// arrived, whatever happens.
final class CommittingTransport extends SMTPTransport {

  private BooleanSupplier commit = () -> false;
  private boolean begun;

  CommittingTransport(Session session, Server server) {
    super(session, new URLName("smtp", server.host(), server.port(), null, null, null));
  }

  /// Thrown where the letter was called back.
  static final class CalledBack extends MessagingException {
    private static final long serialVersionUID = 1;
  }

  void before(BooleanSupplier next) {
    commit = next;
    begun = false;
  }

  /// Whether the server said that it listens to the letter.
  boolean hasBegun() {
    return begun;
  }

  @Override
  protected OutputStream data() throws MessagingException {
    if (!commit.getAsBoolean()) {
      throw new CalledBack();
    }
    var out = super.data();
    begun = true;
    return out;
  }
}
