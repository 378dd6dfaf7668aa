package org.kith.cultivate.web;

import org.kith.cultivate.PeopleTable;
import org.kith.team.Access;
import org.kith.team.Access.Who;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// People as a file for a spreadsheet.
@Controller
class PeopleTableController {

  private final PeopleTable table;

  PeopleTableController(PeopleTable table) {
    this.table = table;
  }

  @GetMapping("/settings/export/people.csv")
  @Access(Who.MANAGER)
  ResponseEntity<String> fetch() {
    return ResponseEntity.ok()
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename("people.csv").build().toString())
        .cacheControl(CacheControl.noStore())
        .contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
        .body(table.csv());
  }
}
