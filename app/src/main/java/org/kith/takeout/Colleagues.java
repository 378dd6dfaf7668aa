package org.kith.takeout;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kith.store.CurrentWorkspace;
import org.kith.team.MemberId;
import org.kith.team.Members;
import org.kith.team.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Who works in a workspace or once did, on their way between two Kiths: known by their e-mail
/// address, because each Kith counts its members itself. In a file their number is their place in
/// the order of addresses.
@Component
class Colleagues {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final JdbcClient db;
  private final Members members;

  Colleagues(JdbcClient db, Members members) {
    this.db = db;
    this.members = members;
  }

  /// @param role null for somebody who left
  record Colleague(String name, String email, @Nullable Role role) {}

  /// Everybody who is named anywhere in these tables, or works here: their numbers in this Kith in
  /// the order of the file.
  List<Long> numbers(List<Table> tables) {
    var named =
        tables.stream()
            .flatMap(table ->
                table.columns().stream()
                    .filter(Table.Column::member)
                    .map(column ->
                        "select %s from %s".formatted(Table.quoted(column.name()), table.quoted())))
            .collect(Collectors.joining(" union "));
    return db.sql(
            """
            select m.id from member m
            where m.id in (select member_id from membership where workspace_id = kith_workspace())
            """
                + (named.isEmpty() ? "" : " or m.id in (" + named + ")")
                + " order by lower(m.email) collate \"C\"")
        .query((row, _) -> row.getLong("id"))
        .list();
  }

  /// They themselves, a line each.
  List<String> lines(List<Long> numbers) {
    var lines = new ArrayList<String>();
    for (long number : numbers) {
      lines.add(
          db.sql(
                  """
                  select row_to_json(r)::text from (
                    select m.name, m.email, s.role from member m
                    left join membership s on s.member_id = m.id and s.workspace_id = kith_workspace()
                    where m.id = :number) r
                  """)
              .param("number", number)
              .query(String.class)
              .single());
    }
    return lines;
  }

  /// Lets somebody of a file work here, or only be known; returns their number in this Kith.
  long welcome(String line) throws UnfitFile {
    try {
      var colleague = JSON.readValue(line, Colleague.class);
      var here = CurrentWorkspace.require();
      MemberId id =
          colleague.role() == null
              ? members.known(colleague.name(), colleague.email())
              : members.add(here, colleague.name(), colleague.email(), colleague.role());
      return id.value();
    } catch (JacksonException e) {
      throw UnfitFile.damaged("somebody who works here cannot be read");
    }
  }
}
