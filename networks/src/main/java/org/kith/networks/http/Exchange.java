package org.kith.networks.http;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/// One request to one host and its answer: no redirects, no cookies, no proxy, no retries.
final class Exchange implements AutoCloseable {

  /// What came back, before anybody asked what it means.
  @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
  record Raw(int status, Headers headers, byte[] body) {}

  /// One request of a chain.
  record Hop(Request request, URI url, Map<String, String> headers, long totalEnds) {}

  private static final String WATCH = "kith.watch";
  private static final int HEADER_BLOCK = 32 << 10;
  private static final int ERROR_BODY = 64 << 10;

  private final HttpSettings settings;
  private final ScheduledExecutorService timer;
  private final CloseableHttpClient client;

  Exchange(HttpSettings settings, VettedDns dns, ScheduledExecutorService timer) {
    this.settings = settings;
    this.timer = timer;
    this.client = client(settings, dns);
  }

  Raw run(Hop hop) throws IOException {
    var request = new HttpUriRequestBase(hop.request().method(), hop.url());
    hop.headers().forEach(request::setHeader);
    if (hop.request().body() != null) {
      request.setEntity(new ByteArrayEntity(hop.request().body(), null));
    }
    var watch = new Watch(settings.deadlines(), hop.totalEnds(), request::cancel);
    long rhythm = Watch.rhythm(settings.deadlines()).toNanos();
    var looks = timer.scheduleAtFixedRate(watch, rhythm, rhythm, TimeUnit.NANOSECONDS);
    try {
      return send(hop, request, watch);
    } catch (MessageConstraintException _) {
      throw tooManyHeaders();
    } catch (IOException e) {
      throw watch.why() == null ? e : new IOException("the connection was ended: " + watch.why());
    } finally {
      looks.cancel(false);
    }
  }

  private Raw send(Hop hop, HttpUriRequestBase request, Watch watch) throws IOException {
    var url = hop.url();
    var target = new HttpHost(url.getScheme(), WebAddress.host(url), url.getPort());
    var context = HttpClientContext.create();
    context.setAttribute(WATCH, watch);
    var response = client.executeOpen(target, request, context);
    boolean whole = false;
    try {
      watch.bodyBegins();
      var raw = new Raw(response.getCode(), headers(response), body(hop, response, watch));
      whole = true;
      return raw;
    } finally {
      if (!whole) {
        // Closing alone would read the rest of the body first.
        request.cancel();
      }
      close(response);
    }
  }

  private static byte[] body(Hop hop, ClassicHttpResponse response, Watch watch)
      throws IOException {
    var entity = response.getEntity();
    if (entity == null) {
      return new byte[0];
    }
    boolean good = response.getCode() / 100 == 2;
    var cap = hop.request().cap();
    var body = good ? new Body(cap.bytes(), cap == Cap.ROBOTS) : new Body(ERROR_BODY, true);
    var encoding = response.getFirstHeader("Content-Encoding");
    boolean cuts = !good || cap == Cap.ROBOTS;
    var bytes = body.read(entity.getContent(), encoding == null ? "" : encoding.getValue(), watch);
    if (cuts && bytes.length >= (good ? cap.bytes() : ERROR_BODY)) {
      response.setHeader("Connection", "close");
    }
    return bytes;
  }

  private static Headers headers(ClassicHttpResponse response) throws IOException {
    var headers = new Headers();
    int size = 0;
    for (var line : response.getHeaders()) {
      var value = line.getValue() == null ? "" : line.getValue();
      size += line.getName().length() + value.length() + 4;
      headers.add(line.getName(), value);
    }
    if (size > HEADER_BLOCK) {
      throw tooManyHeaders();
    }
    return headers;
  }

  private static RefusedException tooManyHeaders() {
    return new RefusedException(
        Answer.Reason.TOO_LARGE,
        "The headers of the answer are larger than %d bytes.".formatted(HEADER_BLOCK));
  }

  private static void close(ClassicHttpResponse response) {
    try {
      response.close();
    } catch (IOException _) {
      // The answer is already read or given up; its connection is not used again.
      return;
    }
  }

  private static CloseableHttpClient client(HttpSettings settings, VettedDns dns) {
    var deadlines = settings.deadlines();
    var lines = Http1Config.custom().setMaxLineLength(HEADER_BLOCK / 2).setMaxHeaderCount(128);
    var connections =
        PoolingHttpClientConnectionManagerBuilder.create()
            .setDnsResolver(dns)
            .setConnectionFactory(
                ManagedHttpClientConnectionFactory.builder().http1Config(lines.build()).build())
            .setDefaultConnectionConfig(
                ConnectionConfig.custom()
                    .setConnectTimeout(Timeout.of(deadlines.connect()))
                    .setSocketTimeout(Timeout.of(deadlines.headers()))
                    .setValidateAfterInactivity(Timeout.ofMilliseconds(200))
                    .setTimeToLive(Timeout.ofMinutes(1))
                    .build())
            .setDefaultTlsConfig(
                TlsConfig.custom().setHandshakeTimeout(Timeout.of(deadlines.tls())).build())
            .setMaxConnTotal(256)
            .setMaxConnPerRoute(settings.pace().atOnce())
            .build();
    return HttpClients.custom()
        .setConnectionManager(connections)
        .setRequestExecutor(new WatchedExecutor())
        .setDefaultRequestConfig(
            RequestConfig.custom()
                .setResponseTimeout(Timeout.of(deadlines.headers()))
                .setConnectionRequestTimeout(Timeout.of(deadlines.total()))
                .build())
        .disableRedirectHandling()
        .disableCookieManagement()
        .disableAuthCaching()
        .disableContentCompression()
        .disableAutomaticRetries()
        .disableDefaultUserAgent()
        .build();
  }

  @Override
  public void close() throws IOException {
    client.close();
  }

  /// Tells the watch when the request is out and its headers are awaited.
  private static final class WatchedExecutor extends HttpRequestExecutor {
    @Override
    public ClassicHttpResponse execute(
        ClassicHttpRequest request,
        HttpClientConnection connection,
        @Nullable HttpResponseInformationCallback informed,
        HttpContext context)
        throws IOException, HttpException {
      if (context.getAttribute(WATCH) instanceof Watch watch) {
        watch.headersAwaited();
      }
      return super.execute(request, connection, informed, context);
    }
  }
}
