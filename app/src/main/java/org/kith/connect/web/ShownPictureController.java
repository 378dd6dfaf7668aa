package org.kith.connect.web;

import org.kith.connect.ShownPictures;
import org.kith.team.Access;
import org.kith.team.Access.Rate;
import org.kith.team.Access.Who;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/// Gives a network the picture it is just publishing.
@Controller
class ShownPictureController {

  private final ShownPictures pictures;

  ShownPictureController(ShownPictures pictures) {
    this.pictures = pictures;
  }

  @GetMapping("/shown/{code}")
  @Access(value = Who.ANYONE, rate = Rate.PAGE)
  ResponseEntity<byte[]> show(@PathVariable String code) {
    var picture =
        pictures.find(code).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(picture.mediaType()))
        .header("Cache-Control", "no-store")
        .header("X-Robots-Tag", "noindex")
        .body(picture.bytes());
  }
}
