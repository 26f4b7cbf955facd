package org.zelodesk.bench;

/** What is measured, in the order of the report. */
enum Operation {
  CREATE("create a case"),
  READ("read a case"),
  LIST("list 50, first page"),
  LIST_DEEP("list 50, deep page"),
  COMMENT("add a comment");

  private final String title;

  Operation(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  boolean writes() {
    return this == CREATE || this == COMMENT;
  }
}
