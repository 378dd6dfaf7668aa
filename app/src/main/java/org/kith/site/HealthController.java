package org.kith.site;

import java.util.Map;
import org.kith.team.Access;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Whether this Kith answers.
@RestController
class HealthController {

  @GetMapping(path = "/health", produces = MediaType.APPLICATION_JSON_VALUE)
  @Access(Access.Who.ANYONE)
  Map<String, String> health() {
    return Map.of("status", "UP");
  }
}
