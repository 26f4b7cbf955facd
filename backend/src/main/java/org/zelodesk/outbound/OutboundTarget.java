package org.zelodesk.outbound;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.zelodesk.outbound.OutboundException.Reason;

/**
 * An address that may be fetched from, as far as it can be said without looking up its name.
 *
 * @param host a name, or an address in its usual form
 */
record OutboundTarget(URI uri, String host, int port, boolean tls) {

  private static final int HTTPS = 443;
  private static final int LONGEST = 2_000;
  private static final Pattern IPV4 = Pattern.compile("(0|[1-9]\\d{0,2})(\\.(0|[1-9]\\d{0,2})){3}");
  private static final Set<Integer> PORTS = Set.of(HTTPS, 8443);

  /** What a name stands for. */
  interface Names {
    InetAddress[] of(String host) throws UnknownHostException;
  }

  /**
   * @param loopback whether this machine may be meant, without TLS too
   */
  static OutboundTarget of(String text, boolean loopback) throws OutboundException {
    URI uri = parse(text);
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    String host = uri.getHost();
    boolean tls = scheme.equals("https");
    if (!tls && !(loopback && scheme.equals("http"))) {
      throw forbidden("not https");
    }
    // A host that Java cannot read as one (blanks, other scripts, odd numbers) is null here; a
    // percent sign names an interface of this machine.
    if (host == null
        || host.isEmpty()
        || host.contains("%")
        || isOddNumber(host)
        || uri.getRawUserInfo() != null) {
      throw forbidden("no plain host");
    }
    int port = uri.getPort() < 0 ? tls ? HTTPS : 80 : uri.getPort();
    if (!loopback && !PORTS.contains(port)) {
      throw forbidden("port " + port);
    }
    return new OutboundTarget(uri, withoutBrackets(host), port, tls);
  }

  /** Where an answer leads. */
  OutboundTarget redirected(@Nullable String location, boolean loopback) throws OutboundException {
    if (location == null) {
      throw new OutboundException(Reason.REFUSED, "a redirect to nowhere");
    }
    OutboundTarget next = of(uri.resolve(parse(location)).toString(), loopback);
    if (tls && !next.tls) {
      throw forbidden("a redirect without TLS");
    }
    return next;
  }

  /**
   * One address to connect to. A name that stands for any address that is not public is refused: it
   * would depend on chance which one is meant.
   */
  InetAddress resolve(Names names, boolean loopback) throws OutboundException {
    InetAddress[] all;
    try {
      all = names.of(host);
    } catch (UnknownHostException e) {
      throw new OutboundException(Reason.UNREACHABLE, "no such name");
    }
    for (InetAddress one : all) {
      if (!PublicAddresses.contain(one) && !(loopback && one.isLoopbackAddress())) {
        throw forbidden("not a public address");
      }
    }
    if (all.length == 0) {
      throw new OutboundException(Reason.UNREACHABLE, "no address");
    }
    return all[0];
  }

  /** Whether the host is an address and no name, for which nothing is looked up. */
  boolean isLiteral() {
    return host.indexOf(':') >= 0 || IPV4.matcher(host).matches();
  }

  /** What is asked of the server. */
  String pathAndQuery() {
    String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
  }

  /** No name ends in a label that begins with a digit; other spellings of an address do. */
  private static boolean isOddNumber(String host) {
    int last = host.lastIndexOf('.') + 1;
    return last < host.length()
        && Character.isDigit(host.charAt(last))
        && !IPV4.matcher(host).matches();
  }

  private static URI parse(String text) throws OutboundException {
    try {
      if (text.length() <= LONGEST) {
        return new URI(text);
      }
    } catch (URISyntaxException unreadable) {
      // Said below.
    }
    throw forbidden("no address");
  }

  private static String withoutBrackets(String host) {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  private static OutboundException forbidden(String why) {
    return new OutboundException(Reason.ADDRESS_FORBIDDEN, why);
  }
}
