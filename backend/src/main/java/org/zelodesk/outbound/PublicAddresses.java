package org.zelodesk.outbound;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Which addresses belong to the public internet. What is not known to is refused: of IPv6 only what
 * is given out as global unicast (2000::/3), without the parts of it that carry other addresses in
 * them; of IPv4 all but the special-purpose registry (RFC 6890).
 */
final class PublicAddresses {

  private static final List<Block> NOT_IPV4 =
      blocks(
          "0.0.0.0/8",
          "10.0.0.0/8",
          "100.64.0.0/10",
          "127.0.0.0/8",
          "169.254.0.0/16",
          "172.16.0.0/12",
          "192.0.0.0/24",
          "192.0.2.0/24",
          "192.31.196.0/24",
          "192.52.193.0/24",
          "192.88.99.0/24",
          "192.168.0.0/16",
          "192.175.48.0/24",
          "198.18.0.0/15",
          "198.51.100.0/24",
          "203.0.113.0/24",
          "224.0.0.0/4",
          "240.0.0.0/4");

  private static final Block GLOBAL_UNICAST = Block.of("2000::/3");

  /** Protocol assignments with Teredo, documentation, 6to4, AS112, documentation again. */
  private static final List<Block> NOT_IPV6 =
      blocks("2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20");

  private PublicAddresses() {}

  static boolean contain(InetAddress address) {
    byte[] bytes = address.getAddress();
    return address instanceof Inet4Address
        ? NOT_IPV4.stream().noneMatch(block -> block.contains(bytes))
        : GLOBAL_UNICAST.contains(bytes)
            && NOT_IPV6.stream().noneMatch(block -> block.contains(bytes));
  }

  private static List<Block> blocks(String... texts) {
    return Arrays.stream(texts).map(Block::of).toList();
  }

  /** The addresses that begin with the same bits. */
  private record Block(byte[] start, int bits) {

    static Block of(String text) {
      String[] parts = text.split("/", 2);
      try {
        // No name is looked up for what is an address.
        return new Block(InetAddress.getByName(parts[0]).getAddress(), Integer.parseInt(parts[1]));
      } catch (UnknownHostException e) {
        throw new IllegalArgumentException(text, e);
      }
    }

    boolean contains(byte[] address) {
      int whole = bits / 8;
      if (address.length != start.length || !Arrays.equals(address, 0, whole, start, 0, whole)) {
        return false;
      }
      int mask = 0xff << (8 - bits % 8) & 0xff;
      return bits % 8 == 0 || (address[whole] & mask) == (start[whole] & mask);
    }
  }
}
