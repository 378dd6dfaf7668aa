package org.kith.jobs;

import static org.kith.store.Instants.toSql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kith.store.Instants;
import org.kith.store.WorkspaceId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The last run of each piece of work.
@Repository
class JobStore {

  private static final String COLUMNS =
      "name, subject, state, done, total, message, failures, started_at, ended_at, next_at ";

  private final JdbcClient db;

  JobStore(JdbcClient db) {
    this.db = db;
  }

  List<WorkspaceId> workspaces() {
    return db.sql("select id from workspace order by id")
        .query((row, _) -> new WorkspaceId(row.getLong("id")))
        .list();
  }

  /// Notes that a run begins; how many failed in a row before it.
  int begin(String name, String subject, String runBy, Instant now) {
    return db.sql(
            """
            insert into job_run (name, subject, state, run_by, started_at)
            values (:name, :subject, 'RUNNING', :by, :now)
            on conflict (workspace_id, name, subject) do update
            set state = 'RUNNING', run_by = :by, started_at = :now, ended_at = null, next_at = null,
                done = 0, total = 0
            returning failures
            """)
        .param("name", name)
        .param("subject", subject)
        .param("by", runBy)
        .param("now", toSql(now))
        .query(Integer.class)
        .single();
  }

  void progress(String name, String subject, Progress.Now now) {
    db.sql(
            """
            update job_run set done = :done, total = :total, message = :message
            where name = :name and subject = :subject and state = 'RUNNING'
            """)
        .param("done", now.done())
        .param("total", now.total())
        .param("message", cut(now.message()))
        .param("name", name)
        .param("subject", subject)
        .update();
  }

  void end(JobRun run) {
    db.sql(
            """
            update job_run set state = :state, done = :done, total = :total, message = :message,
                   failures = :failures, ended_at = :ended, next_at = :next
            where name = :name and subject = :subject
            """)
        .param("state", run.state().name())
        .param("done", run.done())
        .param("total", run.total())
        .param("message", cut(run.message()))
        .param("failures", run.failures())
        .param("ended", orNull(run.endedAt()))
        .param("next", orNull(run.nextAt()))
        .param("name", run.name())
        .param("subject", run.subject())
        .update();
  }

  /// Makes what a process that is no more left running visible as cut off.
  int cutOff(String runBy, Instant now) {
    return db.sql(
            """
            update job_run set state = 'RETRYING', ended_at = :now, next_at = :now, failures = failures + 1,
                   message = 'Kith stopped in the middle of it; it goes on from there.'
            where state = 'RUNNING' and run_by = :by
            """)
        .param("now", toSql(now))
        .param("by", runBy)
        .update();
  }

  /// Notes that a run was asked for.
  void await(String name, String subject, Instant now) {
    db.sql(
            """
            insert into job_run (name, subject, state, message, started_at, next_at)
            values (:name, :subject, 'WAITING', 'It begins in a moment.', :now, :now)
            on conflict (workspace_id, name, subject) do update
            set state = 'WAITING', message = excluded.message, next_at = excluded.next_at,
                done = 0, total = 0, ended_at = null
            where job_run.state <> 'RUNNING'
            """)
        .param("name", name)
        .param("subject", subject)
        .param("now", toSql(now))
        .update();
  }

  List<JobRun> recent() {
    return db.sql(
            "select "
                + COLUMNS
                + "from job_run order by state = 'RUNNING' desc, started_at desc, name, subject limit 200")
        .query((row, _) -> run(row))
        .list();
  }

  Optional<JobRun> find(String name, String subject) {
    return db.sql("select " + COLUMNS + "from job_run where name = :name and subject = :subject")
        .param("name", name)
        .param("subject", subject)
        .query((row, _) -> run(row))
        .optional();
  }

  private static java.time.@Nullable OffsetDateTime orNull(@Nullable Instant instant) {
    return instant == null ? null : toSql(instant);
  }

  private static String cut(String text) {
    var clean = text.replace("\0", "");
    return clean.length() <= 2_000 ? clean : clean.substring(0, 2_000) + "…";
  }

  private static JobRun run(ResultSet row) throws SQLException {
    return new JobRun(
        row.getString("name"),
        row.getString("subject"),
        JobRun.State.valueOf(row.getString("state")),
        row.getLong("done"),
        row.getLong("total"),
        row.getString("message"),
        row.getInt("failures"),
        Instants.in(row, "started_at"),
        Instants.orNull(row, "ended_at"),
        Instants.orNull(row, "next_at"));
  }
}
