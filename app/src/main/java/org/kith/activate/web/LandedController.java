package org.kith.activate.web;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.kith.activate.Conversions;
import org.kith.team.Access;
import org.kith.team.Access.Rate;
import org.kith.team.Access.Who;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.server.ResponseStatusException;

/// Where pages of the organisation's own site tell that somebody did what they came for, and the
/// small script with which they do. No cookie, no address, nothing that recognises anybody.
@Controller
class LandedController {

  private static final Resource SCRIPT = new ClassPathResource("landed.js");
  private static final int LONGEST = 100;

  private final Conversions conversions;

  LandedController(Conversions conversions) {
    this.conversions = conversions;
  }

  @GetMapping("/landed.js")
  @Access(value = Who.ANYONE, rate = Rate.BURST)
  ResponseEntity<Resource> script() {
    return ResponseEntity.ok()
        .contentType(MediaType.valueOf("text/javascript;charset=UTF-8"))
        .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
        .body(SCRIPT);
  }

  /// Whoever asked not to be tracked is not counted (Sec-GPC, DNT).
  @PostMapping("/hook/landed/{code}")
  @Access(value = Who.ANYONE, rate = Rate.HOOK)
  ResponseEntity<Void> landed(
      @PathVariable String code,
      @RequestBody(required = false) @Nullable String what,
      @RequestHeader(name = "Origin", defaultValue = "") String origin,
      @RequestHeader(name = "Sec-GPC", defaultValue = "") String refuses,
      @RequestHeader(name = "DNT", defaultValue = "") String refusesToo) {
    if (refuses.equals("1") || refusesToo.equals("1")) {
      return ResponseEntity.noContent().build();
    }
    var word = what == null || what.length() > LONGEST ? "" : what.strip();
    return switch (conversions.byPage(code, word, origin)) {
      case COUNTED, BEFORE -> ResponseEntity.noContent().build();
      case NO_SUCH_LINK -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
      case NO_SUCH_WORD -> throw new ResponseStatusException(HttpStatus.UNPROCESSABLE_CONTENT);
    };
  }
}
