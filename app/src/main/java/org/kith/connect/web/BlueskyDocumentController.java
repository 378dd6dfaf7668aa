package org.kith.connect.web;

import org.kith.connect.BlueskyConnector;
import org.kith.team.Access;
import org.kith.team.Access.Rate;
import org.kith.team.Access.Who;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/// Says to servers of the AT Protocol who this Kith is. Only a Kith on the public web has it.
@Controller
class BlueskyDocumentController {

  private final BlueskyConnector bluesky;

  BlueskyDocumentController(BlueskyConnector bluesky) {
    this.bluesky = bluesky;
  }

  @GetMapping(BlueskyConnector.DOCUMENT)
  @Access(value = Who.ANYONE, rate = Rate.PAGE)
  ResponseEntity<String> document() {
    var back =
        ServletUriComponentsBuilder.fromCurrentContextPath()
            .path(AccountsController.BACK)
            .build()
            .toUri();
    if (!"https".equals(back.getScheme())) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(bluesky.document(back));
  }
}
