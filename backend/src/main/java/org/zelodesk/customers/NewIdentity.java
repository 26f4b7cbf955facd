package org.zelodesk.customers;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An address, phone or handle as somebody wrote it. */
@Schema(name = "NewIdentity")
public record NewIdentity(
    @NotNull @Schema(required = true) IdentityKind kind,
    @NotBlank
        @Size(max = 320)
        @Schema(
            required = true,
            description =
                "Kept as given. Two are the same when their canonical forms are: an e-mail address"
                    + " in lower case (dots and +labels count), a phone in E.164 (with + and the"
                    + " country code, unless the desk has a default region), a handle in lower case.",
            examples = "maria@example.com")
        String value) {}
