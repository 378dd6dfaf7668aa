package org.kith.listen;

import java.util.HashMap;
import java.util.Map;

/// What a process that is to be killed is told, as `name=value` each.
public record Orders(Map<String, String> all) {

  public static Orders of(String[] args) {
    var all = new HashMap<String, String>();
    for (var arg : args) {
      int at = arg.indexOf('=');
      all.put(arg.substring(0, at), arg.substring(at + 1));
    }
    return new Orders(all);
  }

  /// Empty where nothing was said.
  public String of(String name) {
    return all.getOrDefault(name, "");
  }

  /// 0 where nothing was said.
  public int number(String name) {
    return Integer.parseInt(all.getOrDefault(name, "0"));
  }
}
