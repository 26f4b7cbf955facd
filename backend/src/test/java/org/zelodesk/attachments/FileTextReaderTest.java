package org.zelodesk.attachments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.poi.openxml4j.opc.PackagingURIHelper;
import org.apache.poi.openxml4j.opc.TargetMode;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class FileTextReaderTest {

  static final String PDF = "application/pdf";
  static final String DOCX =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

  private static final FileTextReader READER = reader(Map.of());

  @AfterAll
  static void close() throws IOException {
    READER.close();
  }

  @Test
  void readsPages() throws Exception {
    assertThat(READER.read(pdf("The kettle leaks", null), "letter.pdf", PDF))
        .isEqualTo("The kettle leaks");
  }

  @Test
  void readsDocuments() throws Exception {
    assertThat(READER.read(docx("Чайник течёт"), "письмо.docx", DOCX)).isEqualTo("Чайник течёт");
  }

  @Test
  void readsPlainTextsWhateverTheirEncoding() throws Exception {
    String words = "A reclamação não foi resolvida, e a solução prometida não chegou até hoje.";
    for (Charset encoding : new Charset[] {StandardCharsets.UTF_8, StandardCharsets.UTF_16}) {
      assertThat(READER.read(words.getBytes(encoding), "carta.txt", "text/plain")).isEqualTo(words);
    }
  }

  @Test
  void readsTables() throws Exception {
    byte[] rows = "name;fault\nkettle;leaks\n".getBytes(StandardCharsets.UTF_8);
    assertThat(READER.read(rows, "faults.csv", "text/csv")).contains("kettle", "leaks");
  }

  @Test
  void whatIsPackedInsideIsLeftAlone() throws Exception {
    try (XWPFDocument document = new XWPFDocument()) {
      document.createParagraph().createRun().setText("Outside");
      document
          .getPackage()
          .createPart(PackagingURIHelper.createPartName("/word/embeddings/inner.docx"), DOCX)
          .getOutputStream()
          .write(docx("Inside"));
      document
          .getPackagePart()
          .addRelationship(
              PackagingURIHelper.createPartName("/word/embeddings/inner.docx"),
              TargetMode.INTERNAL,
              "http://schemas.openxmlformats.org/officeDocument/2006/relationships/package");
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      document.write(bytes);
      assertThat(READER.read(bytes.toByteArray(), "outer.docx", DOCX))
          .contains("Outside")
          .doesNotContain("Inside");
    }
  }

  @Test
  void readsAsFarAsTheLimitGoes() throws Exception {
    FileTextReader brief = reader(Map.of("zelodesk.attachments.texts.max-characters", "1000"));
    try {
      assertThat(
              brief.read(
                  "word ".repeat(10_000).getBytes(StandardCharsets.UTF_8), "a.txt", "text/plain"))
          .startsWith("word word")
          .hasSizeLessThanOrEqualTo(1000);
    } finally {
      brief.close();
    }
  }

  @Test
  void whatIsBrokenOrLockedIsUnreadableAndTheNextIsRead() throws Exception {
    byte[] half = docx("The kettle leaks");
    assertThatThrownBy(() -> READER.read(Arrays.copyOf(half, half.length / 2), "half.docx", DOCX))
        .isInstanceOf(FileTextReader.UnreadableException.class);
    assertThatThrownBy(() -> READER.read(pdf("A secret", "open sesame"), "locked.pdf", PDF))
        .isInstanceOf(FileTextReader.UnreadableException.class);
    assertThat(READER.read(docx("Still there"), "next.docx", DOCX)).isEqualTo("Still there");
  }

  /** A document of a few kilobytes that would need more memory than the process has. */
  @Test
  void aBombTakesNothingElseWithIt() throws Exception {
    byte[] bomb = bomb(400_000_000);
    assertThat(bomb.length).isLessThan(1_000_000);
    assertThatThrownBy(() -> READER.read(bomb, "bomb.docx", DOCX))
        .isInstanceOf(FileTextReader.UnreadableException.class);
    assertThat(READER.read(docx("Still there"), "next.docx", DOCX)).isEqualTo("Still there");
  }

  /** A page of three million letters, each of which has its place. */
  @Test
  void aFileThatTakesAllMemoryEndsTheProcessAndTheNextIsRead() throws Exception {
    FileTextReader small = reader(Map.of("zelodesk.attachments.texts.memory", "64M"));
    try {
      byte[] large = pdf("words ".repeat(500_000), null);
      assertThatThrownBy(() -> small.read(large, "large.pdf", PDF))
          .isInstanceOf(FileTextReader.EndedException.class);
      assertThat(small.read(docx("Still there"), "next.docx", DOCX)).isEqualTo("Still there");
    } finally {
      small.close();
    }
  }

  @Test
  void noFileIsToBlameWhenNoneCanBeRead() throws Exception {
    FileTextReader without = reader(Map.of("zelodesk.attachments.texts.memory", "1K"));
    try {
      assertThatThrownBy(() -> without.read(docx("Fine"), "fine.docx", DOCX))
          .isInstanceOf(IOException.class);
    } finally {
      without.close();
    }
  }

  private static FileTextReader reader(Map<String, String> settings) {
    return new FileTextReader(
        new SmallRyeConfigBuilder()
            .addDefaultInterceptors()
            .addDiscoveredConverters()
            .withConverter(MemorySize.class, 100, new MemorySizeConverter())
            .withMapping(AttachmentsConfig.class)
            .withDefaultValues(settings)
            .build()
            .getConfigMapping(AttachmentsConfig.class));
  }

  static byte[] pdf(String words, String password) throws IOException {
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage();
      document.addPage(page);
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        content.beginText();
        content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
        content.newLineAtOffset(50, 700);
        content.showText(words);
        content.endText();
      }
      if (password != null) {
        document.protect(new StandardProtectionPolicy(password, password, new AccessPermission()));
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      document.save(bytes);
      return bytes.toByteArray();
    }
  }

  static byte[] docx(String words) throws IOException {
    try (XWPFDocument document = new XWPFDocument()) {
      document.createParagraph().createRun().setText(words);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      document.write(bytes);
      return bytes.toByteArray();
    }
  }

  private static byte[] bomb(int size) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
      zip.write(
          """
          <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
          <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
          <Override PartName="/word/document.xml"
            ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"""
              .getBytes(StandardCharsets.UTF_8));
      zip.putNextEntry(new ZipEntry("_rels/.rels"));
      zip.write(
          """
          <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1"
          Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
          Target="word/document.xml"/></Relationships>"""
              .getBytes(StandardCharsets.UTF_8));
      zip.putNextEntry(new ZipEntry("word/document.xml"));
      zip.write(
          """
          <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>"""
              .getBytes(StandardCharsets.UTF_8));
      byte[] many = "boom ".repeat(200_000).getBytes(StandardCharsets.UTF_8);
      for (int written = 0; written < size; written += many.length) {
        zip.write(many);
      }
      zip.write("</w:t></w:r></w:p></w:body></w:document>".getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
