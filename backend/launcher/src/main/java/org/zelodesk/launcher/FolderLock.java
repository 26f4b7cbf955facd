package org.zelodesk.launcher;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** A lock that the operating system gives up when its process ends, however that happens. */
final class FolderLock implements AutoCloseable {

  private final FileChannel channel;

  private FolderLock(FileChannel channel) {
    this.channel = channel;
  }

  /** The lock of a folder, or null when another process, or another part of this one, holds it. */
  static @Nullable FolderLock tryOn(Path folder) throws IOException {
    FileChannel channel = open(folder);
    try {
      if (channel.tryLock() != null) {
        return new FolderLock(channel);
      }
    } catch (OverlappingFileLockException e) {
      // Held by this very process: the same answer as when held by another one.
    }
    channel.close();
    return null;
  }

  /** Waits until the folder's lock is free; callers of one process must take turns themselves. */
  static FolderLock waitFor(Path folder) throws IOException {
    FileChannel channel = open(folder);
    channel.lock();
    return new FolderLock(channel);
  }

  private static FileChannel open(Path folder) throws IOException {
    Path file = Workspace.create(folder).resolve("lock");
    return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
