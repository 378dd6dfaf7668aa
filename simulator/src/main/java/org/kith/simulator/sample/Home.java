package org.kith.simulator.sample;

import java.util.Locale;

/// The communities of the town, in the order of their ids.
enum Home {
  SCHOOL(0, "school kitchens", 3600, Hours.EARLY),
  BAKERS(1, "bakers and night workers", 6900, Hours.NIGHT),
  HOSPITAL(2, "hospital kitchens", 2900, Hours.NIGHT),
  STUDENTS(3, "students", 7200, Hours.LATE),
  GARDENERS(4, "gardeners and growers", 5400, Hours.DAY),
  PARENTS(5, "parents of Eastside", 5800, Hours.DAY),
  CLIMATE(6, "climate people", 5200, Hours.DAY),
  POLITICS(7, "local politics", 3300, Hours.DAY),
  CHEFS(8, "restaurant chefs", 4300, Hours.LATE),
  FOODBANKS(9, "food banks and pantries", 3000, Hours.DAY),
  FAITH(10, "faith groups", 3100, Hours.DAY),
  COURIERS(11, "cyclists and couriers", 4100, Hours.LATE),
  ZEROWASTE(12, "zero-waste households", 4000, Hours.DAY),
  PRESS(13, "local journalists", 1200, Hours.DAY);

  /// How many accounts there are in all.
  static final int PEOPLE = 60_000;

  /// The [Community#id].
  final int id;

  final String title;
  final int size;
  final Hours hours;

  Home(int id, String title, int size, Hours hours) {
    this.id = id;
    this.title = title;
    this.size = size;
    this.hours = hours;
  }

  static Home named(String key) {
    return valueOf(key.toUpperCase(Locale.ROOT));
  }

  /// The file its texts are in.
  String file() {
    return name().toLowerCase(Locale.ROOT);
  }

  Community community() {
    return new Community(id, title, size);
  }
}
