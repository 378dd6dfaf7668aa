package org.kith.privacy.web;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kith.api.Listed;
import org.kith.privacy.Looks;
import org.kith.team.Caller;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;
import org.springframework.web.util.UriUtils;

/// Counts the people in each list that a program reads, whichever module gives it, before it is
/// given: who reads through all of them takes them out.
@ControllerAdvice
final class ListLooks implements ResponseBodyAdvice<Object> {

  private static final Map<String, String> PEOPLE =
      Map.of(
          "/api/v1/people", "the list of people",
          "/api/v1/voices", "the list of voices",
          "/api/v1/circle", "the list of circle",
          "/api/v1/people/same", "the list of who may be the same person");

  private final Looks looks;

  ListLooks(Looks looks) {
    this.looks = looks;
  }

  @Override
  public boolean supports(
      MethodParameter returned, Class<? extends HttpMessageConverter<?>> converter) {
    return true;
  }

  @Override
  public @Nullable Object beforeBodyWrite(
      @Nullable Object body,
      MethodParameter returned,
      MediaType type,
      Class<? extends HttpMessageConverter<?>> converter,
      ServerHttpRequest request,
      ServerHttpResponse response) {
    if (body instanceof Listed list
        && !list.items().isEmpty()
        && request instanceof ServletServerHttpRequest servlet
        && Caller.current().isPresent()) {
      var pattern =
          String.valueOf(
              servlet
                  .getServletRequest()
                  .getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
      var listed = PEOPLE.get(pattern);
      if (listed != null) {
        var query = servlet.getServletRequest().getQueryString();
        looks.takeOut(which(listed, query == null ? "" : query), list.items().size());
      }
    }
    return body;
  }

  /// Which part of which list; how much of it was asked for makes it no other.
  private static String which(String list, String query) {
    var part =
        Arrays.stream(query.split("&", -1))
            .filter(p -> !p.isEmpty() && !p.startsWith("limit="))
            .map(p -> UriUtils.decode(p, StandardCharsets.UTF_8))
            .sorted()
            .collect(Collectors.joining("&"));
    return part.isEmpty() ? list + " by a program" : "%s by a program, %s".formatted(list, part);
  }
}
