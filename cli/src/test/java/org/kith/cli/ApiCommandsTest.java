package org.kith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.kith.TestKith;
import org.kith.activate.DestinationHosts;
import org.kith.connect.Connecting;
import org.kith.connect.Mastodons;
import org.kith.connect.PaperConnector;
import org.kith.jobs.Jobs;
import org.kith.listen.Source;
import org.kith.listen.Sources;
import org.kith.networks.Network;
import org.kith.publish.PublishSettings;
import org.kith.publish.Publishing;
import org.kith.team.ApiTokens;
import org.kith.team.Caller;
import org.kith.team.MemberId;
import org.kith.team.Role;
import org.kith.team.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/// `kith person`, `voice`, `circle` and `today` against a running Kith.
class ApiCommandsTest {

  @RegisterExtension final TestKith kith = new TestKith();
  @TempDir Path folder;

  private Path token;

  @BeforeEach
  void token() throws IOException {
    token = tokenFile(EnumSet.copyOf(Scope.choices()), "rw-------");
  }

  private Path tokenFile(Set<Scope> scopes, String mode) throws IOException {
    var made =
        kith.asOwner(() ->
            (ApiTokens.Made.Token)
                kith.bean(ApiTokens.class).make(Caller.require(), "a terminal", scopes, 1));
    var file = Files.writeString(folder.resolve("token-" + mode + scopes.size()), made.secret());
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
  }

  /// What a command ended with and said.
  private record Said(int code, String out, String err) {}

  private Said run(String words) {
    return run(token, List.of(words.split(" ")));
  }

  private Said run(Path tokenFile, List<String> words) {
    var out = new StringWriter();
    var err = new StringWriter();
    var all = new ArrayList<>(words);
    all.addAll(List.of("--server", kith.url(), "--token-file", tokenFile.toString()));
    var commands = Main.commands().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    int code = Main.run(commands, all.toArray(String[]::new));
    return new Said(code, out.toString(), err.toString());
  }

  @Test
  void somebodyIsAddedKeptInTouchWithAndRefuses() {
    assertThat(run("person list")).isEqualTo(new Said(0, "Nobody.\n", ""));
    var made = run("person add --name Ana --purpose thanks --json");
    long id = JsonMapper.shared().readTree(made.out()).path("id").asLong();
    assertThat(run("person log " + id + " call hello").out()).startsWith("Logged as ");
    assertThat(run("person stage " + id + " in-touch").out()).contains("Ana\tIn touch");
    assertThat(run("person next " + id + " write --due 2026-12-24").out())
        .isEqualTo("write, by 2026-12-24\n");
    assertThat(run("person next " + id + " write").code()).isEqualTo(2);
    assertThat(run("circle add " + id).out()).contains("in the circle");
    assertThat(run("circle list --json").out()).startsWith("{\"items\":[{\"id\":" + id);
    assertThat(run("circle remove " + id).out()).contains("Not in the circle");
    assertThat(run("person may-we " + id).out()).startsWith("Yes: ");
    assertThat(run("person refused " + id + " stop").out()).isEqualTo("No: stop\n");
    assertThat(run("person may-we " + id + " --channel email").out()).isEqualTo("No: stop\n");
    assertThat(run("person show " + id).out()).contains("why: thanks");
    assertThat(run("person tag " + id + " Board Press").out()).contains("tags: Board, Press");
    assertThat(run("person tag " + id + " board --off").out()).contains("tags: Press");
    assertThat(run("person list --search an --tag press").out()).contains("\tAna\t");
    assertThat(run("person list --search bo").out()).isEqualTo("Nobody.\n");
    assertThat(run("person list --tag Board").out()).isEqualTo("Nobody.\n");
    assertThat(run("person list").out()).isEqualTo(id + "\tAna\tIn touch\n");
  }

