package org.kith.cultivate.web;

import java.net.URI;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kith.api.Once;
import org.kith.api.Wrong;
import org.kith.cultivate.InteractionKind;
import org.kith.cultivate.quicklog.QuickLog;
import org.kith.cultivate.quicklog.QuickLogId;
import org.kith.cultivate.quicklog.Understood;
import org.kith.team.Access;
import org.kith.team.Access.Rate;
import org.kith.team.Access.Who;
import org.kith.team.Scope;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The quick log for programs: one line that makes entries and next steps. What it could not tell
/// is asked back, and nothing is kept until it is answered.
@RestController
@RequestMapping("/api/v1/log")
class QuickLogApi {

  private final QuickLog log;
  private final Once once;

  QuickLogApi(QuickLog log, Once once) {
    this.log = log;
    this.once = once;
  }

  /// Whom a name of a line means.
  ///
  /// @param key of the question
  /// @param who the number of a person, `new` or `nobody`
  record AnswerJson(String key, String who) {}

  /// A line.
  ///
  /// @param answers to its questions; may be left out
  /// @param mine whether nobody else may read the entries
  record LineJson(String line, @Nullable List<AnswerJson> answers, @Nullable Boolean mine) {}

  /// Somebody to choose.
  record ChoiceJson(long person, String name, String about) {}

  /// A name that could be several people's, or nobody's.
  record QuestionJson(
      String key, String said, String answer, boolean known, List<ChoiceJson> choices) {}

  /// An entry that the line makes.
  record EntryJson(InteractionKind kind, LocalDate day, String text) {}

  /// What the line does for one person.
  ///
  /// @param person null for somebody who is to be added
  /// @param next what their next step will be, null if it stays
  /// @param due when; null without a step
  /// @param refused whether they want nothing from us, so that no step is set
  record LinePartJson(
      @Nullable Long person,
      String name,
      List<EntryJson> entries,
      @Nullable String next,
      @Nullable LocalDate due,
      boolean refused) {}

  /// What a line means.
  ///
  /// @param ready whether it can be kept as it stands
  record UnderstoodJson(boolean ready, List<QuestionJson> questions, List<LinePartJson> parts) {}

  /// What was kept.
  ///
  /// @param id takes all of it back
  record KeptLineJson(long id) {}

  /// Says what a line means. Keeps nothing.
  @PostMapping("/read")
  @Access(value = Who.MEMBER, scope = Scope.READ_PEOPLE)
  UnderstoodJson read(@RequestBody LineJson body) {
    var read = log.read(line(body), answers(body));
    return new UnderstoodJson(
        read.isReady(),
        read.questions().stream().map(QuickLogApi::question).toList(),
        read.parts().stream().map(QuickLogApi::part).toList());
  }

  /// Keeps what a line says, unless a name in it has to be told apart first (422). With an
  /// Idempotency-Key, once.
  @PostMapping
  @Access(value = Who.MEMBER, rate = Rate.WRITE, scope = Scope.WRITE_PEOPLE)
  ResponseEntity<KeptLineJson> keep(
      @RequestBody LineJson body,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
    var line = line(body);
    var answers = answers(body);
    boolean mine = Boolean.TRUE.equals(body.mine());
    long made =
        once.make(
            new Once.Request(key, "POST /log", body),
            () ->
                log.keep(line, answers, mine)
                    .orElseThrow(() -> Wrong.body(missing(log.read(line, answers))))
                    .id()
                    .value());
    return ResponseEntity.created(URI.create("/api/v1/log/" + made)).body(new KeptLineJson(made));
  }

  /// Takes a line of one's own back: its entries, its next steps, and whom it added. What is gone
  /// already is gone.
  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Access(value = Who.MEMBER, rate = Rate.WRITE, scope = Scope.WRITE_PEOPLE)
  void undo(@PathVariable long id) {
    log.undo(new QuickLogId(id));
  }

  private static String line(LineJson body) {
    return Wrong.text(body.line(), "line", QuickLog.LONGEST);
  }

  private static Map<String, String> answers(LineJson body) {
    var answers = new HashMap<String, String>();
    for (var answer : Objects.requireNonNullElse(body.answers(), List.<AnswerJson>of())) {
      answers.put(Wrong.given(answer.key(), "key"), Wrong.given(answer.who(), "who"));
    }
    return answers;
  }

  private static String missing(Understood read) {
    return read.questions().stream()
        .filter(question -> !question.isAnswered())
        .findFirst()
        .map(QuickLogApi::asked)
        .orElse("Nobody you know is named in it.");
  }

  private static String asked(Understood.Question question) {
    var who =
        question.choices().stream()
            .map(choice -> "%s (%d)".formatted(choice.name(), choice.person().value()))
            .collect(Collectors.joining(", "));
    var could =
        who.isEmpty()
            ? "Nobody is called “%s”.".formatted(question.said())
            : question.known()
                ? "“%s” could be %s.".formatted(question.said(), who)
                : "Nobody is called “%s”; perhaps %s?".formatted(question.said(), who);
    return "%s Answer “%s” with the number of a person, new or nobody."
        .formatted(could, question.key());
  }

  private static QuestionJson question(Understood.Question question) {
    return new QuestionJson(
        question.key(),
        question.said(),
        question.answer(),
        question.known(),
        question.choices().stream()
            .map(choice -> new ChoiceJson(choice.person().value(), choice.name(), choice.about()))
            .toList());
  }

  private static LinePartJson part(Understood.Part part) {
    var person = part.person();
    var next = part.next();
    return new LinePartJson(
        person == null ? null : person.value(),
        part.name(),
        part.happened().stream()
            .map(entry -> new EntryJson(entry.kind(), entry.day(), entry.text()))
            .toList(),
        next == null ? null : next.what(),
        next == null ? null : next.due(),
        part.refused());
  }
}
