package org.zelodesk.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.zelodesk.outbound.OutboundException.Reason.ADDRESS_FORBIDDEN;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses are fetched from: the table of those that are not, in all their spellings. */
class PublicAddressesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "0.1.2.3",
        "10.0.0.1",
        "10.255.255.255",
        "100.64.0.1",
        "100.127.255.255",
        "127.0.0.1",
        "127.255.255.254",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.8",
        "192.0.2.1",
        "192.88.99.1",
        "192.168.0.1",
        "198.18.0.1",
        "198.19.255.255",
        "198.51.100.7",
        "203.0.113.9",
        "224.0.0.1",
        "239.255.255.255",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::7f00:1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "64:ff9b::7f00:1",
        "64:ff9b:1::1",
        "100::1",
        "2001::1",
        "2001:db8::1",
        "2002:7f00:1::1",
        "3fff::1",
        "5f00::1",
        "fc00::1",
        "fd00:ec2::254",
        "fe80::1",
        "fec0::1",
        "ff02::1"
      })
  void theseAreNotPublic(String address) throws Exception {
    assertThat(PublicAddresses.contain(InetAddress.getByName(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "9.255.255.255",
        "11.0.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "126.255.255.255",
        "128.0.0.0",
        "169.253.255.255",
        "172.15.255.255",
        "172.32.0.0",
        "192.0.1.0",
        "192.167.255.255",
        "198.17.255.255",
        "198.20.0.0",
        "223.255.255.255",
        "2001:4860:4860::8888",
        "2606:4700:4700::1111",
        "2a00:1450:4001:80b::200e"
      })
  void theseAre(String address) throws Exception {
    assertThat(PublicAddresses.contain(InetAddress.getByName(address))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "calendars.example.com/holidays.ics",
        "//calendars.example.com/",
        "http://calendars.example.com/",
        "ftp://calendars.example.com/",
        "file:///etc/passwd",
        "jar:https://calendars.example.com/x!/y",
        "gopher://calendars.example.com/",
        "ldap://calendars.example.com/",
        "https:/etc/passwd",
        "https://",
        "https:///x",
        "https://017700000001/",
        "https://0x7f000001/",
        "https://2130706433/",
        "https://0/",
        "https://127.1/",
        "https://127.0.0.1/",
        "https://[::1]/",
        "https://[::ffff:127.0.0.1]/",
        "https://[fe80::1%25lo]/",
        "https://169.254.169.254/latest/meta-data/",
        "https://user@calendars.example.com/",
        "https://user@evil@127.0.0.1/",
        "https://evil.example#@127.0.0.1/\\",
        "https://calendars.example.com:25/",
        "https://calendars.example.com:6379/",
        "https://calendars.example.com:80/",
        "https://127。0。0。1/",
        "https://calendars example.com/",
        "https://calendars.example.com/\r\nHost: evil"
      })
  void isRefusedBeforeAnythingIsLookedUp(String url) {
    assertThatThrownBy(() -> literal(url))
        .isInstanceOfSatisfying(
            OutboundException.class, e -> assertThat(e.reason()).isEqualTo(ADDRESS_FORBIDDEN));
  }

  @Test
  void aPlainAddressIsTaken() throws Exception {
    OutboundTarget target =
        OutboundTarget.of("https://calendars.example.com/a%20b.ics?year=2026#top", false);
    assertThat(target.host()).isEqualTo("calendars.example.com");
    assertThat(target.port()).isEqualTo(443);
    assertThat(target.pathAndQuery()).isEqualTo("/a%20b.ics?year=2026");
  }

  @Test
  void aNameIsRefusedWhenAnyOfItsAddressesIsNotPublic() throws Exception {
    OutboundTarget target = OutboundTarget.of("https://calendars.example.com/", false);
    InetAddress good = InetAddress.getByName("1.1.1.1");
    InetAddress bad = InetAddress.getByName("fd00::1");
    assertThat(target.resolve(host -> new InetAddress[] {good}, false)).isEqualTo(good);
    assertThatThrownBy(() -> target.resolve(host -> new InetAddress[] {good, bad}, false))
        .isInstanceOf(OutboundException.class);
  }

  private static void literal(String url) throws OutboundException {
    OutboundTarget target = OutboundTarget.of(url, false);
    if (target.isLiteral()) {
      target.resolve(InetAddress::getAllByName, false);
    }
  }
}
