package org.kith.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.team.Access;
import org.kith.team.ApiTokens;
import org.kith.team.Caller;
import org.kith.team.Role;
import org.kith.team.Scope;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Requirement A1: every route says who may call it, and the server does what the route says.
class RoutesTest {

  @RegisterExtension final TestKith kith = new TestKith();

  private final HttpClient http =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

  private record Route(String method, String path, Access access) {
    String row() {
      return String.join(
          "\t",
          method,
          path,
          who().name(),
          access.rate().name(),
          csrf(),
          access.scope().word(),
          access.mails() ? "mails" : "");
    }

    Access.Who who() {
      return access.value();
    }

    String csrf() {
      return method.equals("GET") ? "-" : isHook() ? "address" : isApi() ? "bearer" : "token";
    }

    /// Where programs of our own come in, by a token that no browser sends by itself.
    boolean isApi() {
      return path.startsWith("/api/");
    }

    HttpRequest.Builder request(String url) {
      return HttpRequest.newBuilder(URI.create(url + path.replaceAll("\\{[^}]+}", "1")))
          .method(method, HttpRequest.BodyPublishers.noBody());
    }

    /// Where programs of others come, without a session: what they may is in the address.
    boolean isHook() {
      return path.startsWith("/hook/");
    }
  }

  @Test
  void a1_everyRouteSaysWhoMayCallIt() throws IOException {
    var undeclared = new ArrayList<String>();
    var table = new TreeSet<String>();
    mappings()
        .forEach((info, method) -> {
          var access = method.getMethodAnnotation(Access.class);
          if (access == null && !method.getBeanType().equals(ProblemController.class)) {
            undeclared.add(info + " " + method);
          }
        });
    routes().forEach(route -> table.add(route.row()));
    var file = Files.createDirectories(Path.of("target")).resolve("routes.tsv");
    Files.write(file, table);

    assertThat(undeclared).as("routes without @Access").isEmpty();
    assertThat(table).hasSizeGreaterThan(3);
  }

