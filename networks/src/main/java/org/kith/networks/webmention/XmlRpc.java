package org.kith.networks.webmention;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// As much of XML-RPC (<http://xmlrpc.com/spec.md>) as Pingback speaks: calls with texts, answers
/// with one text, and faults.
///
/// Document types and entities are off, and what is deep, long or many is no XML-RPC (F7).
public final class XmlRpc {

  /// A call.
  ///
  /// @param params each as text, whatever type it was said to be
  public record Call(String method, List<String> params) {
    public Call {
      params = List.copyOf(params);
    }
  }

  /// An answer.
  public sealed interface Response {
    record Value(String text) implements Response {}

    record Fault(int code, String words) implements Response {}
  }

  private static final Pattern ENCODING =
      Pattern.compile("^<\\?xml[^>]*?\\sencoding\\s*=\\s*[\"']([A-Za-z0-9._-]+)[\"']");
  private static final int MOST_BYTES = 64 << 10;
  private static final int DEEPEST = 20;
  private static final int MOST_PARAMS = 20;

  private XmlRpc() {}

  /// Empty if it is not a call.
  public static Optional<Call> call(byte[] xml) {
    return parse(xml)
        .filter(root -> root.name().equals("methodCall"))
        .flatMap(root ->
            root.child("methodName")
                .map(name ->
                    new Call(
                        name.text().strip(),
                        root.child("params").map(XmlRpc::params).orElse(List.of()))));
  }

  /// Empty if it is not an answer.
  public static Optional<Response> response(byte[] xml) {
    var root = parse(xml).filter(r -> r.name().equals("methodResponse"));
    if (root.isEmpty()) {
      return Optional.empty();
    }
    var fault = root.get().child("fault");
    if (fault.isPresent()) {
      return Optional.of(fault(fault.get()));
    }
    return root.get()
        .child("params")
        .map(XmlRpc::params)
        .map(params -> new Response.Value(params.isEmpty() ? "" : params.getFirst()));
  }

  public static byte[] bytes(Call call) {
    var out = new StringBuilder("<?xml version=\"1.0\"?>\n<methodCall><methodName>");
    out.append(escaped(call.method())).append("</methodName><params>");
    for (var param : call.params()) {
      out.append("<param><value><string>");
      out.append(escaped(param)).append("</string></value></param>");
    }
    return out.append("</params></methodCall>").toString().getBytes(StandardCharsets.UTF_8);
  }

  public static byte[] bytes(Response response) {
    var inner =
        switch (response) {
          case Response.Value(var text) ->
              "<params><param><value><string>%s</string></value></param></params>"
                  .formatted(escaped(text));
          case Response.Fault(var code, var words) ->
              """
              <fault><value><struct>\
              <member><name>faultCode</name><value><int>%d</int></value></member>\
              <member><name>faultString</name><value><string>%s</string></value></member>\
              </struct></value></fault>\
              """
                  .formatted(code, escaped(words));
        };
    var xml = "<?xml version=\"1.0\"?>\n<methodResponse>%s</methodResponse>".formatted(inner);
    return xml.getBytes(StandardCharsets.UTF_8);
  }

  private static List<String> params(Node params) {
    return params.children().stream()
        .filter(param -> param.name().equals("param"))
        .limit(MOST_PARAMS)
        .map(param -> param.child("value").map(Node::allText).orElse(""))
        .toList();
  }

  private static Response.Fault fault(Node fault) {
    int code = 0;
    var words = "";
    var members = fault.child("value").flatMap(value -> value.child("struct"));
    for (var member : members.map(Node::children).orElse(List.of())) {
      var name = member.child("name").map(Node::text).orElse("").strip();
      var value = member.child("value").map(Node::allText).orElse("").strip();
      if (name.equals("faultCode") && value.matches("-?\\d{1,9}")) {
        code = Integer.parseInt(value);
      } else if (name.equals("faultString")) {
        words = value;
      }
    }
    return new Response.Fault(code, words);
  }

  private static String escaped(String text) {
    return text.replaceAll("[\\p{Cntrl}&&[^\n\t]]", "")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;");
  }

  private record Node(String name, List<Node> children, StringBuilder words) {
    Node(String name) {
      this(name, new ArrayList<>(), new StringBuilder());
    }

    Optional<Node> child(String name) {
      return children.stream().filter(c -> c.name.equals(name)).findFirst();
    }

    String text() {
      return words.toString();
    }

    String allText() {
      return children.isEmpty()
          ? text()
          : String.join("", children.stream().map(Node::allText).toList());
    }
  }

  /// The whole document as a tree; empty if it is not well-formed XML within bounds.
  private static Optional<Node> parse(byte[] xml) {
    if (xml.length > MOST_BYTES) {
      return Optional.empty();
    }
    try {
      var reader = factory().createXMLStreamReader(new StringReader(decoded(xml)));
      while (reader.hasNext()) {
        int event = reader.next();
        if (event == XMLStreamConstants.DTD) {
          return Optional.empty();
        }
        if (event == XMLStreamConstants.START_ELEMENT) {
          var root = element(reader, 0);
          while (reader.hasNext()) {
            reader.next();
          }
          return Optional.of(root);
        }
      }
      return Optional.empty();
    } catch (XMLStreamException _) {
      return Optional.empty();
    }
  }

  /// As the declaration says, else as UTF-8. What is no text in it becomes U+FFFD.
  private static String decoded(byte[] xml) {
    var start = new String(xml, 0, Math.min(100, xml.length), StandardCharsets.US_ASCII);
    var m = ENCODING.matcher(start);
    var charset = StandardCharsets.UTF_8;
    try {
      charset = m.find() && Charset.isSupported(m.group(1)) ? Charset.forName(m.group(1)) : charset;
    } catch (IllegalCharsetNameException _) {
      charset = StandardCharsets.UTF_8;
    }
    return new String(xml, charset).replace("\ufeff", "");
  }

  private static Node element(XMLStreamReader reader, int depth) throws XMLStreamException {
    if (depth > DEEPEST) {
      throw new XMLStreamException("too deep");
    }
    var node = new Node(reader.getLocalName());
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> node.children().add(element(reader, depth + 1));
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
            node.words().append(reader.getText());
        case XMLStreamConstants.ENTITY_REFERENCE -> throw new XMLStreamException("an entity");
        case XMLStreamConstants.END_ELEMENT -> {
          return node;
        }
        default -> {}
      }
    }
    throw new XMLStreamException("unfinished");
  }

  private static XMLInputFactory factory() {
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    factory.setXMLResolver((_, _, _, _) -> new ByteArrayInputStream(new byte[0]));
    return factory;
  }
}
