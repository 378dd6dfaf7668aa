package org.kith.listen.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.kith.listen.Hubs;
import org.kith.networks.http.Cap;
import org.kith.team.Access;
import org.kith.team.Access.Rate;
import org.kith.team.Access.Who;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/// Where hubs come to us (WebSub). They have no session and no token of ours but the address.
@Controller
class HubController {

  private final Hubs hubs;

  HubController(Hubs hubs) {
    this.hubs = hubs;
  }

  @GetMapping("/hook/websub/{callback}")
  @Access(value = Who.ANYONE, rate = Rate.BURST)
  ResponseEntity<String> verify(
      @PathVariable String callback, @RequestParam Map<String, String> query) {
    return hubs.verify(callback, query)
        .map(said -> ResponseEntity.ok().contentType(MediaType.TEXT_PLAIN).body(said))
        .orElseGet(() -> ResponseEntity.notFound().build());
  }

  @PostMapping("/hook/websub/{callback}")
  @Access(value = Who.ANYONE, rate = Rate.BURST)
  ResponseEntity<Void> take(
      @PathVariable String callback,
      @RequestHeader(name = "Content-Type", defaultValue = "") String contentType,
      @RequestHeader(name = "X-Hub-Signature", defaultValue = "") String signature,
      InputStream sent)
      throws IOException, InterruptedException {
    var body = sent.readNBytes(Cap.FEED.bytes() + 1);
    if (body.length > Cap.FEED.bytes()) {
      return ResponseEntity.status(HttpStatus.CONTENT_TOO_LARGE).build();
    }
    return switch (hubs.sent(callback, contentType, signature, body)) {
      case TAKEN, LEFT -> ResponseEntity.accepted().build();
      case UNKNOWN -> ResponseEntity.status(HttpStatus.GONE).build();
    };
  }
}
