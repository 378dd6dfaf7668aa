package org.kith.networks.webmention;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XmlRpcTest {

  private static byte[] bytes(String xml) {
    return xml.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void readsWhatItWrites() {
    var call = new XmlRpc.Call("pingback.ping", List.of("https://a.example/?a=1&b=<2>", "\u2602"));
    assertThat(XmlRpc.call(XmlRpc.bytes(call))).contains(call);
    var value = new XmlRpc.Response.Value("Thanks & <bye>");
    assertThat(XmlRpc.response(XmlRpc.bytes(value))).contains(value);
    var fault = new XmlRpc.Response.Fault(48, "Known");
    assertThat(XmlRpc.response(XmlRpc.bytes(fault))).contains(fault);
  }

  @Test
  void readsWhatOthersWrite() {
    var call =
        """
        <?xml version="1.0" encoding="iso-8859-1"?>
        <methodCall><!-- a comment --><methodName> pingback.ping </methodName>
        <params><param><value>https://a.example/</value></param>
        <param><value><string><![CDATA[https://b.example/?a&b]]></string></value></param></params></methodCall>
        """;
    assertThat(XmlRpc.call(bytes(call)))
        .contains(
            new XmlRpc.Call(
                "pingback.ping", List.of("https://a.example/", "https://b.example/?a&b")));
    var fault =
        """
        <methodResponse><fault><value><struct>
        <member><name>faultString</name><value>No</value></member>
        <member><name>faultCode</name><value><i4>33</i4></value></member>
        </struct></value></fault></methodResponse>
        """;
    assertThat(XmlRpc.response(bytes(fault))).contains(new XmlRpc.Response.Fault(33, "No"));
    assertThat(XmlRpc.call(bytes("<methodCall><methodName>x</methodName></methodCall>")))
        .contains(new XmlRpc.Call("x", List.of()));
  }

  @Test
  void f7EntitiesAndTheirBombsAreNoXmlRpc() {
    var entity = "<!DOCTYPE methodCall [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>";
    var name = "<methodCall><methodName>%s</methodName></methodCall>";
    assertThat(XmlRpc.call(bytes(entity + name.formatted("&x;")))).isEmpty();
    assertThat(XmlRpc.call(bytes("<!DOCTYPE methodCall>" + name.formatted("a")))).isEmpty();
    assertThat(XmlRpc.call(bytes(name.formatted("&x;")))).isEmpty();
    var laughs = new StringBuilder("<!DOCTYPE m [<!ENTITY a0 'ha'>");
    for (int i = 1; i < 30; i++) {
      laughs.append("<!ENTITY a%d '&a%d;&a%d;'>".formatted(i, i - 1, i - 1));
    }
    assertThat(XmlRpc.call(bytes(laughs + "]>" + name.formatted("&a29;")))).isEmpty();
  }

  @Test
  void f7WhatIsDeepOrLongIsNoXmlRpc() {
    assertThat(XmlRpc.call(bytes("<methodCall>".repeat(5_000)))).isEmpty();
    assertThat(XmlRpc.call(bytes("<methodCall>" + " ".repeat(70_000) + "</methodCall>"))).isEmpty();
    assertThat(XmlRpc.call(new byte[0])).isEmpty();
    assertThat(XmlRpc.call(bytes("<methodCall><methodName>x</methodName></methodCall><y/>")))
        .isEmpty();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8, 13})
  void makesNothingWorseThanNothingOfWhatIsBroken(long seed) {
    var random = new SplittableRandom(seed);
    var good = XmlRpc.bytes(new XmlRpc.Call("pingback.ping", List.of("https://a.example/", "b")));
    for (int i = 0; i < 500; i++) {
      var broken = good.clone();
      for (int j = 0; j < 1 + random.nextInt(8); j++) {
        broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
      }
      assertThat(XmlRpc.call(broken).map(XmlRpc.Call::params).orElse(List.of()))
          .hasSizeLessThanOrEqualTo(20);
      assertThat(XmlRpc.response(broken)).isEmpty();
    }
  }
}
