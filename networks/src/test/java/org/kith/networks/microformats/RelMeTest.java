package org.kith.networks.microformats;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kith.networks.LoopbackServer;
import org.kith.networks.http.HttpGateway;

class RelMeTest {

  private final Map<String, String> pages = new ConcurrentHashMap<>();
  private LoopbackServer blog;
  private LoopbackServer social;
  private HttpGateway http;

  @BeforeEach
  void open() throws IOException {
    blog = server();
    social = server();
    http = LoopbackServer.gateway(blog, social);
  }

  private LoopbackServer server() throws IOException {
    return new LoopbackServer((asked, out) -> {
      var page = pages.get(asked.headers().get("Host") + asked.path());
      boolean moved = page != null && page.startsWith("http");
      LoopbackServer.write(
          out,
          page == null ? 404 : moved ? 302 : 200,
          moved ? "Location: " + page : "Content-Type: text/html",
          page == null ? "" : page);
    });
  }

  @AfterEach
  void close() throws IOException {
    http.close();
    blog.close();
    social.close();
  }

  private void put(LoopbackServer on, String path, String page) {
    pages.put(on.host() + path, page);
  }

  private RelMe.Proof prove() throws Exception {
    return new RelMe(http).prove(blog.at("/"), social.at("/@ana"));
  }

  @Test
  void f11TwoPagesThatSaySoOfEachOtherAreOnePersons() throws Exception {
    put(blog, "/", "<a rel='nofollow me' href='" + social.at("/@ana/") + "'>me</a>");
    put(social, "/@ana", "<link rel=me href='http://" + blog.host() + "'>");
    assertThat(prove()).isEqualTo(new RelMe.Proof.Mutual());
  }

  @Test
  void f11OneSideProvesNothing() throws Exception {
    put(blog, "/", "<a rel=me href='" + social.at("/@ana") + "'>me</a>");
    put(social, "/@ana", "<a href='" + blog.at("/") + "'>not me</a>");
    assertThat(prove())
        .isEqualTo(
            new RelMe.Proof.OneSided(
                "%s has no rel=\"me\" link to %s.".formatted(social.at("/@ana"), blog.at("/"))));
    put(blog, "/", "<!-- <a rel=me href='" + social.at("/@ana") + "'>me</a> -->");
    assertThat(prove()).isInstanceOf(RelMe.Proof.OneSided.class);
  }

  @Test
  void f11APageThatSendsOnToAnotherSiteDoesNotSpeakForTheFirst() throws Exception {
    put(blog, "/", social.at("/elsewhere").toString());
    put(social, "/elsewhere", "<a rel=me href='" + social.at("/@ana") + "'>me</a>");
    put(social, "/@ana", "<a rel=me href='" + blog.at("/") + "'>me</a>");
    assertThat(prove()).isInstanceOf(RelMe.Proof.Unreadable.class);
  }

  @Test
  void aPageThatCannotBeReadIsSaidInWords() throws Exception {
    put(blog, "/", "<a rel=me href='" + social.at("/@ana") + "'>me</a>");
    assertThat(prove())
        .isEqualTo(new RelMe.Proof.Unreadable(social.at("/@ana") + " answered with status 404."));
  }
}
