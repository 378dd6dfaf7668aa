package org.kith.networks.webmention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kith.networks.LoopbackServer;
import org.kith.networks.http.HttpGateway;
import org.kith.networks.http.HttpSettings;

class SenderTest {

  private static final URI SOURCE = URI.create("https://ours.example/a?b=c&d");

  private final List<String> told = new CopyOnWriteArrayList<>();
  private volatile String page = "<link rel=webmention href='/wm?site=7'>";
  private volatile String answer = "201 Location: /status/1";
  private volatile byte[] body = {};
  private LoopbackServer server;
  private HttpGateway http;

  @BeforeEach
  void open() throws IOException {
    server = new LoopbackServer(this::answer);
    http = LoopbackServer.gateway(server);
  }

  private void answer(LoopbackServer.Asked asked, java.io.OutputStream out) throws IOException {
    if (asked.method().equals("POST")) {
      int length = Integer.parseInt(asked.headers().get("Content-Length"));
      var sent = new String(asked.rest().readNBytes(length), StandardCharsets.UTF_8);
      told.add(asked.path() + " " + asked.headers().get("Content-Type") + " " + sent);
      int space = answer.indexOf(' ');
      LoopbackServer.write(
          out, Integer.parseInt(answer.substring(0, space)), answer.substring(space + 1), body);
    } else {
      LoopbackServer.write(
          out,
          asked.path().equals("/robots.txt") ? 404 : 200,
          page.startsWith("X-") ? page : "Content-Type: text/html",
          page.startsWith("X-") ? "" : page);
    }
  }

  @AfterEach
  void close() throws IOException {
    http.close();
    server.close();
  }

  private Sent webmention() throws Exception {
    return new WebmentionSender(http).send(SOURCE, server.at("/post?id=1"));
  }

  private Sent pingback() throws Exception {
    return new PingbackSender(http).send(SOURCE, server.at("/post?id=1"));
  }

  @Test
  void sendsAFormToTheEndpointAndKeepsItsQuery() throws Exception {
    assertThat(webmention()).isEqualTo(new Sent.Taken(server.at("/status/1")));
    var target = "http%3A%2F%2F127.0.0.1%3A" + server.at("/").getPort() + "%2Fpost%3Fid%3D1";
    assertThat(told)
        .containsExactly(
            "/wm?site=7 application/x-www-form-urlencoded source=https%3A%2F%2Fours.example%2Fa%3Fb%3Dc%26d&target="
                + target);
  }

  @Test
  void looksForTheEndpointAnewEachTime() throws Exception {
    webmention();
    page = "<a rel=webmention href=/moved>x</a>";
    answer = "202 X-Nothing: 1";
    assertThat(webmention()).isEqualTo(new Sent.Taken(null));
    assertThat(told.getLast()).startsWith("/moved ");
  }

  @Test
  void saysInWordsWhyItWasNotTaken() throws Exception {
    answer = "400 X-Nothing: 1";
    assertThat(webmention())
        .isEqualTo(new Sent.Refused(server.at("/wm?site=7") + " answered with status 400."));
    page = "<p>nothing here";
    assertThat(webmention())
        .isEqualTo(new Sent.NotWanted(server.at("/post?id=1") + " names no Webmention endpoint."));
    page = "<link rel=webmention href='/wm'>";
    answer = "302 Location: /elsewhere";
    assertThat(webmention()).isInstanceOf(Sent.Refused.class);
    answer = "429 Retry-After: 60";
    assertThat(webmention()).isInstanceOf(Sent.SlowDown.class);
  }

  @Test
  void aServerInTroubleIsToldAgainLater() {
    answer = "500 X-Nothing: 1";
    assertThatThrownBy(this::webmention)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("500");
  }

  @Test
  void f2LoopbackIsNotToldUnlessTheOperatorAllowsIt() throws Exception {
    var settings = HttpSettings.of(URI.create("https://kith.example/about"), "0.1.0");
    try (var strict = new HttpGateway(settings, Clock.systemUTC(), RandomGenerator.getDefault())) {
      assertThat(new WebmentionSender(strict).send(SOURCE, server.at("/post")))
          .isInstanceOf(Sent.Refused.class);
    }
    assertThat(told).isEmpty();
  }

  @Test
  void callsThePingbackServer() throws Exception {
    page = "X-Pingback: " + server.at("/xmlrpc.php");
    answer = "200 Content-Type: text/xml";
    body = XmlRpc.bytes(new XmlRpc.Response.Value("Thanks"));
    assertThat(pingback()).isEqualTo(new Sent.Taken(null));
    assertThat(told.getFirst()).startsWith("/xmlrpc.php text/xml; charset=utf-8 ");
    var sent = told.getFirst().substring(told.getFirst().indexOf("<?xml"));
    assertThat(XmlRpc.call(sent.getBytes(StandardCharsets.UTF_8)))
        .contains(
            new XmlRpc.Call(
                "pingback.ping", List.of(SOURCE.toString(), server.at("/post?id=1").toString())));
  }

  @Test
  void readsTheFaultsOfPingback() throws Exception {
    page = "X-Pingback: " + server.at("/xmlrpc.php");
    answer = "200 Content-Type: text/xml";
    body = XmlRpc.bytes(PingbackFault.KNOWN.with("Already there."));
    assertThat(pingback()).isInstanceOf(Sent.Known.class);
    body = XmlRpc.bytes(PingbackFault.NO_LINK.with("no\u0007 link"));
    assertThat(pingback())
        .isEqualTo(
            new Sent.Refused(
                server.at("/xmlrpc.php")
                    + ": the page that is said to link does not (17): no link"));
    body = "<html>".getBytes(StandardCharsets.UTF_8);
    assertThat(((Sent.Refused) pingback()).reason()).contains("not XML-RPC");
    body = XmlRpc.bytes(PingbackFault.UPSTREAM.with(""));
    assertThatThrownBy(this::pingback).isInstanceOf(IOException.class);
  }
}
