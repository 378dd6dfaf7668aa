package org.kith.site;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.kith.people.imports.PeopleImports;
import org.kith.publish.Drafts;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Reads no more of what a program sends than its route can use, whether it says beforehand how
/// much that is or not.
@Component
@Order(BodyLimitFilter.EARLY)
final class BodyLimitFilter extends OncePerRequestFilter {

  /// Behind the headers of every answer, before anybody asks who it is.
  static final int EARLY = Ordered.LOWEST_PRECEDENCE - 1;

  static final int MOST = 1 << 20;

  /// Where a whole file comes in; a byte more than it may have, so that its route can say so.
  private static final String FILES = "/api/v1/people/imports";

  private static final int MOST_OF_A_FILE = PeopleImports.LARGEST + 1;

  private static final Pattern PICTURES = Pattern.compile("/api/v1/posts/\\d{1,18}/pictures");

  private static final int MOST_OF_A_PICTURE = Drafts.LARGEST_PICTURE + 1;

  static final String SENTENCE =
      "A request of the API has a body of up to 1 MiB, a file with people up to %d, and a picture up to %d. Send less at once."
          .formatted(PeopleImports.LARGEST >> 20, Drafts.LARGEST_PICTURE >> 20);

  /// A body went on beyond what is read.
  static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1;

    TooLarge() {
      super(SENTENCE);
    }
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !CallerFilter.isApi(request);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    int most = most(request.getServletPath());
    if (request.getContentLengthLong() > most) {
      response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE, SENTENCE);
      return;
    }
    chain.doFilter(new Bounded(request, most), response);
  }

  private static int most(String path) {
    if (FILES.equals(path)) {
      return MOST_OF_A_FILE;
    }
    return PICTURES.matcher(path).matches() ? MOST_OF_A_PICTURE : MOST;
  }

  private static final class Bounded extends HttpServletRequestWrapper {
    private final int most;

    Bounded(HttpServletRequest request, int most) {
      super(request);
      this.most = most;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      return new Counting(super.getInputStream(), most);
    }

    @Override
    public BufferedReader getReader() throws IOException {
      return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }
  }

  private static final class Counting extends ServletInputStream {
    private final ServletInputStream in;
    private final int most;
    private long read;

    Counting(ServletInputStream in, int most) {
      this.in = in;
      this.most = most;
    }

    @Override
    public int read() throws IOException {
      int b = in.read();
      count(b < 0 ? 0 : 1);
      return b;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int got = in.read(bytes, offset, length);
      count(Math.max(0, got));
      return got;
    }

    private void count(int more) throws TooLarge {
      read += more;
      if (read > most) {
        throw new TooLarge();
      }
    }

    @Override
    public boolean isFinished() {
      return in.isFinished();
    }

    @Override
    public boolean isReady() {
      return in.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      in.setReadListener(listener);
    }
  }
}
