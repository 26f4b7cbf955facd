package org.zelodesk.reports;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.List;
import org.apache.commons.io.output.CloseShieldOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** A workbook of Excel. Text is text there, whatever it begins with. */
final class XlsxFile implements TableFile {

  /** The most that a sheet can have; what is more goes on in the next one. */
  static final int MOST_ROWS = 1_048_576;

  private static final int MOST_CHARACTERS = 32_767;
  private static final int PORTION = 1_000;

  private final Workbook workbook;
  private final int mostRows;
  private List<? extends @Nullable Object> header = List.of();
  private Worksheet sheet;
  private int sheets = 1;
  private int row;

  XlsxFile(OutputStream out) {
    this(out, MOST_ROWS);
  }

  XlsxFile(OutputStream out, int mostRows) {
    this.mostRows = mostRows;
    workbook = new Workbook(CloseShieldOutputStream.wrap(out), "Zelodesk", null);
    sheet = workbook.newWorksheet("1");
  }

  @Override
  public void row(List<? extends @Nullable Object> cells) throws IOException {
    if (row == 0) {
      header = cells;
    } else if (row == mostRows) {
      nextSheet();
      write(header);
    }
    write(cells);
  }

  /** What follows is another table. */
  void nextSheet() throws IOException {
    // One sheet is written at a time; the names of texts are not kept.
    sheet.finish();
    sheet = workbook.newWorksheet(String.valueOf(++sheets));
    row = 0;
  }

  private void write(List<? extends @Nullable Object> cells) throws IOException {
    for (int column = 0; column < cells.size(); column++) {
      switch (cells.get(column)) {
        case null -> {
          // An empty cell is none.
        }
        case Number number -> sheet.value(row, column, number);
        case LocalDateTime instant -> {
          sheet.value(row, column, instant);
          sheet.style(row, column).format("yyyy-mm-dd hh:mm:ss").set();
        }
        case Object text -> sheet.inlineString(row, column, fitting(text.toString()));
      }
    }
    row++;
    if (row % PORTION == 0) {
      sheet.flush();
    }
  }

  private static String fitting(String text) {
    return text.length() > MOST_CHARACTERS ? text.substring(0, MOST_CHARACTERS) : text;
  }

  @Override
  public void end() throws IOException {
    workbook.finish();
  }
}
