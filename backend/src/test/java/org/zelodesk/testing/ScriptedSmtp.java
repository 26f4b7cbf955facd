package org.zelodesk.testing;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** An SMTP server that fails as it is told, by recipient; and keeps what it has got whole. */
public final class ScriptedSmtp implements Closeable {

  /** What it does with one attempt. */
  public enum Behaviour {
    TAKE,
    /** 421 in place of a greeting. */
    BUSY,
    /** 451 to the recipient. */
    LATER,
    /** 550 to the recipient. */
    UNKNOWN,
    /** 554 after the whole mail. */
    REJECT,
    /** Hangs up in the middle of the mail. */
    CUT_WITHIN,
    /** Has got the mail, and hangs up without a word. */
    CUT_AFTER,
    /** Has got the mail, and says nothing until {@link #release}. */
    SILENT,
    /** Greets with a letter a second, for minutes. */
    SLOW
  }

  /** A mail that it has got whole, whatever it then said. */
  public record Got(String recipient, String messageId, String raw) {}

  private final ServerSocket listening;
  private final Map<String, Queue<Behaviour>> script = new ConcurrentHashMap<>();
  private final Queue<Behaviour> connections = new ConcurrentLinkedQueue<>();
  private final List<Got> got = new CopyOnWriteArrayList<>();
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private final AtomicInteger connected = new AtomicInteger();
  private final CountDownLatch released = new CountDownLatch(1);

  public ScriptedSmtp() {
    try {
      listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  public int port() {
    return listening.getLocalPort();
  }

  /** The next attempts for this recipient end so; after that it takes whatever comes. */
  public void will(String recipient, Behaviour... behaviours) {
    script
        .computeIfAbsent(recipient, one -> new ConcurrentLinkedQueue<>())
        .addAll(List.of(behaviours));
  }

  /** The next connections begin so. */
  public void willGreet(Behaviour... behaviours) {
    connections.addAll(List.of(behaviours));
  }

  public List<Got> got() {
    return List.copyOf(got);
  }

  public List<Got> got(String recipient) {
    return got.stream().filter(one -> one.recipient().equals(recipient)).toList();
  }

  /** How many connections there were. */
  public int connected() {
    return connected.get();
  }

  /** What was silent goes on. */
  public void release() {
    released.countDown();
  }

  @Override
  public void close() {
    release();
    try {
      listening.close();
      for (Socket one : open) {
        one.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket client = listening.accept();
        open.add(client);
        Thread.ofVirtual().start(() -> serve(client));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    connected.incrementAndGet();
    try (client) {
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
      OutputStream out = client.getOutputStream();
      Behaviour greeting = connections.poll();
      if (greeting == Behaviour.BUSY) {
        say(out, "421 4.3.2 too busy");
        return;
      }
      if (greeting == Behaviour.SLOW) {
        drip(out);
        return;
      }
      say(out, "220 scripted");
      talk(in, out);
    } catch (IOException | InterruptedException e) {
      // The other side has gone, which is what many tests are about.
    }
  }

  private void talk(BufferedReader in, OutputStream out) throws IOException, InterruptedException {
    String recipient = "";
    Behaviour behaviour = Behaviour.TAKE;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String verb =
          line.length() < 4 ? line : line.substring(0, 4).toUpperCase(java.util.Locale.ROOT);
      switch (verb) {
        case "EHLO", "HELO" -> say(out, "250 scripted");
        case "RCPT" -> {
          recipient = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
          Queue<Behaviour> next = script.get(recipient);
          behaviour = next == null || next.isEmpty() ? Behaviour.TAKE : next.poll();
          say(
              out,
              switch (behaviour) {
                case LATER -> "451 4.7.1 greylisted";
                case UNKNOWN -> "550 5.1.1 no such user";
                default -> "250 ok";
              });
        }
        case "DATA" -> {
          say(out, "354 go on");
          if (behaviour == Behaviour.CUT_WITHIN) {
            in.readLine();
            return;
          }
          if (!data(in, out, recipient, behaviour)) {
            return;
          }
        }
        case "QUIT" -> {
          say(out, "221 bye");
          return;
        }
        default -> say(out, "250 ok");
      }
    }
  }

  private boolean data(BufferedReader in, OutputStream out, String recipient, Behaviour behaviour)
      throws IOException, InterruptedException {
    StringBuilder raw = new StringBuilder();
    String messageId = "";
    String line = in.readLine();
    while (line != null && !line.equals(".")) {
      raw.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
      if (line.startsWith("Message-ID: ")) {
        messageId = line.substring(12);
      }
      line = in.readLine();
    }
    if (line == null) {
      return false;
    }
    if (behaviour == Behaviour.REJECT) {
      say(out, "554 5.7.1 not wanted");
      return true;
    }
    got.add(new Got(recipient, messageId, raw.toString()));
    if (behaviour == Behaviour.SILENT) {
      released.await();
      return false;
    }
    if (behaviour == Behaviour.CUT_AFTER) {
      return false;
    }
    say(out, "250 2.0.0 taken");
    return true;
  }

  private void drip(OutputStream out) throws IOException, InterruptedException {
    for (byte one : "220-slow and slower and slower".getBytes(StandardCharsets.US_ASCII)) {
      out.write(one);
      out.flush();
      if (released.await(1, java.util.concurrent.TimeUnit.SECONDS)) {
        return;
      }
    }
  }

  private static void say(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }
}
