package org.kith.mail.web;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.kith.mail.MailAccount;
import org.kith.mail.TypedAccount;
import org.kith.mail.TypedAccount.TypedWay;
import org.kith.mail.wire.Security;

/// The fields of the account's form, by name. Passwords never come back into it.
public record MailForm(Map<String, String> values) {

  private static final int LONGEST = 600;

  static MailForm empty() {
    return new MailForm(
        Map.of(
            "plus",
            "yes",
            "mostAnHour",
            "200",
            "smtpPort",
            "587",
            "smtpSecurity",
            "STARTTLS",
            "imapPort",
            "993",
            "imapSecurity",
            "TLS"));
  }

  static MailForm of(MailAccount account) {
    var values = new LinkedHashMap<String, String>();
    values.put("senderName", account.senderName());
    values.put("senderAddress", account.senderAddress());
    values.put("postalAddress", account.postalAddress());
    values.put("copiesAddress", account.copiesAddress());
    values.put("mostAnHour", Integer.toString(account.mostAnHour()));
    if (account.plusAddresses()) {
      values.put("plus", "yes");
    }
    put(values, "smtp", account.smtp());
    var imap = account.imap();
    if (imap != null) {
      put(values, "imap", imap);
    } else {
      values.put("imapPort", "993");
    }
    return new MailForm(values);
  }

  private static void put(Map<String, String> values, String name, MailAccount.Way way) {
    values.put(name + "Host", way.host());
    values.put(name + "Port", Integer.toString(way.port()));
    values.put(name + "Security", way.security().name());
    values.put(name + "User", way.user());
  }

  static MailForm typed(Map<String, String> typed) {
    var values = new LinkedHashMap<String, String>();
    typed.forEach((name, value) -> {
      if (!name.endsWith("Password") && value.length() <= LONGEST) {
        values.put(name, value);
      }
    });
    return new MailForm(values);
  }

  public String value(String name) {
    return values.getOrDefault(name, "");
  }

  public boolean isPlus() {
    return value("plus").equals("yes");
  }

  /// The ways a connection may be encrypted, in words.
  public static Map<String, String> securities() {
    var words = new LinkedHashMap<String, String>();
    Arrays.stream(Security.values()).forEach(one -> words.put(one.name(), one.words()));
    return words;
  }

  /// What was typed, with its passwords.
  TypedAccount account(Map<String, String> typed) {
    return new TypedAccount(
        value("senderName"),
        value("senderAddress"),
        value("postalAddress"),
        isPlus(),
        value("copiesAddress"),
        value("mostAnHour"),
        way("smtp", typed),
        value("imapHost").isBlank() ? TypedWay.NONE : way("imap", typed));
  }

  private TypedWay way(String name, Map<String, String> typed) {
    var security = value(name + "Security");
    return new TypedWay(
        value(name + "Host"),
        value(name + "Port"),
        securities().containsKey(security) ? Security.valueOf(security) : Security.TLS,
        value(name + "User"),
        typed.getOrDefault(name + "Password", ""));
  }
}
