package org.zelodesk.reports;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** Comma-separated values, see RFC 4180. */
final class CsvFile implements TableFile {

  private static final char BYTE_ORDER_MARK = '\ufeff';

  /** What makes a spreadsheet take a text for a formula; also as the wide letters of Asia. */
  private static final String BEGINS_FORMULA = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";

  /** As every spreadsheet reads an instant. */
  private static final DateTimeFormatter INSTANT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  private final Writer writer;
  private final CSVPrinter printer;

  CsvFile(OutputStream out) throws IOException {
    writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    writer.write(BYTE_ORDER_MARK);
    printer = new CSVPrinter(writer, CSVFormat.RFC4180);
  }

  @Override
  public void row(List<? extends @Nullable Object> cells) throws IOException {
    for (Object cell : cells) {
      printer.print(text(cell));
    }
    printer.println();
  }

  @Override
  public void end() throws IOException {
    writer.flush();
  }

  private static @Nullable String text(@Nullable Object cell) {
    return switch (cell) {
      case null -> null;
      case Double number -> BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
      case Number whole -> whole.toString();
      case LocalDateTime instant -> INSTANT.format(instant);
      default -> harmless(cell.toString());
    };
  }

  private static String harmless(String text) {
    return !text.isEmpty() && BEGINS_FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }
}
