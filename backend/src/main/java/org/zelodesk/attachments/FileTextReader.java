package org.zelodesk.attachments;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.commons.io.FileUtils;
import org.apache.tika.exception.TikaException;
import org.apache.tika.exception.WriteLimitReachedException;
import org.apache.tika.extractor.DocumentSelector;
import org.apache.tika.fork.ForkParser;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.microsoft.ooxml.OOXMLParser;
import org.apache.tika.parser.pdf.PDFParser;
import org.apache.tika.parser.pdf.PDFParserConfig;
import org.apache.tika.parser.txt.TXTParser;
import org.apache.tika.sax.BodyContentHandler;
import org.jspecify.annotations.Nullable;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/**
 * The words of a PDF, a DOCX or a plain text. Read by a process of its own with little memory, no
 * environment and a limit of time, because files come from strangers: one that takes all memory or
 * never ends takes that process with it and nothing else. What is packed inside a file is left
 * alone. The process starts with the first file and ends when there was none for a minute.
 */
@Singleton
class FileTextReader {

  /** This file's words cannot be read, now or later. */
  static final class UnreadableException extends Exception {
    @Serial private static final long serialVersionUID = 1;

    UnreadableException(Throwable cause) {
      super(cause.getMessage(), cause);
    }
  }

  /** The process ended over this file: it took too long or too much memory, or had an accident. */
  static final class EndedException extends Exception {
    @Serial private static final long serialVersionUID = 1;

    EndedException(Throwable cause) {
      super("reading it ended the process that reads", cause);
    }
  }

  /** Refuses whatever a file has inside. */
  private static final class NothingInside implements DocumentSelector, Serializable {
    @Serial private static final long serialVersionUID = 1;

    @Override
    public boolean select(Metadata inner) {
      return false;
    }
  }

  /**
   * The formats that are read. Put together by the process: the libraries that read them are loaded
   * there only. Public because it is called from there by reflection.
   */
  public static final class Formats implements Parser {
    @Serial private static final long serialVersionUID = 1;

    private transient @Nullable Parser all;

    @Override
    public Set<MediaType> getSupportedTypes(ParseContext context) {
      return all().getSupportedTypes(context);
    }

    @Override
    public void parse(
        InputStream content, ContentHandler words, Metadata about, ParseContext context)
        throws IOException, SAXException, TikaException {
      all().parse(content, words, about, context);
    }

    private Parser all() {
      Parser made = all;
      if (made == null) {
        PDFParserConfig pdf = new PDFParserConfig();
        pdf.setOcrStrategy(PDFParserConfig.OCR_STRATEGY.NO_OCR);
        pdf.setExtractInlineImages(false);
        PDFParser pages = new PDFParser();
        pages.setPDFParserConfig(pdf);
        made = new AutoDetectParser(pages, new OOXMLParser(), new TXTParser());
        all = made;
      }
      return made;
    }
  }

  /** How Tika begins to say so, in an exception like any other. */
  private static final String ENDED = "Failed to communicate with a forked parser process";

  private static final String PROBE = "words";

  /** The process, and a folder for what it puts aside. */
  private record Running(ForkParser parser, Path folder) {}

  private final AttachmentsConfig.Texts config;
  private volatile @Nullable Running process;
  private volatile boolean closed;

  FileTextReader(AttachmentsConfig attachments) {
    this.config = attachments.texts();
  }

  /**
   * For one caller at a time.
   *
   * @param content the whole file
   * @return its words, as far as the limit of characters goes
   * @throws IOException no file can be read at this time
   */
  String read(byte[] content, String fileName, String mediaType)
      throws IOException, UnreadableException, EndedException {
    try {
      return parse(content, fileName, mediaType);
    } catch (SAXException e) {
      throw new UnreadableException(e);
    } catch (TikaException e) {
      if (!String.valueOf(e.getMessage()).startsWith(ENDED)) {
        throw new UnreadableException(e);
      }
      end();
      probe(e);
      throw new EndedException(e);
    } catch (IOException e) {
      probe(e);
      throw new EndedException(e);
    }
  }

  /** Whether it was the file: another one can be read. */
  private void probe(Exception cause) throws IOException {
    try {
      if (parse(PROBE.getBytes(StandardCharsets.UTF_8), "probe.txt", "text/plain").equals(PROBE)) {
        return;
      }
    } catch (TikaException | SAXException | IOException e) {
      cause.addSuppressed(e);
    }
    throw new IOException("files cannot be read", cause);
  }

  private String parse(byte[] content, String fileName, String mediaType)
      throws IOException, TikaException, SAXException {
    BodyContentHandler words = new BodyContentHandler(config.maxCharacters());
    Metadata about = new Metadata();
    about.set(TikaCoreProperties.RESOURCE_NAME_KEY, fileName);
    about.set(Metadata.CONTENT_TYPE, mediaType);
    ParseContext context = new ParseContext();
    context.set(DocumentSelector.class, new NothingInside());
    try {
      process().parser.parse(new ByteArrayInputStream(content), words, about, context);
    } catch (TikaException | SAXException e) {
      if (!WriteLimitReachedException.isWriteLimitReached(e)) {
        throw e;
      }
    }
    // PostgreSQL has no NUL in a text.
    return words.toString().replace('\0', ' ').strip();
  }

  private Running process() throws IOException {
    Running running = process;
    // Folders of temporary files are swept now and then.
    if (running != null && !Files.isDirectory(running.folder)) {
      end();
      running = null;
    }
    if (closed) {
      throw new IOException("shutting down");
    }
    if (running == null) {
      Path folder = Files.createTempDirectory("zelodesk-files-");
      ForkParser parser = new ForkParser(FileTextReader.class.getClassLoader(), new Formats());
      parser.setPoolSize(1);
      parser.setServerParseTimeoutMillis(config.timeLimit().toMillis());
      parser.setJavaCommand(
          List.of(
              "env",
              "-i",
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-Xmx" + config.memory().asLongValue(),
              "-Djava.io.tmpdir=" + folder,
              "-Dpdfbox.fontcache=" + folder,
              "-Djava.awt.headless=true",
              // Else each broken file writes its stack traces into our log.
              "-Dlog4j2.StatusLogger.level=OFF",
              "-Dlog4j2.simplelogLevel=OFF",
              "-Dslf4j.internal.verbosity=ERROR",
              "-XX:+UseSerialGC",
              // It answers by its output: what the JVM itself says there would be taken for an
              // answer.
              "-XX:+DisplayVMOutputToStderr",
              "-XX:+ExitOnOutOfMemoryError"));
      running = new Running(parser, folder);
      process = running;
    }
    return running;
  }

  /** With what it has put aside. */
  private void end() throws IOException {
    Running running = process;
    process = null;
    if (running != null) {
      running.parser.close();
      FileUtils.deleteDirectory(running.folder.toFile());
    }
  }

  @PreDestroy
  void close() throws IOException {
    closed = true;
    end();
  }
}
