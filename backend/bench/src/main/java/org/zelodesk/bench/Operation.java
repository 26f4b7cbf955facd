package org.zelodesk.bench;

/**
 * What is measured, in this order: cases that the writes have just made would all stand on the
 * first page, together and in memory, and make it look cheaper than any other.
 */
enum Operation {
  READ("read a case"),
  LIST("list 50, first page"),
  LIST_DEEP("list 50, deep page"),
  CREATE("create a case"),
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
