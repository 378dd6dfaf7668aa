package org.kith.networks.http;

import java.net.URI;
import java.util.regex.Pattern;

/// Takes secrets out of addresses before they reach a message or a log.
public final class Redaction {

  private static final Pattern SECRET =
      Pattern.compile(
          "(?i)([?&;](?:[^=&;]*(?:token|secret|passw|sig|key|auth|code|jwt|session|assertion)[^=&;]*)=)[^&;#]*");

  private Redaction() {}

  /// The address as it may be shown: values of telling parameters replaced, long ones cut.
  public static String shown(URI url) {
    var text = SECRET.matcher(url.toString()).replaceAll("$1***");
    return text.length() > 200 ? text.substring(0, 200) + "…" : text;
  }
}
