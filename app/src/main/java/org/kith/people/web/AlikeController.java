package org.kith.people.web;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kith.networks.http.WebAddress;
import org.kith.people.AlikeVoices;
import org.kith.people.LikeDocuments;
import org.kith.people.LikeTerm;
import org.kith.team.Access;
import org.kith.team.Access.Rate;
import org.kith.team.Access.Who;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Find people who write like this: a document or a link goes in, voices come out, with the words
/// and sentences that made it. What was pasted is kept nowhere.
@Controller
class AlikeController {

  private static final int LONGEST = 50_000;

  private final AlikeVoices alike;
  private final LikeDocuments documents;

  AlikeController(AlikeVoices alike, LikeDocuments documents) {
    this.alike = alike;
    this.documents = documents;
  }

  @GetMapping("/voices/like")
  @Access(Who.VIEWER)
  String show(Model model) {
    model.addAttribute("page", AlikePage.EMPTY);
    return "people/like";
  }

  /// @param seen the words that were shown, of which `go` are those to go by
  @PostMapping("/voices/like")
  @Access(value = Who.MEMBER, rate = Rate.WRITE)
  String find(
      @RequestParam(defaultValue = "") String text,
      @RequestParam(defaultValue = "") List<String> seen,
      @RequestParam(defaultValue = "") List<String> go,
      Model model)
      throws InterruptedException {
    var asked = text.strip();
    var link = asked.contains(" ") ? null : WebAddress.parse(asked).orElse(null);
    String words = asked;
    String problem = asked.isEmpty() ? "Paste a text, or the address of a page." : null;
    if (link != null) {
      switch (documents.fetch(link)) {
        case LikeDocuments.Fetched.Words(var found) -> words = found;
        case LikeDocuments.Fetched.Nothing(var reason) -> problem = reason;
      }
    }
    var off = seen.stream().filter(word -> !go.contains(word)).collect(Collectors.toSet());
    var page =
        problem == null ? found(cut(words), link == null ? "" : asked, off) : wrong(asked, problem);
    model.addAttribute("page", page);
    return "people/like";
  }

  private AlikePage found(String text, String link, Set<String> off) {
    var found = alike.like(text, off);
    var on =
        found.terms().stream().map(LikeTerm::word).filter(word -> !off.contains(word)).toList();
    return new AlikePage(text, link, null, found, on);
  }

  private static AlikePage wrong(String asked, @Nullable String problem) {
    return new AlikePage(asked, "", problem, null, List.of());
  }

  private static String cut(String text) {
    return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
  }
}
