package org.kith.tone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.kith.SharedData;

/// Short texts that at least twenty people rated from -4 to 4: Hutto and Gilbert 2014.
///
/// @param half whether the number of the text is even: that half is learned from
record RatedTexts(boolean half, double rating, String text) {

  static List<RatedTexts> read(String corpus) {
    var file = SharedData.need("vader/hutto_ICWSM_2014/" + corpus + "_GroundTruth.txt");
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1)
          .lines()
          .map(line -> line.split("\t", 3))
          .filter(parts -> parts.length == 3)
          .map(parts ->
              new RatedTexts(
                  parts[0].matches("\\d*[02468]"), Double.parseDouble(parts[1]), parts[2]))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
