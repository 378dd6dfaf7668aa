package org.kith.networks.http;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.regex.Pattern;
import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.directory.InitialDirContext;

/// Asks the resolver of this machine for text records, by the JDK's own DNS client.
public final class DnsTexts implements TextRecords {

  private static final Pattern NAME =
      Pattern.compile("[A-Za-z0-9_-]{1,63}(\\.[A-Za-z0-9_-]{1,63}){1,30}");
  private static final int MOST = 50;

  private final String resolver;

  public DnsTexts() {
    this("");
  }

  /// @param resolver `host:port`; empty for that of this machine
  DnsTexts(String resolver) {
    this.resolver = resolver.isEmpty() ? "dns:/" : "dns://" + resolver + "/";
  }

  @Override
  public List<String> of(String name) throws IOException {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("name must be a plain one, was '%.80s'".formatted(name));
    }
    try {
      return ask(name);
    } catch (NameNotFoundException _) {
      return List.of();
    } catch (NamingException e) {
      throw new IOException(
          "The domain name system could not be asked for %s: %s".formatted(name, e.getMessage()),
          e);
    }
  }

  @SuppressWarnings({"BanJNDI", "JdkObsolete"}) // this provider reads text records, never objects
  private List<String> ask(String name) throws NamingException {
    var settings = new Hashtable<String, String>();
    settings.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
    settings.put("com.sun.jndi.dns.timeout.initial", "2000");
    settings.put("com.sun.jndi.dns.timeout.retries", "2");
    var context = new InitialDirContext(settings);
    try {
      var records = context.getAttributes(resolver + name, new String[] {"TXT"}).get("TXT");
      var texts = new ArrayList<String>();
      for (int i = 0; records != null && i < Math.min(MOST, records.size()); i++) {
        texts.add(String.valueOf(records.get(i)));
      }
      return texts;
    } finally {
      context.close();
    }
  }
}
