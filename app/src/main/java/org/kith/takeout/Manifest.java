package org.kith.takeout;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// What is in an export: enough to know whether it is whole before any of it is believed.
///
/// @param format always [#FORMAT]
/// @param version rises when an older Kith could not read it
/// @param leftOut what is not in it, and why
record Manifest(
    String format, int version, String workspace, List<Part> parts, Map<String, String> leftOut) {

  static final String FORMAT = "kith-export";
  static final int VERSION = 1;
  static final String NAME = "manifest.json";
  static final String README = "README.txt";

  /// The parts that are no tables of their own.
  static final String WORKSPACE = "workspace";

  static final String MEMBERS = "members";

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  /// One file within: a row a line.
  ///
  /// @param sha256 of its bytes, in hexadecimal
  /// @param last the highest number that its rows have, 0 where they have none
  record Part(String name, long rows, long bytes, String sha256, long last, List<String> columns) {
    Part {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(sha256, "sha256");
      columns = List.copyOf(columns);
    }

    String file() {
      return name + ".jsonl";
    }
  }

  Manifest {
    parts = List.copyOf(parts);
    leftOut = new TreeMap<>(leftOut);
  }

  static Manifest of(String workspace, List<Part> parts) {
    return new Manifest(FORMAT, VERSION, workspace, parts, LeftOut.TABLES);
  }

  String json() {
    return JSON.writeValueAsString(this) + "\n";
  }

  /// How many rows there are in all.
  long rows() {
    return parts.stream().mapToLong(Part::rows).sum();
  }

  /// The part of a name, null if there is none.
  @Nullable Part part(String name) {
    return parts.stream().filter(part -> part.name().equals(name)).findFirst().orElse(null);
  }

  /// Reads a manifest; of a newer version only that it is one.
  static Manifest read(String json) throws UnfitFile {
    try {
      var tree = JSON.readTree(json);
      if (!FORMAT.equals(tree.path("format").asString(""))) {
        throw UnfitFile.foreign();
      }
      int version = tree.path("version").asInt(0);
      if (version > VERSION) {
        throw UnfitFile.newer(
            "its format is version %d, this Kith reads %d".formatted(version, VERSION));
      }
      var manifest = JSON.treeToValue(tree, Manifest.class);
      if (version < 1 || manifest.repeatsItself()) {
        throw UnfitFile.damaged("what it says it holds cannot be");
      }
      return manifest;
    } catch (JacksonException | NullPointerException e) {
      throw UnfitFile.damaged("its list of parts cannot be read");
    }
  }

  private boolean repeatsItself() {
    var names = new ArrayList<>(parts.stream().map(Part::name).toList());
    return names.stream().distinct().count() != names.size()
        || !names.stream().allMatch(name -> name.matches("[a-z_]{1,63}"));
  }
}
