package org.zelodesk.platform;

import java.io.IOException;
import java.util.regex.Pattern;

/**
 * Whether the system refused to write because a disk, its inodes or a quota is used up. The JDK has
 * no type for it; what the system calls it is all there is.
 */
public final class FullDisk {

  private static final Pattern REASON =
      Pattern.compile("No space left on device|Disk quota exceeded|not enough space on the disk");

  private FullDisk() {}

  public static boolean isReasonOf(IOException e) {
    return e.getMessage() != null && REASON.matcher(e.getMessage()).find();
  }
}