  @Test
  void a1_everyReadingRouteAdmitsWhomItNamesAndNobodyElse() throws Exception {
    var wrong = new ArrayList<String>();
    for (var route : routes()) {
      if (!route.method().equals("GET") || route.isApi()) {
        continue;
      }
      var path = route.path().replaceAll("\\{[^}]+}", "1");
      boolean open = route.who() == Access.Who.ANYONE;
      int anonymous = get(path, "");
      if (open ? anonymous == 403 || anonymous == 303 : anonymous != 302) {
        wrong.add("anonymous " + route.row() + " -> " + anonymous);
      }
      for (var role : Role.values()) {
        int answer = get(path, kith.cookie(kith.join(role.name(), role)));
        boolean admitted = answer != 403 && answer != 401 && answer < 500;
        boolean should = open || role.mayActAs(Role.valueOf(route.who().name()));
        if (admitted != should) {
          wrong.add(role + " " + route.row() + " -> " + answer);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void a6_everyChangingRouteRefusesWithoutAToken() throws Exception {
    var cookie = kith.cookie(kith.owner());
    var wrong = new ArrayList<String>();
    for (var route : routes()) {
      if (route.method().equals("GET")) {
        continue;
      }
      int answer = send(route.request(kith.url()).header("Cookie", cookie));
      boolean refused =
          route.isHook() ? answer == 404 || answer == 410 : answer == (route.isApi() ? 401 : 403);
      if (!refused) {
        wrong.add(route.row() + " -> " + answer);
      }
    }
    assertThat(wrong).isEmpty();
  }

  /// Each route of the API with each role, with its own scope, with every other, and without a
  /// token.
  @Test
  void a9_everyRouteOfTheApiAdmitsWhomItNamesWithItsScopeAlone() throws Exception {
    var wrong = new ArrayList<String>();
    for (var route : routes()) {
      if (!route.isApi() || route.who() == Access.Who.ANYONE) {
        continue;
      }
      var scope = route.access().scope();
      if (send(route.request(kith.url())) != 401) {
        wrong.add("anonymous " + route.row());
      }
      for (var role : Role.values()) {
        int answer =
            send(route.request(kith.url()).header("Authorization", bearer(role, true, scope)));
        boolean admitted = answer != 403 && answer != 401 && answer < 500;
        if (admitted != role.mayActAs(Role.valueOf(route.who().name()))) {
          wrong.add(role + " " + route.row() + " -> " + answer);
        }
      }
      int beyond =
          send(route.request(kith.url()).header("Authorization", bearer(Role.OWNER, false, scope)));
      if (scope != Scope.ANY && beyond != 403) {
        wrong.add("other scopes " + route.row() + " -> " + beyond);
      }
    }
    assertThat(wrong).isEmpty();
  }

  private final Map<String, String> bearers = new HashMap<>();

  /// A token with one scope, or with all but that one.
  private String bearer(Role role, boolean with, Scope scope) {
    return bearers.computeIfAbsent(
        role + " " + with + " " + scope,
        _ -> {
          var scopes = EnumSet.copyOf(Scope.choices());
          if (with && scope != Scope.ANY) {
            scopes.retainAll(Set.of(scope));
          } else if (!with) {
            scopes.remove(scope);
          }
          var member = kith.join(role.name(), role);
          var made =
              kith.as(
                  member, () -> kith.bean(ApiTokens.class).make(Caller.require(), "x", scopes, 1));
          return "Bearer " + ((ApiTokens.Made.Token) made).secret();
        });
  }

  @Test
  void a9_scopesStandOnRoutesOfTheApiAndNowhereElse() {
    assertThat(routes())
        .filteredOn(route -> route.who() != Access.Who.ANYONE)
        .allMatch(route -> route.isApi() == (route.access().scope() != Scope.NONE));
    assertThat(routes()).filteredOn(Route::isApi).hasSizeGreaterThan(20);
  }

  @Test
  void a6_onlyHooksNeedNoToken() {
    assertThat(routes())
        .filteredOn(Route::isHook)
        .isNotEmpty()
        .allMatch(route -> route.who() == Access.Who.ANYONE);
  }

  @Test
  void s3_everyAnswerCarriesTheSecurityHeaders() throws Exception {
    for (var path :
        List.of("/login", "/health", "/today", "/nothing-here", "/assets/nothing.css")) {
      var answer =
          http.send(
              HttpRequest.newBuilder(URI.create(kith.url() + path)).build(),
              HttpResponse.BodyHandlers.discarding());
      assertThat(answer.headers().firstValue("Content-Security-Policy"))
          .as(path)
          .contains(SecurityConfiguration.CONTENT_POLICY);
      assertThat(answer.headers().firstValue("X-Content-Type-Options"))
          .as(path)
          .contains("nosniff");
      assertThat(answer.headers().firstValue("Referrer-Policy")).as(path).contains("same-origin");
      assertThat(answer.headers().firstValue("Cross-Origin-Opener-Policy"))
          .as(path)
          .contains("same-origin");
    }
  }

  @Test
  void whatIsNotThereIsSaidInWords() throws Exception {
    for (var cookie : List.of("", kith.cookie(kith.owner()))) {
      var answer =
          http.send(
              HttpRequest.newBuilder(URI.create(kith.url() + "/nothing-here"))
                  .header("Cookie", cookie)
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(404);
      assertThat(answer.body()).contains("There is nothing at this address.").contains("/assets/");
    }
    assertThat(get("/error", "")).isEqualTo(403);
  }

  private List<Route> routes() {
    var routes = new ArrayList<Route>();
    mappings()
        .forEach((info, method) -> {
          var access = method.getMethodAnnotation(Access.class);
          if (access != null) {
            for (var verb : info.getMethodsCondition().getMethods()) {
              for (var path : info.getPatternValues()) {
                routes.add(new Route(verb.name(), path, access));
              }
            }
          }
        });
    return routes;
  }

  private Map<RequestMappingInfo, HandlerMethod> mappings() {
    return kith.bean(RequestMappingHandlerMapping.class).getHandlerMethods();
  }

  private int get(String path, String cookie) throws Exception {
    return send(
        HttpRequest.newBuilder(URI.create(kith.url() + path)).header("Cookie", cookie).GET());
  }

  private int send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
  }
}
