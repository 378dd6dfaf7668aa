package org.kith.mail;

import java.util.LinkedHashMap;
import java.util.Map;
import org.kith.mail.wire.Correspondent;
import org.kith.mail.wire.Security;

/// A mail account as a manager typed it.
public record TypedAccount(
    String senderName,
    String senderAddress,
    String postalAddress,
    boolean plusAddresses,
    String copiesAddress,
    String mostAnHour,
    TypedWay smtp,
    TypedWay imap) {

  private static final int LONGEST = 200;

  /// One server.
  ///
  /// @param password empty where the one that is known stays
  public record TypedWay(
      String host, String port, Security security, String user, String password) {

    public static final TypedWay NONE = new TypedWay("", "", Security.TLS, "", "");

    public TypedWay {
      host = host.strip();
      port = port.strip();
      user = user.strip();
    }

    int number() {
      return Integer.parseInt(port);
    }

    /// Whose password it is: one is never sent to another server, or as somebody else.
    String owner() {
      return "%s:%s|%s".formatted(host, port, user);
    }

    @Override
    public String toString() {
      return "TypedWay[%s:%s]".formatted(host, port);
    }
  }

  public TypedAccount {
    senderName = senderName.strip();
    senderAddress = senderAddress.strip();
    postalAddress = postalAddress.strip().replace("\r\n", "\n");
    copiesAddress = copiesAddress.strip();
    mostAnHour = mostAnHour.strip();
  }

  /// What cannot be taken, by field, in words; empty if it can.
  public Map<String, String> problems() {
    var problems = new LinkedHashMap<String, String>();
    if (senderName.isEmpty() || senderName.length() > LONGEST) {
      problems.put("senderName", "Who the mail is from, as people know you.");
    }
    if (!Correspondent.isAddress(senderAddress)) {
      problems.put("senderAddress", "It takes one address, such as hello@example.org.");
    }
    if (postalAddress.isEmpty() || postalAddress.length() > 500) {
      problems.put("postalAddress", "Mail to people says where you are; it must be there.");
    }
    if (!copiesAddress.isEmpty() && !Correspondent.isAddress(copiesAddress)) {
      problems.put("copiesAddress", "It takes one address, or none.");
    }
    if (!mostAnHour.matches("[1-9]\\d{0,3}|10000")) {
      problems.put("mostAnHour", "A number from 1 to 10,000.");
    }
    check("smtp", smtp, problems);
    if (!imap.host().isEmpty()) {
      check("imap", imap, problems);
    }
    return problems;
  }

  private static void check(String name, TypedWay way, Map<String, String> problems) {
    if (!way.host().matches("[A-Za-z0-9.:_-]{1,255}")) {
      problems.put(name + "Host", "The name of the server, such as mail.example.org.");
    }
    if (!way.port().matches("[1-9]\\d{0,4}") || way.number() > 65_535) {
      problems.put(name + "Port", "A number up to 65,535.");
    }
    if (way.user().length() > LONGEST || way.password().length() > LONGEST) {
      problems.put(name + "User", "That is too long.");
    }
    if (way.security() == Security.NONE && !way.host().matches("localhost|127\\.[0-9.]+|::1")) {
      problems.put(
          name + "Security", "Beyond this machine the password would travel for all to read.");
    }
  }
}
