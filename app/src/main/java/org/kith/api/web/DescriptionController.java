package org.kith.api.web;

import java.time.Duration;
import org.kith.team.Access;
import org.kith.team.Access.Who;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// The API described as OpenAPI 3.1. The file is written from the routes themselves, and a test
/// holds it against them.
@Controller
class DescriptionController {

  @GetMapping("/api/v1/openapi.json")
  @Access(Who.ANYONE)
  ResponseEntity<Resource> show() {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .cacheControl(CacheControl.maxAge(Duration.ofHours(1)))
        .body(new ClassPathResource("api/openapi.json"));
  }
}
