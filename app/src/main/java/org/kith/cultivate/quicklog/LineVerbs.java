package org.kith.cultivate.quicklog;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kith.cultivate.Direction;
import org.kith.cultivate.InteractionKind;
import org.kith.cultivate.LineWord;

/// The words by which somebody says what they did or will do, in English, German, Spanish and
/// French, all folded.
final class LineVerbs {

  /// What a verb says.
  ///
  /// @param done whether it is past: "called"; else it is to come: "call"
  /// @param anywhere whether it may stand at the end, as German ones do
  record Verb(InteractionKind kind, Direction direction, boolean done, boolean anywhere) {}

  private static final Map<String, Verb> VERBS = new HashMap<>();
  private static final Map<String, Verb> NOUNS = new HashMap<>();

  static {
    past(
        InteractionKind.TALK,
        "talked spoke spoken chatted discussed hable hablamos hablado charle charlamos charlado"
            + " converse conversado parle discute bavarde echange",
        "gesprochen geredet sprach redete geplaudert unterhalten sprachen");
    past(
        InteractionKind.CALL,
        "called phoned rang telephoned skyped zoomed llame llamo llamamos llamado telefonee"
            + " telefoneo appele telephone rappele",
        "angerufen telefoniert telefonierte rief zuruckgerufen");
    past(
        InteractionKind.MEETING,
        "met saw visited quede quedamos quedado vi vimos visto conoci encontre encontramos reuni"
            + " reunimos reunido comi comimos comido visite visitado rencontre vu vue revu croise"
            + " dejeune dine",
        "getroffen traf trafen besucht besuchte gesehen kennengelernt begegnet");
    past(
        InteractionKind.MAIL,
        "wrote written emailed e-mailed mailed texted messaged sent escribi escribimos escribio"
            + " escrito mande mandado envie enviado ecrit envoye",
        "geschrieben schrieb gemailt mailte geschickt schickte gesendet");
    past(
        InteractionKind.OUR_REPLY,
        "replied answered respondi respondido conteste contestado repondu",
        "geantwortet antwortete beantwortet");
    past(
        InteractionKind.THANKS,
        "thanked agradeci agradecido remercie",
        "gedankt dankte bedankt bedankte");
    past(
        InteractionKind.ASK,
        "asked invited pedi pedido pregunte preguntado invitado demande",
        "gefragt fragte gebeten eingeladen");
    given(
        "gave brought lent helped regale lleve ayude ayudado donne apporte aide prete",
        "gegeben gebracht brachte geholfen");
    next(
        "call phone ring telephone talk speak chat meet see visit write email e-mail mail text"
            + " message send reply answer thank ask invite remind follow tell give bring help"
            + " introduce contact check plan arrange book prepare offer congratulate show llamar"
            + " hablar charlar ver quedar visitar escribir mandar enviar responder contestar"
            + " agradecer dar pedir preguntar invitar recordar llevar ayudar presentar avisar"
            + " felicitar appeler rappeler telephoner parler discuter voir revoir rencontrer ecrire"
            + " envoyer repondre remercier demander inviter relancer contacter apporter aider"
            + " presenter feliciter dire",
        "anrufen zuruckrufen telefonieren sprechen reden treffen besuchen sehen schreiben mailen"
            + " schicken senden antworten danken bedanken fragen nachfragen nachhaken bitten"
            + " einladen erinnern melden bringen helfen vorstellen gratulieren ruf rufe schreib"
            + " frag");
    nouns("call phonecall llamada telefonat anruf appel", InteractionKind.CALL);
    nouns(
        "meeting coffee lunch tea dinner walk visit reunion cafe comida almuerzo encuentro treffen"
            + " kaffee mittagessen besuch dejeuner rendez-vous rencontre",
        InteractionKind.MEETING);
    nouns("chat conversation talk gesprach conversacion charla discussion", InteractionKind.TALK);
    nouns("email mail letter brief correo carta lettre", InteractionKind.MAIL);
    nouns("thanks dank gracias merci", InteractionKind.THANKS);
  }

  /// What may stand before a verb without being somebody.
  private static final Set<String> LEAD =
      words(
          "i we he she they i've we've i'll we'll have has had just then please also finally need"
              + " needs must should will would can shall want going to ich wir er sie hab habe"
              + " haben hat muss mussen soll sollen will werde wollen noch mal bitte dann danach"
              + " spater kurz heute lange lang schon yo nosotros ella el me le les nos se la lo los"
              + " las he hemos ha han ya tengo que hay debo tenemos voy vamos a luego despues por"
              + " para je j'ai nous avons ai a on il elle l'ai lui leur ont faut je dois devons"
              + " dois va vais puis ensuite penser de d' ne and und y e et again wieder otra de"
              + " nuevo vez encore reminder next todo step had took grabbed got long good quick"
              + " short nice great lovely little real an the un una une ein eine einen einem tome"
              + " tomamos tomado tuve tuvimos pris bu eu di dimos dado gehabt gutes kurzes langes"
              + " kurze lange");