  @Test
  void somebodyIsPutRight() {
    var id = numberOf(run("person add --name Ana --purpose thanks --email a@x.example --json"));
    assertThat(run("person change " + id + " --name Anna --purpose helps --connection board").out())
        .contains("Anna", "why: helps", "mail: a@x.example");
    run("person change " + id + " --nickname Lena --nickname Ani");
    run("person change " + id + " --no-nickname Ani");
    assertThat(run("person list --search lena").out()).contains("Anna");
    assertThat(run("person list --search ani").out()).isEqualTo("Nobody.\n");
    var wrong = run("person change " + id + " --account Anna");
    assertThat(wrong.code()).isEqualTo(1);
    assertThat(wrong.err()).contains("That is no link or handle.");
    assertThat(run("person show " + id).out()).contains("why: helps");
  }

  @Test
  void twoAreMergedAndSeparated() {
    long ana = numberOf(run("person add --name Ana --purpose thanks --json"));
    long other = numberOf(run("person add --name Anna --purpose jam --json"));
    var merged = run("person merge " + other + " " + ana + " --why said-so --take name");
    assertThat(merged.out())
        .startsWith("They are one, under %d. kith person separate".formatted(ana));
    assertThat(run("person list").out()).isEqualTo(ana + "\tAnna\tNoticed\n");
    var merge = merged.out().replaceAll(".*separate (\\d+) .*\\n", "$1");
    assertThat(run("person separate " + merge).out())
        .isEqualTo("They are two again, each as they were.\n");
    assertThat(run("person list").out()).contains("\tAna\t", "\tAnna\t");
    assertThat(run("person separate " + merge).code()).isEqualTo(1);
  }

  @Test
  void whoAgreedAndWhoRefusedIsNotedWithDayAndWording() {
    long ana = numberOf(run("person add --name Ana --purpose thanks --json"));
    assertThat(run("person said " + ana).out()).isEqualTo("They said nothing yet.\n");
    var words = List.of("person", "agreed", "" + ana, "ticked a box", "--day", "2026-05-31");
    assertThat(run(token, with(words, "--wording", "Write to me.", "--basis", "soft-opt-in")).out())
        .isEqualTo("Yes: ticked a box\n");
    assertThat(run("person may-we " + ana + " --channel email").out())
        .isEqualTo("Yes: ticked a box\n");
    assertThat(run("person said " + ana).out())
        .contains(
            "2026-05-30T22:00:00Z", "Given, Email: ticked a box “Write to me.” (Mara Lindqvist)");
    assertThat(run("person agreed " + ana + " yes --day 2036-05-31").err())
        .contains("“day” is 2036-05-31; nobody can have said it then.");
    assertThat(run("person agreed " + ana + " yes --day soon").code()).isEqualTo(2);
    assertThat(run("person refused " + ana + " stop --channel email --day 2026-06-01").out())
        .isEqualTo("No: stop\n");
    assertThat(run("person said " + ana).out())
        .contains("2026-05-31T22:00:00Z", "Withdrawn, Email: stop");
    assertThat(run("person agreed " + ana + " again").out()).isEqualTo("No: stop\n");
  }

  @Test
  void manyAreChangedAtOnceByNumbersAndBySavedViews() {
    long ana = numberOf(run("person add --name Ana --purpose thanks --json"));
    long bo = numberOf(run("person add --name Bo --purpose thanks --json"));
    run("person refused " + bo + " stop");
    var done = run("person bulk %d %d --stage friend".formatted(ana, bo));
    assertThat(done.out()).startsWith("Done with 1. ").contains("1 said no: " + bo);
    assertThat(run("person list --view new-friends").out()).contains("Ana").doesNotContain("Bo");
    var undo = done.out().replaceFirst("(?s).*--undo (\\d+) .*", "$1");
    assertThat(run("person bulk --undo " + undo).out()).startsWith("Taken back");
    assertThat(run("person list --view new-friends").out()).isEqualTo("Nobody.\n");

    assertThat(run("person views").out()).isEqualTo("Nobody saved a view.\n");
    var saved = run("person views --save Refusers --view said-no --shared");
    assertThat(saved.out()).contains("Refusers\tsaid-no, shared by Mara Lindqvist");
    var view = saved.out().split("\t", 2)[0];
    assertThat(run("person list --saved " + view).out()).contains("Bo").doesNotContain("Ana");
    assertThat(run("person bulk --saved %s --add-tag Quiet".formatted(view)).out())
        .startsWith("Done with 1. ");
    assertThat(run("person list --tag quiet").out()).startsWith(bo + "\tBo");
    assertThat(run("person views --delete " + view).out()).startsWith("The view is deleted");
    assertThat(run("person bulk --add-tag Quiet").code()).as("nobody is meant").isEqualTo(2);
    assertThat(run("person bulk " + ana).code()).as("nothing is said").isEqualTo(2);
    assertThat(run("person bulk " + ana + " --tag x --add-tag y").code()).isEqualTo(2);
  }

