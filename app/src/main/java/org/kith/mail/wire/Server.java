package org.kith.mail.wire;

import java.time.Duration;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.kith.networks.Secret;

/// A mail server of the organisation's own, and who we are to it.
///
/// @param user empty where it asks for no login
/// @param secret null where there is none
public record Server(
    String host, int port, Security security, String user, @Nullable Secret secret) {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  public Server {
    if (!host.matches("[A-Za-z0-9.:_-]{1,255}") || port < 1 || port > 65_535) {
      throw new IllegalArgumentException("no server is at " + host + ":" + port);
    }
  }

  boolean logsIn() {
    return !user.isBlank() && secret != null;
  }

  /// What the library is told of it.
  ///
  /// @param protocol `smtp` or `imap`
  Properties properties(String protocol) {
    var p = new Properties();
    var at = "mail." + protocol + ".";
    p.setProperty(at + "host", host);
    p.setProperty(at + "port", Integer.toString(port));
    p.setProperty(at + "auth", Boolean.toString(logsIn()));
    p.setProperty(at + "ssl.enable", Boolean.toString(security == Security.TLS));
    p.setProperty(at + "ssl.checkserveridentity", "true");
    p.setProperty(at + "starttls.enable", Boolean.toString(security == Security.STARTTLS));
    p.setProperty(at + "starttls.required", Boolean.toString(security == Security.STARTTLS));
    for (var wait : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
      p.setProperty(at + wait, Long.toString(PATIENCE.toMillis()));
    }
    return p;
  }

  String place() {
    return host + ":" + port;
  }
}
