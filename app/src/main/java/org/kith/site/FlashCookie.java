package org.kith.site;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.FlashMap;
import org.springframework.web.servlet.support.AbstractFlashMapManager;
import org.springframework.web.util.WebUtils;

/// Carries what a change has to say ("Ana is in your circle now") over the redirect to the next
/// page, in a cookie that lives for that one page. Texts only.
@Component("flashMapManager")
final class FlashCookie extends AbstractFlashMapManager {

  private static final String NAME = "kith-said";
  private static final String UNDO = "undo";

  /// Browsers keep 4,096 bytes with the name and what is said of it.
  private static final int LONGEST = 3_800;

  @Override
  protected @Nullable List<FlashMap> retrieveFlashMaps(HttpServletRequest request) {
    var cookie = WebUtils.getCookie(request, NAME);
    if (cookie == null || cookie.getValue().isEmpty() || cookie.getValue().length() > LONGEST) {
      return null;
    }
    var flash = new FlashMap();
    for (var pair : cookie.getValue().split("&", -1)) {
      var parts = pair.split("=", 2);
      if (parts.length == 2) {
        flash.put(parts[0], decode(parts[1]));
      }
    }
    flash.startExpirationPeriod(60);
    return new ArrayList<>(List.of(flash)); // the caller takes what it used out of it
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return ""; // somebody's own cookie, not ours
    }
  }

  @Override
  protected void updateFlashMaps(
      List<FlashMap> flashMaps, HttpServletRequest request, HttpServletResponse response) {
    var all = flashMaps.isEmpty() ? "" : text(flashMaps.getLast(), _ -> true);
    // What happened is said even where there is no room for what takes it back.
    var value = all.length() > LONGEST ? text(flashMaps.getLast(), key -> !key.equals(UNDO)) : all;
    var cookie =
        ResponseCookie.from(NAME, value.length() > LONGEST ? "" : value)
            .httpOnly(true)
            .secure(request.isSecure())
            .sameSite("Lax")
            .path("/")
            .maxAge(value.isEmpty() ? 0 : 60)
            .build();
    response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
  }

  private static String text(FlashMap said, Predicate<String> which) {
    return said.entrySet().stream()
        .filter(e -> which.test(e.getKey()))
        .map(e -> e.getKey() + "=" + encode(String.valueOf(e.getValue())))
        .collect(Collectors.joining("&"));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /// The cookie is the request's own, so there is nothing to lock.
  @Override
  protected @Nullable Object getFlashMapsMutex(HttpServletRequest request) {
    return null;
  }
}