  @Test
  void theQuestionWhetherTwoAreOneIsAnswered() {
    long ana = numberOf(run("person add --name Ana --purpose thanks --json"));
    long other = numberOf(run("person add --name Anna --purpose jam --json"));
    assertThat(run("person same").out()).isEqualTo("Nothing is asked.\n");
    kith.asOwner(() ->
        kith.bean(TransactionTemplate.class)
            .execute(_ ->
                kith.bean(JdbcClient.class)
                    .sql(
                        "insert into same_person (person_id, other_id, evidence, found_at) values (%d, %d, 'Both bake.', now())"
                            .formatted(ana, other))
                    .update()));
    var asked = run("person same").out();
    assertThat(asked).contains("\tAna (%d) = Anna (%d)\tBoth bake.".formatted(ana, other));
    assertThat(run("person same --of " + other).out()).isEqualTo(asked);
    var question = asked.split("\t", 2)[0];
    assertThat(run("person same " + question).code()).isEqualTo(2);
    assertThat(run("person same " + question + " not-same").out()).startsWith("They stay two.");
    assertThat(run("person same").out()).isEqualTo("Nothing is asked.\n");
    run("person same " + question + " open");
    assertThat(run("person same " + question + " same").out())
        .startsWith("They are one, under %d. kith person separate".formatted(ana));
  }

  @Test
  void postingIsStoppedAndLetGoOn() {
    assertThat(run("posting show").out()).isEqualTo("Posting and mailing go on.\n");
    assertThat(run("posting stop").out())
        .isEqualTo("Stopped by Mara Lindqvist: nothing is posted or mailed.\n");
    assertThat(run("posting show").out()).startsWith("Stopped by ");
    assertThat(run("posting allow").out()).isEqualTo("Posting and mailing go on.\n");
  }

  private static long numberOf(Said made) {
    return JsonMapper.shared().readTree(made.out()).path("id").asLong();
  }

  @Test
  void aLineIsReadAskedAboutKeptAndTakenBack() {
    var ana =
        JsonMapper.shared()
            .readTree(run("person add --name Ana --purpose thanks --json").out())
            .path("id")
            .asString();
    run("person add --name Ana --purpose jam");
    var line = List.of("log", "Called Ana, write Friday");
    assertThat(run(token, with(line, "--read")).out()).contains("Who is “Ana”? --who ana=", ana);
    var asked = run(token, line);
    assertThat(asked.code()).isEqualTo(1);
    assertThat(asked.err()).contains("“Ana” could be Ana (", "Answer “ana” with the number");
    var told = with(line, "--who", "ana=" + ana);
    assertThat(run(token, with(told, "--read")).out())
        .contains("Ana", "  Call, 2026-11-23: ", "by 2026-11-27");
    var kept = run(token, told);
    assertThat(kept.out()).startsWith("Noted. kith log --undo ");
    var id = kept.out().replaceAll("\\D+", "");
    assertThat(run("log --undo " + id).out()).isEqualTo("Taken back, all of it.\n");
    assertThat(run("log").code()).isEqualTo(2);
  }

  private static List<String> with(List<String> words, String... more) {
    var all = new ArrayList<>(words);
    all.addAll(List.of(more));
    return all;
  }