  /// What may stand between somebody and what they did: "Ana has just called".
  private static final Set<String> AFTER_NAME =
      words("has have just hat ha a m'a nous me nos uns mich mir schon ya will still");

  private static final Set<String> NOT =
      words(
          "not couldn't didn't never tried missed unable nobody nicht nie versucht verpasst"
              + " niemanden erreichte intente intentado nunca pas jamais essaye rate");

  private static final Set<String> TOPIC =
      words(
          "about regarding re concerning over because uber wegen bezuglich betreffs sobre acerca"
              + " porque concernant propos sujet parce");

  /// Of these a name follows whoever was spoken to: "hablé con Ana de Bo".
  private static final Set<String> WEAK_TOPIC = words("de d' von del");

  private static final Set<String> TO_WHOM =
      words(
          "to with from mit bei an von con a al avec chez au and und y e et both beide beiden dem"
              + " der den");

  private static final Set<String> AND =
      words("and und y e et & then dann danach luego puis sowie");

  private static final Set<String> INVITED = Set.of("invité", "invitée", "invités", "invitées");

  private LineVerbs() {}

  private static Set<String> words(String all) {
    return Set.copyOf(new HashSet<>(List.of(all.split(" ", -1))));
  }

  private static void past(InteractionKind kind, String first, String anywhere) {
    put(first, new Verb(kind, kind.usual(), true, false));
    put(anywhere, new Verb(kind, kind.usual(), true, true));
  }

  private static void given(String first, String anywhere) {
    put(first, new Verb(InteractionKind.MEETING, Direction.GIVEN, true, false));
    put(anywhere, new Verb(InteractionKind.MEETING, Direction.GIVEN, true, true));
  }

  private static void next(String first, String anywhere) {
    put(first, new Verb(InteractionKind.NOTE, Direction.NONE, false, false));
    put(anywhere, new Verb(InteractionKind.NOTE, Direction.NONE, false, true));
  }

  private static void put(String words, Verb verb) {
    Arrays.stream(words.split(" ", -1)).forEach(word -> VERBS.putIfAbsent(word, verb));
  }

  private static void nouns(String words, InteractionKind kind) {
    Arrays.stream(words.split(" ", -1))
        .forEach(word -> NOUNS.put(word, new Verb(kind, kind.usual(), true, false)));
  }

  /// The verb a word is, with or without a Spanish pronoun at its end or a French one before it:
  /// "llamarla", "l'appeler". Only an accent tells "invité" from "invite".
  static @Nullable Verb verb(LineWord word) {
    return INVITED.contains(
            Normalizer.normalize(word.text().toLowerCase(Locale.ROOT), Normalizer.Form.NFC))
        ? VERBS.get("invited")
        : verb(word.folded().replaceFirst("^[lmtsj]'", ""));
  }

  private static @Nullable Verb verb(String folded) {
    var verb = VERBS.get(folded);
    return verb != null || !folded.matches(".*r(le|la|lo|les|las|los|me|se|nos)")
        ? verb
        : VERBS.get(folded.replaceFirst("(le|la|lo|les|las|los|me|se|nos)$", ""));
  }

  /// What a noun says that happened: "coffee" of "Coffee with Ana".
  static @Nullable Verb noun(String folded) {
    return NOUNS.get(folded);
  }

  static boolean isLead(String folded) {
    return LEAD.contains(folded);
  }

  static boolean isAfterName(String folded) {
    return AFTER_NAME.contains(folded);
  }

  static boolean isAnd(String folded) {
    return AND.contains(folded);
  }

  static boolean isNot(String folded) {
    return NOT.contains(folded) || folded.endsWith("n't");
  }

  static boolean isTopic(String folded) {
    return TOPIC.contains(folded);
  }

  static boolean isWeakTopic(String folded) {
    return WEAK_TOPIC.contains(folded);
  }

  static boolean isToWhom(String folded) {
    return TO_WHOM.contains(folded);
  }

  /// Whether a word can hardly be a name where it is not written as one.
  static boolean isPlain(String folded) {
    return VERBS.containsKey(folded)
        || NOUNS.containsKey(folded)
        || isLead(folded)
        || isNot(folded)
        || isTopic(folded)
        || isToWhom(folded)
        || isWeakTopic(folded)
        || ALSO_NAMES.contains(folded);
  }

  /// English words that are first names, too.
  private static final Set<String> ALSO_NAMES =
      words(
          "may will mark rose grace hope art bill frank june april joy dawn sol mar jan sky rich"
              + " pat");
}
