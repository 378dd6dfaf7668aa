package org.kith.cultivate.quicklog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Short forms of first names that everybody knows, in four languages and folded. They only propose
/// somebody; who is meant is shown before anything is kept.
final class ShortNames {

  private static final Map<String, List<String>> OF = new HashMap<>();

  static {
    """
    robert bob rob bobby
    william bill will billy
    richard rick dick
    elizabeth liz beth lizzie betty
    elisabeth lisa liesel elli sisi
    margaret maggie meg peggy
    katherine kate kathy katie
    catherine kate cathy
    katharina kathi kati
    thomas tom tommy
    tomasz tomek
    michael mike micha michi
    james jim jimmy
    john jack johnny
    joseph joe
    edward ed eddie ted
    charles charlie chuck
    christopher chris
    christine chris
    christian chris
    alexander alex sascha xander
    alexandra alex sandra
    samuel sam
    samantha sam
    benjamin ben benny
    daniel dan danny
    david dave
    anthony tony
    antonio tono toni
    francisco paco pancho fran curro
    jose pepe
    josefa pepa
    dolores lola
    concepcion concha conchi
    guadalupe lupe
    manuel manolo manu
    ignacio nacho
    eduardo edu
    enrique quique
    rosario charo
    mercedes merche
    maria mari
    isabel isa
    alejandro alex ale
    guillermo guille memo
    johannes hannes hans jo
    wolfgang wolf
    friedrich fritz
    heinrich heinz
    susanne susi
    sebastian basti seb
    maximilian max
    ulrich uli
    ursula uschi ulla
    gabriele gabi
    matthias matze
    jean-pierre jp
    francoise fanfan
    frederic fred
    valerie val
    stephanie steph
    nicolas nico
    dominique dom
    """
        .lines()
        .map(line -> List.of(line.split(" ", -1)))
        .forEach(names ->
            OF.computeIfAbsent(names.getFirst(), _ -> new ArrayList<>())
                .addAll(names.subList(1, names.size())));
  }

  private ShortNames() {}

  /// What somebody with this first name may be called; both folded.
  static List<String> of(String first) {
    return OF.getOrDefault(first, List.of());
  }
}