  @Test
  void aFileWithPeopleIsLookedAtTakenInAndUndone() throws IOException {
    var file =
        Files.writeString(
                folder.resolve("friends.csv"),
                "Who,E-mail,Dnc\nAna,ana@example.org,0\nBo,bo@example.org,1\nCy,x,\n")
            .toString();
    assertThat(run("import list").out()).isEqualTo("No file with people was brought in yet.\n");
    assertThat(run("import people " + file).err()).contains("--purpose", "--dry-run");
    var looked = run("import people " + file + " --dry-run --column Who=NAME");
    assertThat(looked.out())
        .contains(
            "\tfriends.csv\t2 new, 1 wanting nothing from you, 1 left out",
            "  column 1\tWho\tNAME",
            "  left out: Line 4 “x” is no e-mail address.",
            "Nobody is added yet.");
    assertThat(run("person list").out()).isEqualTo("Nobody.\n");
    assertThat(run("import people " + file + " --dry-run --column Shoe=NAME").err())
        .isEqualTo("The file has no column “Shoe”. Its columns are: Who, E-mail, Dnc.\n");
    assertThat(run("import people " + file + " --dry-run --column 1=SHOE").err())
        .contains("“columns” has “SHOE”");

    var taken = run("import people " + file + " --purpose fair --column 1=NAME --json");
    var id = JsonMapper.shared().readTree(taken.out()).path("file").path("id").asString();
    assertThat(run("person list").out()).contains("\tAna\t", "\tBo\t");
    assertThat(run("import list").out())
        .startsWith(id + "\tfriends.csv\t2 new")
        .contains("looked at, not taken in");
    assertThat(run("import undo " + id).out())
        .isEqualTo("1 out again; 1 who refused stay, so that it is not forgotten.\n");
    assertThat(run("import undo " + id).code()).isEqualTo(1);
    assertThat(
            Main.run(Main.commands().setErr(new PrintWriter(new StringWriter())), "import", file))
        .as("no ZIP")
        .isEqualTo(2);
  }

  @Test
  void voicesAndTodayAnswerInWordsAndJson() {
    assertThat(run("voice list").out()).isEqualTo("Nobody new was heard.\n");
    assertThat(run("voice list --json").out()).isEqualTo("{\"items\":[],\"next\":null}\n");
    assertThat(run("today show").out()).endsWith(".\n");
    assertThat(run("today show --json").out()).contains("\"cards\":[");
    assertThat(run("today done meet 999999999 add").code()).isEqualTo(1);
    assertThat(run("today undo meet 999999999").code()).isZero();
  }

