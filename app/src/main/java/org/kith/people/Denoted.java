package org.kith.people;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Which account an address stands for, as far as the address alone tells.
///
/// @param keys what its key may be
/// @param handle what its handle is, empty if the address has none
record Denoted(List<String> keys, String handle) {

  private static final Pattern USER = Pattern.compile("/(?:@|users/)([\\w.-]{1,100})/?");
  private static final Pattern CORNER = Pattern.compile("/[~@][^/]{1,100}/?");
  private static final Pattern BLUESKY = Pattern.compile("/profile/([\\w.:-]{3,253})/?");

  static Denoted of(URI url) {
    var host = url.getHost() == null ? "" : url.getHost().toLowerCase(Locale.ROOT);
    var path = url.getRawPath() == null ? "" : url.getRawPath();
    var bluesky = BLUESKY.matcher(path);
    if (host.equals("bsky.app") && bluesky.matches()) {
      return new Denoted(List.of(bluesky.group(1)), bluesky.group(1).toLowerCase(Locale.ROOT));
    }
    var keys = new ArrayList<String>();
    boolean page = path.isEmpty() || path.equals("/") || CORNER.matcher(path).matches();
    var user = USER.matcher(path);
    boolean account = user.matches();
    if ((page || account) && url.getRawQuery() == null) {
      var rest = url.getRawAuthority() + path.replaceFirst("/$", "");
      for (var scheme : List.of("https://", "http://")) {
        keys.add(scheme + rest);
      }
    }
    return new Denoted(keys, account ? user.group(1) + "@" + url.getRawAuthority() : "");
  }
}
