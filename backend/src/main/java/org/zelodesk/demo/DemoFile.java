package org.zelodesk.demo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.ImageIO;

/** Small files that open: a picture, a page, a note. */
record DemoFile(String name, String mediaType, byte[] content) {

  private static final int WIDTH = 320;
  private static final int HEIGHT = 200;

  /** A box with a crack in it. */
  static DemoFile picture(Random random) {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    Color above = Color.getHSBColor(random.nextFloat(), 0.25f, 0.95f);
    pen.setPaint(new GradientPaint(0, 0, above, 0, HEIGHT, above.darker()));
    pen.fillRect(0, 0, WIDTH, HEIGHT);
    pen.setColor(new Color(0x8a6d4b));
    pen.fillRect(70, 50, 180, 110);
    pen.setColor(new Color(0x2b2b2b));
    int x = 80;
    int y = 60 + random.nextInt(60);
    while (x < 240) {
      int nextX = x + 8 + random.nextInt(14);
      int nextY = Math.clamp(y + random.nextInt(31) - 15, 55, 155);
      pen.drawLine(x, y, nextX, nextY);
      x = nextX;
      y = nextY;
    }
    pen.dispose();
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      ImageIO.write(image, "png", out);
      return new DemoFile(
          "IMG_%04d.png".formatted(random.nextInt(10_000)), "image/png", out.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One page with one line, in Latin letters. */
  static DemoFile page(String order, String amount) {
    String line = "Invoice " + order + "   Total " + amount.replaceAll("[^0-9.,]", "") + " EUR";
    String drawing = "BT /F1 18 Tf 60 760 Td (" + line + ") Tj ET";
    StringBuilder pdf = new StringBuilder("%PDF-1.4\n");
    String[] objects = {
      "<< /Type /Catalog /Pages 2 0 R >>",
      "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
      "<< /Length " + drawing.length() + " >>\nstream\n" + drawing + "\nendstream",
      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    };
    StringBuilder table = new StringBuilder("0000000000 65535 f \n");
    for (int i = 0; i < objects.length; i++) {
      table.append("%010d 00000 n \n".formatted(pdf.length()));
      pdf.append(i + 1).append(" 0 obj\n").append(objects[i]).append("\nendobj\n");
    }
    int start = pdf.length();
    pdf.append("xref\n0 ").append(objects.length + 1).append('\n').append(table);
    pdf.append("trailer\n<< /Size ").append(objects.length + 1).append(" /Root 1 0 R >>\n");
    pdf.append("startxref\n").append(start).append("\n%%EOF\n");
    return new DemoFile(
        "invoice-" + order + ".pdf", "application/pdf", pdf.toString().getBytes(ISO_8859_1));
  }

  static DemoFile note(String text) {
    return new DemoFile("log.txt", "text/plain", text.getBytes(UTF_8));
  }
}
