package org.zelodesk.cases;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why a case was set aside. It stays as it is until it is taken back. */
@Schema(
    name = "DiscardedAs",
    description =
        "`spam`: nobody asked anything. `trash`: it is not wanted for another reason, such as a test or a mistake.")
public enum DiscardedAs {
  SPAM,
  TRASH
}