  @Test
  void aCampaignIsMadeStartedAndAskedFor() {
    kith.asOwner(() -> kith.bean(DestinationHosts.class).add("harvestline.example"));
    assertThat(run("campaign list").out()).isEqualTo("No campaign.\n");
    assertThat(run("campaign add --name Shelf --link https://evil.example/ --until 2026-12-05"))
        .satisfies(said -> assertThat(said.err()).contains("“destination”"))
        .satisfies(said -> assertThat(said.code()).isEqualTo(1));
    var made =
        run(
            "campaign add --name Shelf --link https://harvestline.example/shelf --until 2026-12-05"
                + " --fact True --json");
    long id = JsonMapper.shared().readTree(made.out()).path("id").asLong();
    var ana = JsonMapper.shared().readTree(run("person add --name Ana --purpose x --json").out());
    long person = ana.path("id").asLong();
    assertThat(run("campaign change %d --name Bread --who Helpers".formatted(id)).err())
        .contains("Nobody has the tag “Helpers”.");
    assertThat(run("campaign change %d --why Warm --until 2026-12-06".formatted(id)).out())
        .contains("Shelf\tdraft, until 2026-12-06", "asks: the circle");
    assertThat(run("campaign discard " + id).out()).startsWith("Thrown away.");
    assertThat(run("campaign list").out()).isEqualTo("No campaign.\n");
    assertThat(run("campaign discard %d --undo".formatted(id)).out()).isEqualTo("It is back.\n");
    assertThat(run("campaign ask %d %d".formatted(id, person)).err())
        .contains("The campaign does not run");
    assertThat(run("campaign state " + id + " running").out()).contains("Shelf\trunning");
    assertThat(run("campaign discard " + id).err()).contains("It has begun, so it stays.");
    assertThat(run("campaign change %d --until 2026-12-04".formatted(id)).err())
        .contains("It can be later, not earlier");
    assertThat(run("campaign ask %d %d".formatted(id, person)).out())
        .startsWith(person + "\tinvited\t" + kith.url() + "/yours/");
    assertThat(run("campaign answer %d %d said-yes".formatted(id, person)).out())
        .startsWith(person + "\tsaid yes");
    assertThat(run("campaign answer %d %d thanked".formatted(id, person)).err())
        .contains("It is SAID_YES and cannot become THANKED.");
    assertThat(run("campaign asks " + id).out()).startsWith(person + "\tsaid yes");
    var word = "cli-" + kith.workspace().value();
    assertThat(run("campaign word %d shared %s".formatted(id, word)).out())
        .contains("everybody\t" + kith.url() + "/l/" + word);
    assertThat(run("campaign links " + id).out()).contains("person " + person, "everybody");
    assertThat(run("campaign links " + id).out()).contains("open on this computer alone");
    var link = run("campaign links " + id).out().split("\t", 2)[0];
    assertThat(run("campaign pause %d %s".formatted(id, link)).out()).endsWith("\trests\n");
    assertThat(run("campaign pause %d %s --off".formatted(id, link)).out()).doesNotContain("rests");
    assertThat(run("campaign clicks " + id).out()).isEqualTo("0 came, and 0 since it is over.\n");
    assertThat(run("campaign kit %d --question How?".formatted(id)).out())
        .contains("fact: True", "question: How?");
    assertThat(run("campaign invitations " + id).out()).isEqualTo("Nobody was invited by mail.\n");
    assertThat(run("campaign invite %d %d".formatted(id, person)).err()).isNotEmpty();
    assertThat(run("campaign invite %d %d --back".formatted(id, person)).out())
        .isEqualTo("They are not invited.\n");
    assertThat(run("campaign show " + id).out())
        .contains("fact: True", "leads to: https://harvestline.example/shelf");
    var bo = JsonMapper.shared().readTree(run("person add --name Bo --purpose x --json").out());
    long refusing = bo.path("id").asLong();
    run("person refused " + refusing + " stop");
    assertThat(run("campaign ask %d %d".formatted(id, refusing)).err())
        .contains("They want nothing from you: stop");
    assertThat(run("campaign state " + id + " ended").out()).contains("Shelf\tended");
  }

  @Test
  void whatStandsInTheWayIsOneSentence() throws IOException {
    assertThat(run("person show 999999999"))
        .isEqualTo(new Said(1, "", "There is nothing by that number.\n"));
    assertThat(run("today done keep 1 dance").err()).contains("“act” is one of WROTE");
    var narrow = tokenFile(Set.of(Scope.READ_TODAY), "rw-------");
    assertThat(run(narrow, List.of("person", "list")).err())
        .isEqualTo("This token does not allow read:people.\n");
    var open = tokenFile(EnumSet.copyOf(Scope.choices()), "rw-r--r--");
    assertThat(run(open, List.of("person", "list")).err()).contains("chmod 600");
    var other = Files.writeString(folder.resolve("other"), "secret words");
    Files.setPosixFilePermissions(other, PosixFilePermissions.fromString("rw-------"));
    assertThat(run(other, List.of("person", "list")).err())
        .contains("must hold a token alone")
        .doesNotContain("secret words");
    var far = Main.commands().setErr(new PrintWriter(new StringWriter()));
    assertThat(
            Main.run(
                far,
                "person",
                "list",
                "--server",
                "http://kith.example",
                "--token-file",
                token.toString()))
        .isEqualTo(1);
  }

