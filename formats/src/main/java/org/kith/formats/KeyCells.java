package org.kith.formats;

import dev.hardwood.metadata.LogicalType;
import dev.hardwood.metadata.LogicalType.EnumType;
import dev.hardwood.metadata.LogicalType.IntType;
import dev.hardwood.metadata.LogicalType.StringType;
import dev.hardwood.reader.ColumnReader;
import dev.hardwood.reader.Validity;
import dev.hardwood.schema.ColumnSchema;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.kith.reach.graph.GraphFolderBuilder;

/// A column of accounts in a Parquet file, a batch of its rows at a time.
final class KeyCells {

  /// What a column holds.
  enum Kind {
    INT,
    UNSIGNED_INT,
    LONG,
    TEXT,
    OTHER;

    static Kind of(ColumnSchema column) {
      if (column.maxRepetitionLevel() > 0 || column.fieldPath().elements().size() > 1) {
        return OTHER;
      }
      var logical = column.logicalType();
      return switch (column.type()) {
        case INT32 -> !integer(logical) ? OTHER : unsigned(logical) ? UNSIGNED_INT : INT;
        case INT64 -> integer(logical) ? LONG : OTHER;
        case BYTE_ARRAY -> text(logical) ? TEXT : OTHER;
        case BOOLEAN, INT96, FLOAT, DOUBLE, FIXED_LEN_BYTE_ARRAY -> OTHER;
      };
    }

    private static boolean integer(@Nullable LogicalType logical) {
      return logical == null || logical instanceof IntType;
    }

    private static boolean unsigned(@Nullable LogicalType logical) {
      return logical instanceof IntType type && !type.isSigned();
    }

    private static boolean text(@Nullable LogicalType logical) {
      return logical == null || logical instanceof StringType || logical instanceof EnumType;
    }
  }

  private final String name;
  private final Kind kind;
  private Validity validity = Validity.NO_NULLS;
  private int[] ints = {};
  private long[] longs = {};
  private byte[] bytes = {};
  private int[] offsets = {};

  KeyCells(String name, Kind kind) {
    this.name = name;
    this.kind = kind;
  }

  String name() {
    return name;
  }

  boolean texts() {
    return kind == Kind.TEXT;
  }

  /// Takes the batch at which a reader stands.
  void take(ColumnReader reader) {
    validity = reader.getLeafValidity();
    switch (kind) {
      case INT, UNSIGNED_INT -> ints = reader.getInts();
      case LONG -> longs = reader.getLongs();
      case TEXT -> {
        bytes = reader.getBinaryValues();
        offsets = reader.getBinaryOffsets();
      }
      case OTHER -> throw new IllegalStateException("no accounts in column " + name);
    }
  }

  /// The number that a graph gives the account in a row of the batch.
  ///
  /// @throws IllegalArgumentException if there is none, or it can be no key
  int node(int row, GraphFolderBuilder graph) {
    if (validity.hasNulls() && validity.isNull(row)) {
      throw new IllegalArgumentException("there is no value");
    }
    if (kind != Kind.TEXT) {
      return graph.numeric() ? graph.node(number(row)) : text(Long.toString(number(row)), graph);
    }
    if (graph.numeric()) {
      throw new IllegalArgumentException("the accounts are texts; read keys as texts");
    }
    return graph.node(bytes, offsets[row], offsets[row + 1]);
  }

  private long number(int row) {
    return switch (kind) {
      case INT -> ints[row];
      case UNSIGNED_INT -> Integer.toUnsignedLong(ints[row]);
      case LONG -> longs[row];
      case TEXT, OTHER -> throw new IllegalStateException("no numbers in column " + name);
    };
  }

  private static int text(String key, GraphFolderBuilder graph) {
    byte[] text = key.getBytes(StandardCharsets.UTF_8);
    return graph.node(text, 0, text.length);
  }
}
