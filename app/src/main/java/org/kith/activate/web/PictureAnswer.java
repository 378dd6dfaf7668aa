package org.kith.activate.web;

import java.nio.charset.StandardCharsets;
import org.kith.activate.KitPictures;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/// Gives a file that people made as a file: nothing in it runs, and who opens it alone saves it.
final class PictureAnswer {

  private PictureAnswer() {}

  static ResponseEntity<byte[]> of(KitPictures.File file, String campaign) {
    var picture = file.picture();
    return of(file.bytes(), picture.mediaType(), picture.fileName(campaign));
  }

  static ResponseEntity<byte[]> of(byte[] bytes, String mediaType, String name) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(mediaType))
        .header("Content-Security-Policy", "sandbox; default-src 'none'")
        .header("X-Content-Type-Options", "nosniff")
        .header("X-Robots-Tag", "noindex")
        .header("Cache-Control", "private, max-age=300")
        .header(
            "Content-Disposition",
            ContentDisposition.attachment()
                .filename(name, StandardCharsets.UTF_8)
                .build()
                .toString())
        .body(bytes);
  }
}
