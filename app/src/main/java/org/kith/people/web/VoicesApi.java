package org.kith.people.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kith.api.Paged;
import org.kith.api.Place;
import org.kith.api.Tags;
import org.kith.api.Wrong;
import org.kith.listen.AccountId;
import org.kith.people.Voice;
import org.kith.people.VoicePages;
import org.kith.people.VoiceState;
import org.kith.people.Voices;
import org.kith.team.Access;
import org.kith.team.Access.Rate;
import org.kith.team.Access.Who;
import org.kith.team.Scope;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Voices for programs: who was heard and nobody has chosen. To choose one is a human's act, and is
/// done under people.
@RestController
@RequestMapping("/api/v1/voices")
class VoicesApi {

  private final Voices voices;
  private final VoicePages pages;

  VoicesApi(Voices voices, VoicePages pages) {
    this.voices = voices;
    this.pages = pages;
  }

  /// An account that was heard and that nobody has chosen.
  ///
  /// @param id of the account
  /// @param followers how many follow it; null where nobody has counted
  /// @param reason why it is hidden; empty if it is not
  /// @param foundBy by what it was first heard
  /// @param mentions how many posts used our words
  /// @param answersAPost replies to each of its posts, on average
  /// @param said the newest thing it said that used our words; empty if its text is gone
  record VoiceJson(
      long id,
      String network,
      String handle,
      String name,
      String about,
      @Nullable Long followers,
      VoiceState state,
      String reason,
      String foundBy,
      Instant firstHeardAt,
      Instant lastHeardAt,
      int mentions,
      double answersAPost,
      String said,
      List<String> words,
      String url) {

    static VoiceJson of(Voice voice) {
      var said = voice.said();
      return new VoiceJson(
          voice.account().value(),
          voice.network(),
          voice.handle(),
          voice.name(),
          voice.about(),
          voice.followers() < 0 ? null : voice.followers(),
          voice.state(),
          voice.reason(),
          voice.foundBy(),
          voice.heard().first(),
          voice.heard().last(),
          voice.heard().mentions(),
          voice.heard().answersAPost(),
          said == null ? "" : said.text(),
          said == null ? List.of() : said.words(),
          said == null ? "" : said.url());
    }
  }

  /// @param reason why it is hidden; of no other state
  record VoiceStateJson(VoiceState state, @Nullable String reason) {}

  /// Voices of one state, the last heard first.
  @GetMapping
  @Access(value = Who.VIEWER, scope = Scope.READ_VOICES)
  Paged<VoiceJson> list(
      @RequestParam(defaultValue = "NEW") VoiceState state,
      @RequestParam(defaultValue = "") String cursor,
      @RequestParam(defaultValue = "50") int limit) {
    var from = Place.of(cursor, Place.LATEST);
    int most = Paged.limit(limit);
    var found = pages.before(state, from.at(), new AccountId(from.id()), most + 1);
    return Paged.of(
        found.stream().map(VoiceJson::of).toList(),
        most,
        voice -> Place.at(voice.lastHeardAt(), voice.id()));
  }

  /// One voice.
  @GetMapping("/{id}")
  @Access(value = Who.VIEWER, scope = Scope.READ_VOICES)
  ResponseEntity<VoiceJson> show(@PathVariable long id) {
    return Tags.shown(found(id));
  }

  /// Watches a voice, hides it, or shows it again.
  @PutMapping("/{id}/state")
  @Access(value = Who.MEMBER, rate = Rate.WRITE, scope = Scope.WRITE_VOICES)
  ResponseEntity<VoiceJson> change(
      @PathVariable long id,
      @RequestBody VoiceStateJson body,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
    Tags.mustMatch(ifMatch, found(id));
    var account = new AccountId(id);
    switch (Wrong.given(body.state(), "state")) {
      case NEW -> voices.show(account);
      case WATCHING -> voices.watch(account);
      case HIDDEN -> voices.hide(account, Wrong.textOr(body.reason(), "reason", 300));
    }
    return Tags.shown(found(id));
  }

  private VoiceJson found(long id) {
    return voices.find(new AccountId(id)).map(VoiceJson::of).orElseThrow(Wrong::missing);
  }
}
