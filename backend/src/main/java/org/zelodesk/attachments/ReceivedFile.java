package org.zelodesk.attachments;

/**
 * A file whose bytes are in the store and that no attachment owns yet.
 *
 * @param sha256 of the content, 64 hexadecimal digits
 */
record ReceivedFile(
    String blobKey, String fileName, String mediaType, long sizeBytes, String sha256) {}