  @Test
  void aPostIsWrittenShownAndRefusedWhereNoAccountCanSayIt() {
    var written = run(token, List.of("post", "write", "Soup at noon.", "--at", "2026-12-01T12:00"));
    assertThat(written.out())
        .contains("Draft")
        .contains("2026-12-01T12:00")
        .contains("Soup at noon.");
    var id = written.out().split("\t", 2)[0];
    assertThat(run("post list --stage DRAFT").out()).startsWith(id + "\tDraft");
    assertThat(run("post show " + id).out()).contains("Soup at noon.");
    var refused = run("post schedule " + id);
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err()).contains("Choose at least one account.");
  }

  private long inside(String sql) {
    return kith.asOwner(() ->
        Objects.requireNonNull(
            kith.bean(TransactionTemplate.class)
                .execute(_ -> kith.bean(JdbcClient.class).sql(sql).query(Long.class).single())));
  }

  @Test
  void pagesThatWereToldAndGapsOfASourceAreShown() {
    long post =
        inside(
            "insert into own_post (state, local_at, zone, due_at, created_at, changed_at)"
                + " values ('SCHEDULED', now(), 'UTC', now(), now(), now()) returning id");
    long part =
        inside(
            "insert into own_part (own_post_id, network, account_key, handle, state, once,"
                + " published_at, url)"
                + " values (%d, 'BLOG', 'us', 'us', 'PUBLISHED', 'abcdefghijklmnopqrstu', now(), 'https://us.example/7')"
                    .formatted(post)
                + " returning id");
    inside(
        "insert into link_notice (own_part_id, target, state, reason)"
            + " values (%d, 'https://ana.example/1', 'REFUSED', 'It is gone.') returning id"
                .formatted(part));
    assertThat(run("post show " + post).out())
        .contains("https://ana.example/1 did not take it: It is gone.");

    assertThat(run("source list").out()).isEqualTo("Nothing is read yet.\n");
    var id =
        kith.asOwner(
            () -> kith.bean(Sources.class).addArchive(Source.Kind.ARCHIVE, "Old posts", "old.zip"));
    assertThat(run("source list").out())
        .isEqualTo(id.value() + "\tArchive\tPaused\t0 posts, 0 mentions\tOld posts\n");
    assertThat(run("source gaps " + id.value()).out())
        .isEqualTo("Nothing was missed, as far as Kith knows.\n");
    inside(
        "insert into gap (source_id, from_cursor, to_cursor, from_at, to_at, found_at) values"
            + " (%d, '1', '2', '2026-11-20T08:00Z', '2026-11-20T11:00Z', now()) returning id"
                .formatted(id.value()));
    assertThat(run("source gaps " + id.value()).out())
        .startsWith("2026-11-20T08:00:00Z to 2026-11-20T11:00:00Z\tMore was said");
  }

  @Test
  void picturesComeWithWhatTheyShow() throws IOException {
    var weir =
        Files.write(
            folder.resolve("weir.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0});
    var words = List.of("post", "write", "The weir.", "--picture", weir.toString());
    assertThat(run(token, words).err()).contains("Say with --alt what each --picture shows.");
    assertThat(run("post list").out()).as("nothing is begun").isEqualTo("Nothing was said.\n");
    var written = run(token, with(words, "--alt", "The weir")).out();
    assertThat(written).contains(": The weir\n");
    var id = written.split("\t", 2)[0];
    var picture = written.replaceFirst("(?s).*picture (\\d+): .*", "$1");
    var described = List.of("post", "picture", id, "--describe", picture, "--alt", "At dawn");
    assertThat(run(token, described).out()).contains("picture %s: At dawn".formatted(picture));
    assertThat(run("post picture %s --remove %s".formatted(id, picture)).out())
        .contains("The weir.")
        .doesNotContain("picture");
    var none = Files.writeString(folder.resolve("weir.txt"), "The weir").toString();
    assertThat(run("post picture %s --picture %s --alt Weir".formatted(id, none)).err())
        .contains("Pictures are PNG or JPEG");
  }

  @Test
  void whatIsInDoubtIsDecided() {
    kith.asOwner(() ->
        kith.bean(Connecting.class)
            .begin(
                Network.X,
                Map.of("name", "ana", "password", "pass"),
                URI.create("https://kith.example/settings/accounts/back")));
    var paper = kith.bean(PaperConnector.class);
    paper.losesAnswers = true;
    try {
      var out = inDoubt("First.");
      assertThat(run("post show " + out).out()).contains("Unknown");
      assertThat(run("post take-back " + out).err())
          .contains("No account waits for that: each would have to be published.");
      assertThat(run("post out %s nowhere".formatted(out)).err()).contains("Paste the address");
      assertThat(run("post out %s https://paper.example/7".formatted(out)).out())
          .contains("It is not sent again.", "Published https://paper.example/7");
      assertThat(run("post take-back " + out).out()).contains("It is taken back in a moment.");

      var left = inDoubt("Second.");
      assertThat(run("post leave " + left).out()).contains("It does not go out there.");
      var again = inDoubt("Third.");
      paper.losesAnswers = false;
      assertThat(run("post again " + again).out()).contains("It is sent now.");
      publish();
      assertThat(run("post show " + again).out()).contains("Published");
    } finally {
      paper.losesAnswers = false;
      paper.published.clear();
    }
  }

  /// A post of which nobody knows whether it is out.
  private String inDoubt(String text) {
    var id = run("post write " + text).out().split("\t", 2)[0];
    run("post schedule " + id);
    publish();
    publish();
    return id;
  }

  @Test
  void programsAreToldByWebhooks() {
    assertThat(run("webhook list").out()).isEqualTo("No program is told anything.\n");
    var nowhere = "http://127.0.0.1:%d/in".formatted(TestKith.NETWORK_PORT);
    var made = run("webhook add " + nowhere + " --kind person.added");
    assertThat(made.out()).contains("On\t" + nowhere + "\tperson.added", "whsec_");
    var id = made.out().replaceFirst("(?s)\\t.*", "");
    assertThat(run("webhook list").out()).contains(nowhere).doesNotContain("whsec_");
    var tried = run("webhook test " + id);
    assertThat(tried.out()).startsWith("Not taken: ").contains("Kith tries again later");
    assertThat(tried.code()).isEqualTo(1);
    assertThat(run("webhook add http://hooks.example/").err()).contains("begins with https://");
    assertThat(run("webhook remove " + id).out()).isEqualTo("It is told nothing any more.\n");
    assertThat(run("webhook list").out()).isEqualTo("No program is told anything.\n");
  }

  @Test
  void otherWordsAreAskedForAndAgreedToBySomebodyElse() throws Exception {
    try (var mastodon = Mastodons.start(kith)) {
      var us = mastodon.join("harvestline");
      Mastodons.connect(kith, mastodon, "harvestline");
      var id = run(token, List.of("post", "write", "Soup at noon.")).out().split("\t", 2)[0];
      run("post schedule " + id);
      publish();
      kith.asOwner(() -> kith.bean(PublishSettings.class).needApproval(true));
      var asked = run(token, List.of("post", "reword", id, "Soup at one."));
      assertThat(asked.out()).contains("Somebody else reads the new words first.");
      var shown = run("post show " + id).out();
      var asking = shown.replaceFirst("(?s).*other words \\((\\d+)\\): Soup at one.*", "$1");
      assertThat(run("post agree " + id + " " + asking).err())
          .contains("Nobody agrees to their own");
      assertThat(run("post agree " + id + " 0").err()).contains("No other words of that number");
      var ben = Files.writeString(folder.resolve("ben"), secretOf(kith.join("Ben", Role.MEMBER)));
      Files.setPosixFilePermissions(ben, PosixFilePermissions.fromString("rw-------"));
      assertThat(run(ben, List.of("post", "agree", id, asking)).out())
          .contains("It is changed there in a moment.");
      publish();
      assertThat(mastodon.textsOf(us)).containsExactly("Soup at one.");
    }
  }

  private void publish() {
    kith.asOwner(() -> kith.bean(Jobs.class).run(Publishing.NAME, ""));
  }

  private String secretOf(MemberId member) {
    var scopes = EnumSet.of(Scope.READ_POSTS, Scope.WRITE_POSTS);
    return kith.as(
        member,
        () ->
            ((ApiTokens.Made.Token)
                    kith.bean(ApiTokens.class).make(Caller.require(), "Ben’s", scopes, 1))
                .secret());
  }
}
