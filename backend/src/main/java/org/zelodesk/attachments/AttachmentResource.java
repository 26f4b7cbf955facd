package org.zelodesk.attachments;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;
import org.zelodesk.identity.Actor;
import org.zelodesk.identity.CurrentActor;
import org.zelodesk.identity.Permissions;
import org.zelodesk.platform.Answers;
import org.zelodesk.platform.ExpectedVersion;
import org.zelodesk.platform.Idempotency;
import org.zelodesk.platform.Idempotent;
import org.zelodesk.platform.Problem;
import org.zelodesk.platform.ProblemBody;

/** Attachments over HTTP. */
@Path("/attachments")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "attachments")
public class AttachmentResource {

  private final Attachments attachments;
  private final Uploads uploads;
  private final Redactions redactions;
  private final Idempotency idempotency;
  private final CurrentActor actor;
  private final Clock clock;

  AttachmentResource(
      Attachments attachments,
      Uploads uploads,
      Redactions redactions,
      Idempotency idempotency,
      CurrentActor actor,
      Clock clock) {
    this.attachments = attachments;
    this.uploads = uploads;
    this.redactions = redactions;
    this.idempotency = idempotency;
    this.actor = actor;
    this.clock = clock;
  }

  @POST
  @Consumes(MediaType.WILDCARD)
  @PermissionsAllowed(Permissions.COMMENTS_WRITE)
  @Operation(
      operationId = "uploadAttachment",
      summary = "Upload a file",
      description =
          """
          Takes a file that a comment will use: as the raw body, named by `fileName`, or as the part `file` of a form.
          It is bound to whoever uploaded it and is removed after 24 hours unless a comment names it in `attachmentIds`.
          What type it is, its bytes decide; the declared type is a hint.""")
  @RequestBody(
      required = true,
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_OCTET_STREAM,
            schema = @Schema(type = SchemaType.STRING, format = "binary"),
            examples = @ExampleObject(name = "raw", value = "The parcel arrived open.")),
        @Content(
            mediaType = MediaType.MULTIPART_FORM_DATA,
            schema = @Schema(implementation = FileForm.class))
      })
  @APIResponse(
      responseCode = "201",
      description = "The upload, waiting to be used.",
      content = @Content(schema = @Schema(implementation = AttachmentView.class)))
  @APIResponse(
      responseCode = "507",
      description = "There is no room for it; nothing of it was kept.",
      content =
          @Content(
              mediaType = "application/problem+json",
              schema = @Schema(implementation = ProblemBody.class)))
  public Response upload(
      @QueryParam("fileName")
          @Parameter(
              description = "Required with a raw body: a plain name, without folders.",
              example = "note.txt")
          @Nullable String fileName,
      @HeaderParam(HttpHeaders.CONTENT_TYPE) @Parameter(hidden = true) @Nullable String declared,
      @HeaderParam("Idempotency-Key") @Parameter(hidden = true) @Nullable String key,
      InputStream content) {
    return take(key, FileNames.checked(fileName, "?fileName"), declared, content);
  }

  /** The same operation for forms; the framework has put the part into a temporary file. */
  @POST
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @PermissionsAllowed(Permissions.COMMENTS_WRITE)
  @Operation(hidden = true)
  public Response uploadForm(
      @QueryParam("fileName") @Nullable String fileName,
      @HeaderParam("Idempotency-Key") @Nullable String key,
      @RestForm("file") @Nullable FileUpload file)
      throws IOException {
    if (file == null) {
      throw Problem.invalid("/file", "required");
    }
    String name =
        fileName == null
            ? FileNames.checked(file.fileName(), "/file")
            : FileNames.checked(fileName, "?fileName");
    try (InputStream content = Files.newInputStream(file.uploadedFile())) {
      return take(key, name, file.contentType(), content);
    }
  }

  /** The form of an upload. */
  @Schema(name = "FileForm")
  record FileForm(
      @Schema(required = true, type = SchemaType.STRING, format = "binary") byte[] file) {}

  private Response take(
      @Nullable String key, String fileName, @Nullable String declared, InputStream content) {
    Actor uploader = actor.get();
    ReceivedFile file = uploads.receive(fileName, declared, content);
    boolean kept = false;
    try {
      Response answer =
          key == null
              ? keep(uploader, file)
              : idempotency.once(
                  key,
                  "uploadAttachment|" + fileName + "|" + file.mediaType() + "|" + file.sha256(),
                  () -> keep(uploader, file));
      kept = answer.getHeaderString("Idempotency-Replayed") == null;
      return answer;
    } finally {
      if (!kept) {
        uploads.discard(file);
      }
    }
  }

  private Response keep(Actor uploader, ReceivedFile file) {
    AttachmentView created = uploads.keep(uploader, file, clock.instant());
    return Answers.created("/attachments/" + created.id(), created, version(created));
  }

  @GET
  @Path("/{id}")
  @PermissionsAllowed(Permissions.CASES_READ)
  @Operation(
      operationId = "getAttachment",
      summary = "Read an attachment",
      description =
          "What is known of a file, and a fresh link to its content. Seen by those who see its comment; before it is used, by its uploader.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = AttachmentView.class)))
  public Response get(@PathParam("id") @Parameter(example = "9001") long id) {
    AttachmentView attachment = attachments.get(actor.get(), id);
    return Answers.one(attachment, version(attachment), null);
  }

  @GET
  @Path("/{id}/content")
  @PermitAll
  @Produces(MediaType.WILDCARD)
  @Operation(
      operationId = "downloadAttachment",
      summary = "Download an attachment",
      description =
          "The target of `downloadUrl`; needs no token. Good for a few minutes, and only while the agent it was made for may see the attachment. One range of bytes may be asked for.")
  @APIResponse(
      responseCode = "200",
      description = "The content.",
      content =
          @Content(
              mediaType = MediaType.WILDCARD,
              schema = @Schema(type = SchemaType.STRING, format = "binary")))
  @APIResponse(
      responseCode = "206",
      description = "The part that was asked for.",
      content =
          @Content(
              mediaType = MediaType.WILDCARD,
              schema = @Schema(type = SchemaType.STRING, format = "binary")))
  @APIResponse(responseCode = "304", description = "The caller has it already.")
  @APIResponse(
      responseCode = "416",
      description = "No such range of bytes.",
      content =
          @Content(
              mediaType = "application/problem+json",
              schema = @Schema(implementation = ProblemBody.class)))
  public Response content(
      @PathParam("id") @Parameter(example = "9001") long id,
      @QueryParam("agent") @Parameter(description = "Whom it is for.", example = "101") long agent,
      @QueryParam("expires") @Parameter(description = "Seconds since 1970.", example = "1767225600")
          long expires,
      @QueryParam("signature")
          @Parameter(
              description = "Over the attachment, the agent and the end.",
              example = "5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef")
          @Nullable String signature,
      @HeaderParam("Range") @Parameter(hidden = true) @Nullable String range,
      @HeaderParam("If-None-Match") @Parameter(hidden = true) @Nullable String ifNoneMatch) {
    Download download = attachments.open(id, agent, expires, signature == null ? "" : signature);
    return DownloadAnswer.of(download, range, ifNoneMatch);
  }

  @POST
  @Path("/{id}/redaction")
  @Idempotent
  @PermissionsAllowed(Permissions.CASES_WRITE)
  @Operation(
      operationId = "redactAttachment",
      summary = "Redact an attachment",
      description =
          "Removes the content for good; that there was a file stays on record. Doing it again changes nothing.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = AttachmentView.class)))
  public Response redact(
      @PathParam("id") @Parameter(example = "9001") long id,
      @HeaderParam("If-Match") @Nullable ExpectedVersion ifMatch) {
    AttachmentView redacted = redactions.redact(actor.get(), id, ifMatch);
    return Answers.one(redacted, version(redacted), null);
  }

  /** An attachment changes once, when it is redacted. */
  private static long version(AttachmentView attachment) {
    return attachment.redacted() ? 2 : 1;
  }
}
