package org.kith.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.kith.TestKith;
import org.kith.team.Access;
import org.kith.team.ApiTokens;
import org.kith.team.Caller;
import org.kith.team.Scope;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Every address of a Kith that can be read, as its owner sees it in a browser and a program of
/// theirs by the API. What is drawn or printed is left out: it has no words to look for.
public final class EveryPage {

  private static final String DRAWN = ".*\\.(svg|png|pdf)";

  private final TestKith kith;
  private final Map<String, String> ids;
  private final Set<String> addresses = new TreeSet<>();
  private final String cookie;
  private final String bearer;

  /// @param ids what stands for the first variable of addresses that begin so; elsewhere it is 1
  public EveryPage(TestKith kith, Map<String, String> ids) {
    this.kith = kith;
    this.ids = Map.copyOf(ids);
    this.cookie = kith.cookie(kith.owner());
    var made =
        kith.asOwner(() ->
            kith.bean(ApiTokens.class)
                .make(Caller.require(), "every page", Set.copyOf(Scope.choices()), 1));
    this.bearer = "Bearer " + ((ApiTokens.Made.Token) made).secret();
    kith.bean(RequestMappingHandlerMapping.class)
        .getHandlerMethods()
        .forEach((route, method) -> {
          if (method.hasMethodAnnotation(Access.class)
              && route.getMethodsCondition().getMethods().contains(RequestMethod.GET)) {
            route.getPatternValues().stream()
                .filter(pattern -> !pattern.matches(DRAWN))
                .forEach(pattern -> addresses.add(address(pattern)));
          }
        });
  }

  private String address(String pattern) {
    var month = kith.now().toString().substring(0, "2026-11".length());
    var path = pattern.replace("{month}", month);
    for (var one : ids.entrySet()) {
      if (path.startsWith(one.getKey() + "{")) {
        path = path.replaceFirst("\\{[^}]+}", one.getValue());
      }
    }
    return path.replaceAll("\\{[^}]+}", "1");
  }

  /// How many there are.
  public int count() {
    return addresses.size();
  }

  /// Those whose answers have a word.
  public Set<String> with(String word) {
    var found = new TreeSet<String>();
    try (var http = HttpClient.newHttpClient()) {
      for (var address : addresses) {
        var request =
            HttpRequest.newBuilder(URI.create(kith.url() + address)).timeout(Duration.ofMinutes(1));
        var asked =
            address.startsWith("/api/")
                ? request.header("Authorization", bearer)
                : request.header("Cookie", cookie);
        if (http.send(asked.build(), HttpResponse.BodyHandlers.ofString()).body().contains(word)) {
          found.add(address);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    return found;
  }
}
