package org.kith.listen.web;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kith.listen.Notices;
import org.kith.listen.Notices.Told;
import org.kith.listen.ToldLink.Protocol;
import org.kith.networks.webmention.PingbackFault;
import org.kith.networks.webmention.XmlRpc;
import org.kith.team.Access;
import org.kith.team.Access.Rate;
import org.kith.team.Access.Who;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/// Where other people's sites tell us that they link to ours: Webmention 3.2 and Pingback 2. They
/// have no session; whose door it is stands in its address.
@Controller
class NoticeController {

  private static final int MOST_BYTES = 16 << 10;
  private static final String LATER = "600";
  private static final XmlRpc.Response NO_CALL =
      new XmlRpc.Response.Fault(-32601, "Only pingback.ping(source, target) is known here.");

  private final Notices notices;

  NoticeController(Notices notices) {
    this.notices = notices;
  }

  @PostMapping("/hook/webmention/{door}")
  @Access(value = Who.ANYONE, rate = Rate.HOOK)
  ResponseEntity<String> webmention(@PathVariable String door, InputStream sent)
      throws IOException {
    var body = sent.readNBytes(MOST_BYTES + 1);
    if (body.length > MOST_BYTES) {
      return words(HttpStatus.CONTENT_TOO_LARGE, "That is longer than a Webmention is.");
    }
    var form = form(new String(body, StandardCharsets.UTF_8));
    var source = form.getOrDefault("source", "");
    var target = form.getOrDefault("target", "");
    return switch (notices.tell(door, Protocol.WEBMENTION, source, target)) {
      case Told.Queued _ -> words(HttpStatus.ACCEPTED, "Thank you. Kith looks at it soon.");
      case Told.Bad(var reason) -> words(HttpStatus.BAD_REQUEST, reason);
      case Told.NotOurs(var reason) -> words(HttpStatus.BAD_REQUEST, reason);
      case Told.NoDoor _ -> words(HttpStatus.NOT_FOUND, "No Webmentions are taken here.");
      case Told.Full _ ->
          ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
              .header("Retry-After", LATER)
              .contentType(MediaType.TEXT_PLAIN)
              .body("Too many wait to be looked at. Please tell again later.");
    };
  }

  private static ResponseEntity<String> words(HttpStatus status, String words) {
    return ResponseEntity.status(status).contentType(MediaType.TEXT_PLAIN).body(words);
  }

  /// Of what is said twice, the first.
  private static Map<String, String> form(String body) {
    var form = new HashMap<String, String>();
    for (var pair : body.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        decoded(pair.substring(0, equals))
            .ifPresent(name ->
                decoded(pair.substring(equals + 1)).ifPresent(v -> form.putIfAbsent(name, v)));
      }
    }
    return form;
  }

  private static Optional<String> decoded(String text) {
    try {
      return Optional.of(URLDecoder.decode(text, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException _) {
      return Optional.empty(); // a % that begins nothing
    }
  }

  @PostMapping("/hook/pingback/{door}")
  @Access(value = Who.ANYONE, rate = Rate.HOOK)
  ResponseEntity<byte[]> pingback(@PathVariable String door, InputStream sent) throws IOException {
    var ping =
        XmlRpc.call(sent.readNBytes(MOST_BYTES + 1))
            .filter(call -> call.method().equals("pingback.ping"))
            .map(XmlRpc.Call::params)
            .filter(params -> params.size() >= 2);
    var source = ping.map(List::getFirst).orElse("");
    var target = ping.map(params -> params.get(1)).orElse("");
    var told = notices.tell(door, Protocol.PINGBACK, source, target);
    if (told instanceof Told.NoDoor) {
      return ResponseEntity.notFound().build();
    }
    var answer = XmlRpc.bytes(ping.isPresent() ? answer(told) : NO_CALL);
    return ResponseEntity.ok().contentType(MediaType.TEXT_XML).body(answer);
  }

  private static XmlRpc.Response answer(Told told) {
    return switch (told) {
      case Told.Queued _ -> new XmlRpc.Response.Value("Thank you. Kith looks at it soon.");
      case Told.Bad(var reason) -> PingbackFault.OTHER.with(reason);
      case Told.NotOurs(var reason) -> PingbackFault.NOT_A_TARGET.with(reason);
      case Told.Full _, Told.NoDoor _ ->
          PingbackFault.OTHER.with("Too many wait to be looked at. Please tell again later.");
    };
  }
}
