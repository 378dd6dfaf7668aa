package org.kith.listen;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kith.TestKith;
import org.kith.networks.webmention.XmlRpc;

/// What strangers tell us is taken within bounds, and refused in words.
class NoticesTest extends ToldPages {

  @Test
  void whatIsNoNoticeIsRefusedInWords() throws Exception {
    assertThat(tell(OURS, OURS)).isEqualTo(400);
    assertThat(tell("https://www.ours.example/a", OURS)).isEqualTo(400);
    assertThat(tell(at("/post"), "https://theirs.example/")).isEqualTo(400);
    assertThat(tell(at("/post"), "https://ours.example.theirs.example/")).isEqualTo(400);
    assertThat(tell("ftp://a.example/", OURS)).isEqualTo(400);
    assertThat(tell("", "")).isEqualTo(400);
    var tooLong = "source=" + "x".repeat(20_000);
    var path = "/hook/webmention/" + door.address();
    assertThat(post(path, "application/x-www-form-urlencoded", tooLong).statusCode())
        .isEqualTo(413);
    assertThat(post(path, "application/x-www-form-urlencoded", "source=%&target=%zz").statusCode())
        .isEqualTo(400);
    assertThat(told()).isEmpty();
  }

  @Test
  void aDoorOpensInItsOwnWorkspaceOnly() throws Exception {
    var token = door.address().substring(door.address().indexOf('-') + 1);
    var neighbour = TestKith.neighbour().workspace().value();
    for (var address : List.of(neighbour + "-" + token, token, "-" + token, door.address() + "x")) {
      assertThat(tell(address, at("/post"), OURS)).as(address).isEqualTo(404);
    }
    kith.asOwner(() -> kith.bean(MentionDoors.class).shut());
    assertThat(tell(at("/post"), OURS)).isEqualTo(404);
  }

  @Test
  void aPingbackIsTakenLikewise() throws Exception {
    says("/post", linking("We like"));
    var path = "/hook/pingback/" + door.address();
    var ping = new XmlRpc.Call("pingback.ping", List.of(at("/post"), OURS));
    assertThat(rpc(path, ping)).isInstanceOf(XmlRpc.Response.Value.class);
    look();
    assertThat(texts()).containsExactly("We like this cause.");
    assertThat(only().protocol()).isEqualTo(ToldLink.Protocol.PINGBACK);
    var elsewhere = new XmlRpc.Call("pingback.ping", List.of(at("/post"), "https://a.example/"));
    assertThat(((XmlRpc.Response.Fault) rpc(path, elsewhere)).code()).isEqualTo(33);
    var other = new XmlRpc.Call("system.listMethods", List.of(at("/x"), OURS));
    assertThat(((XmlRpc.Response.Fault) rpc(path, other)).code()).isEqualTo(-32601);
    var bomb =
        "<!DOCTYPE a [<!ENTITY b \"c\">]><methodCall><methodName>&b;</methodName></methodCall>";
    assertThat(post(path, "text/xml", bomb).body()).contains("-32601");
    assertThat(post(path + "x", "text/xml", bomb).statusCode()).isEqualTo(404);
    assertThat(told()).hasSize(1);
  }

  @Test
  void tenThousandNoticesOfAStrangerAreBounded() {
    var notices = kith.bean(Notices.class);
    kith.asOwner(() -> {
      int full = 0;
      for (int i = 0; i < 10_000; i++) {
        var junk = "https://h%d.example/%d".formatted(i / 8, i);
        var told = notices.tell(door.address(), ToldLink.Protocol.WEBMENTION, junk, OURS);
        full += told instanceof Notices.Told.Full ? 1 : 0;
      }
      assertThat(full).isEqualTo(10_000 - NoticeStore.MOST_WAITING);
    });
    assertThat(kith.asOwner(() -> kith.bean(Notices.class).count()))
        .isEqualTo(NoticeStore.MOST_WAITING);
  }

  @Test
  void oneHostDoesNotFillTheQueue() {
    kith.asOwner(() -> {
      for (int i = 0; i < 200; i++) {
        kith.bean(Notices.class)
            .tell(door.address(), ToldLink.Protocol.PINGBACK, "https://a.example/" + i, OURS);
      }
    });
    assertThat(told()).hasSize(NoticeStore.MOST_OF_A_HOST);
    kith.asOwner(() -> {
      var other = "https://b.example/1";
      assertThat(
              kith.bean(Notices.class)
                  .tell(door.address(), ToldLink.Protocol.PINGBACK, other, OURS))
          .isInstanceOf(Notices.Told.Queued.class);
    });
  }

  @Test
  void whoTellsTooOftenIsAskedToWait() throws Exception {
    int refused = 0;
    for (int i = 0; i < 90; i++) {
      refused += tell(at("/junk" + i), OURS) == 429 ? 1 : 0;
    }
    assertThat(refused).isBetween(15, 30);
    assertThat(told()).hasSizeLessThanOrEqualTo(75);
    look();
    assertThat(told()).allMatch(link -> link.state() == ToldLink.State.FAILED);
    assertThat(told()).allMatch(link -> link.reason().contains("status 404"));
  }

  private XmlRpc.Response rpc(String path, XmlRpc.Call call) throws Exception {
    var answer = post(path, "text/xml", new String(XmlRpc.bytes(call), StandardCharsets.UTF_8));
    return XmlRpc.response(answer.body().getBytes(StandardCharsets.UTF_8)).orElseThrow();
  }
}
