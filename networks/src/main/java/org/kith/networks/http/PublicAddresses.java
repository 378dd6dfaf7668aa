package org.kith.networks.http;

import java.net.Inet4Address;
import java.net.InetAddress;

/// Which addresses are on the public internet: IPv4 outside the IANA special-purpose registry; IPv6
/// inside 2000::/3 without the parts given to protocols, documentation and tunnels.
final class PublicAddresses {

  private static final int[][] NOT_PUBLIC_4 = {
    {ip(0, 0, 0), 8},
    {ip(10, 0, 0), 8},
    {ip(100, 64, 0), 10},
    {ip(127, 0, 0), 8},
    {ip(169, 254, 0), 16},
    {ip(172, 16, 0), 12},
    {ip(192, 0, 0), 24},
    {ip(192, 0, 2), 24},
    {ip(192, 88, 99), 24},
    {ip(192, 168, 0), 16},
    {ip(198, 18, 0), 15},
    {ip(198, 51, 100), 24},
    {ip(203, 0, 113), 24},
    {ip(224, 0, 0), 3},
  };

  private PublicAddresses() {}

  static boolean isPublic(InetAddress address) {
    var bytes = address.getAddress();
    return address instanceof Inet4Address ? isPublic4(bytes) : isPublic6(bytes);
  }

  private static boolean isPublic4(byte[] b) {
    int address = ip(b[0] & 255, b[1] & 255, b[2] & 255) | (b[3] & 255);
    for (var range : NOT_PUBLIC_4) {
      if ((address ^ range[0]) >>> (32 - range[1]) == 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPublic6(byte[] b) {
    int first = (b[0] & 255) << 8 | (b[1] & 255);
    int second = (b[2] & 255) << 8 | (b[3] & 255);
    boolean global = first >>> 13 == 1;
    boolean protocols = first == 0x2001 && second >>> 9 == 0;
    boolean documentation =
        (first == 0x2001 && second == 0x0db8) || (first == 0x3fff && second >>> 12 == 0);
    boolean sixToFour = first == 0x2002;
    return global && !protocols && !documentation && !sixToFour;
  }

  private static int ip(int a, int b, int c) {
    return a << 24 | b << 16 | c << 8;
  }
}
