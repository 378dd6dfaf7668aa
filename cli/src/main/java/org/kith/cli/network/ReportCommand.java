package org.kith.cli.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.kith.networks.Abilities;
import org.kith.networks.Abilities.Ability;
import org.kith.networks.Network;
import org.kith.networks.bluesky.Bluesky;
import org.kith.networks.facebook.Facebook;
import org.kith.networks.feed.FeedReader;
import org.kith.networks.instagram.Instagram;
import org.kith.networks.mastodon.Mastodon;
import org.kith.networks.wordpress.WordPress;
import org.kith.networks.x.X;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/// `kith network report`: what each adapter can do, and why not the rest. Asks nobody.
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = "Say what Kith can do on each network, and why not the rest.")
final class ReportCommand implements Runnable {

  /// By the word a person uses; feeds are other people's blogs, a blog of ours is a WordPress site.
  private static final Map<String, Abilities> ALL = new LinkedHashMap<>();

  static {
    ALL.put("feeds", FeedReader.ABILITIES);
    ALL.put("wordpress", WordPress.ABILITIES);
    ALL.put("mastodon", Mastodon.ABILITIES);
    ALL.put("bluesky", Bluesky.ABILITIES);
    ALL.put("facebook", Facebook.ABILITIES);
    ALL.put("instagram", Instagram.ABILITIES);
    ALL.put("x", X.ABILITIES);
  }

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  CommandSpec command;

  @Option(names = "--json", description = "Print one JSON object instead of lines.")
  boolean json;

  /// Every network that an account of ours can be on.
  static List<Network> networks() {
    return ALL.values().stream().map(Abilities::network).distinct().toList();
  }

  @Override
  public void run() {
    var out = command.commandLine().getOut();
    if (json) {
      var all = new LinkedHashMap<String, Object>();
      ALL.forEach((name, abilities) -> all.put(name, object(abilities)));
      out.println(JsonMapper.shared().writeValueAsString(Map.of("networks", all)));
    } else {
      ALL.forEach((name, abilities) -> out.print(words(name, abilities)));
    }
    out.flush();
  }

  private static Map<String, Object> object(Abilities abilities) {
    var cannot = new TreeMap<String, String>();
    abilities.cannot().forEach((ability, why) -> cannot.put(small(ability), why));
    var limits = new LinkedHashMap<String, Object>();
    limits.put("length", abilities.limits().length());
    limits.put("unit", small(abilities.limits().unit()));
    limits.put("pictures", abilities.limits().pictures());
    limits.put("pictureBytes", abilities.limits().pictureBytes());
    limits.put("alt", abilities.limits().alt());
    var object = new LinkedHashMap<String, Object>();
    object.put("can", abilities.can().stream().sorted().map(ReportCommand::small).toList());
    object.put("cannot", cannot);
    object.put("limits", limits);
    return object;
  }

  private static String words(String name, Abilities abilities) {
    var lines = new ArrayList<String>();
    lines.add(name);
    lines.add(
        "  can     "
            + String.join(
                ", ", abilities.can().stream().sorted().map(ReportCommand::spoken).toList()));
    new TreeMap<>(abilities.cannot())
        .forEach((ability, why) -> lines.add("  cannot  %s: %s".formatted(spoken(ability), why)));
    var limits = abilities.limits();
    if (limits.length() > 0) {
      lines.add(
          "  a post  %,d %s, %d pictures of at most %,d kB"
              .formatted(
                  limits.length(),
                  small(limits.unit()),
                  limits.pictures(),
                  limits.pictureBytes() / 1024));
    }
    return String.join("\n", lines) + "\n\n";
  }

  private static String spoken(Ability ability) {
    return small(ability).replace('_', ' ');
  }

  private static String small(Enum<?> name) {
    return name.name().toLowerCase(Locale.ROOT);
  }
}
