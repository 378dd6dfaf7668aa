package org.kith.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/// How long the report of a month takes in which 10,000 people shared a million times, made by
/// `shares.sql`: when nothing of it was counted before, when nothing changed, and after a thousand
/// more shares. What is timed is all that the page says, without drawing it.
final class ReportBench {

  private static final int AGAIN = 5;

  private static final String MORE =
      """
      with fresh as (
        insert into post (network, key, account_id, source_id, url, at, text, language, tags, heard_at)
        select p.network, p.key || ' again 0', p.account_id, p.source_id, p.url, now(), p.text, 'en', p.tags, now()
        from post p where p.tags <> '{}' order by p.id limit 1000 returning id)
      insert into share (campaign_id, post_id, grade, at)
      select (select min(id) from campaign), id, 'STATED', now() from fresh
      """;

  private final Path root;
  private final List<Bar> bars = new ArrayList<>();

  ReportBench(Path root) {
    this.root = root;
  }

  void run() throws IOException, SQLException, InterruptedException {
    var data = Files.createTempDirectory("kith-bench");
    System.out.println("Machine: " + Machine.describe());
    try (var kith = new HostedKith(root, data, "127.0.0.1:1");
        var db = kith.connect()) {
      settle(db);
      // The graph, its groups and the compiler are not what is measured.
      while (kith.obey("report").endsWith(KithHost.NO_GROUPS)) {
        Thread.sleep(1_000);
      }
      uncount(db);
      var before = kith.cpu();
      var cold = kith.obey("report");
      bar("nothing counted before", cold + processor(kith.cpu().since(before)), 5_000);
      double least = Double.MAX_VALUE;
      var words = "";
      for (int i = 0; i < AGAIN; i++) {
        before = kith.cpu();
        words = kith.obey("report") + processor(kith.cpu().since(before));
        least = Math.min(least, millis(words));
      }
      bar("again, nothing changed (best of %d)".formatted(AGAIN), least + rest(words), 0);
      for (int i = 0; i < AGAIN; i++) {
        try (var statement = db.createStatement()) {
          statement.execute(MORE.replace("again 0", "again " + i));
        }
        before = kith.cpu();
        words = kith.obey("report") + processor(kith.cpu().since(before));
      }
      bar("after a thousand more shares", words, 0);
    } finally {
      try (var files = Files.walk(data)) {
        for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
    var table = new StringBuilder(Bar.HEAD);
    bars.forEach(bar -> table.append(bar.row()).append('\n'));
    new Results(root.resolve("bench/results.md"))
        .write("Report", "bench/run report", table.toString());
  }

  private static String processor(HostedKith.Cpu took) {
    return Text.of("; processor: Kith %.1f s, PostgreSQL %.1f s", took.kith(), took.postgres());
  }

  /// Nothing that was counted is to be had any more: neither who spoke by day nor how far it got,
  /// which is counted anew where anything of an account has changed.
  private static void uncount(Connection db) throws SQLException {
    try (var statement = db.createStatement()) {
      statement.execute("delete from told_day");
      statement.execute(
          """
          update account set followers = followers + 1
          where id in (select account_id from share order by id limit 100)
          """);
    }
  }

  /// Makes the month. Statements are parted by a semicolon at the end of a line.
  private static void settle(Connection db) throws SQLException {
    long begin = System.nanoTime();
    try (var statement = db.createStatement()) {
      statement.execute("select set_config('kith.workspace', min(id)::text, false) from workspace");
      for (var sql : month().split(";\n", -1)) {
        if (!sql.isBlank()) {
          statement.execute(sql);
        }
      }
      statement.execute("vacuum analyze");
    }
    System.out.println(Text.of("The month was made in %.0f s.", (System.nanoTime() - begin) / 1e9));
  }

  private static String month() {
    try (var in = ReportBench.class.getResourceAsStream("shares.sql")) {
      return new String(
          Objects.requireNonNull(in, "it comes with this class").readAllBytes(),
          StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double millis(String words) {
    return Double.parseDouble(words.split(" ", 2)[0]);
  }

  private static String rest(String words) {
    return words.substring(words.indexOf(' '));
  }

  private void bar(String work, String words, double most) {
    double took = millis(words);
    var bar =
        new Bar(
            "1,000,000 shares of 10,000 people, " + work,
            "none",
            most == 0 ? "none" : Text.of("≤ %.0f s", most / 1000),
            Text.of("%.2f s;%s", took / 1000, rest(words)),
            most == 0 || took <= most);
    System.out.println(bar.row());
    bars.add(bar);
  }
}
