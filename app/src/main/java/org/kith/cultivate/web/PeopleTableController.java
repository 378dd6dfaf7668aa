package org.kith.cultivate.web;

import org.kith.cultivate.views.PeopleTable;
import org.kith.cultivate.views.PeopleViews;
import org.kith.team.Access;
import org.kith.team.Access.Rate;
import org.kith.team.Access.Who;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/// People as a file for a spreadsheet.
@Controller
class PeopleTableController {

  private final PeopleTable table;
  private final PeopleViews views;

  PeopleTableController(PeopleTable table, PeopleViews views) {
    this.table = table;
    this.views = views;
  }

  @GetMapping("/settings/export/people.csv")
  @Access(Who.MANAGER)
  ResponseEntity<String> fetch() {
    return file(table.csv());
  }

  /// Those who are chosen on the page of people. Who takes out more than 200 is a manager; the rule
  /// is that of every list that goes out.
  @PostMapping("/people/chosen.csv")
  @Access(value = Who.MEMBER, rate = Rate.WRITE)
  ResponseEntity<String> fetch(BulkController.Chosen chosen) {
    return file(table.csv(BulkController.people(views, chosen)));
  }

  private static ResponseEntity<String> file(String csv) {
    return ResponseEntity.ok()
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename("people.csv").build().toString())
        .cacheControl(CacheControl.noStore())
        .contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
        .body(csv);
  }
}
