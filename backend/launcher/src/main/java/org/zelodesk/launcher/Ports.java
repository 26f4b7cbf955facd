package org.zelodesk.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** TCP ports of the loopback interface. */
final class Ports {

  private Ports() {}

  /** A port that nothing listens on at this moment. */
  static int free() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new LaunchProblem("No free TCP port on this machine: " + e.getMessage(), e);
    }
  }

  static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** The message about a port that another program listens on. */
  static String taken(int port) {
    return "Port %d is taken by another program. Stop it, or choose another port: ./zelo up --port %d"
        .formatted(port, port == 8080 ? 8090 : port + 1);
  }
}
