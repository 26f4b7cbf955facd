/**
 * Files that comments carry: taken in as a stream, kept in a blob store, given out through
 * short-lived signed links.
 *
 * <p>Holds no case data and decides nothing about cases: who may see a file is who may see its
 * comment. {@code comments} claims uploads and asks for the attachments of comments here. Publishes
 * {@code attachment.redacted}; listens to nothing.
 */
@NullMarked
package org.zelodesk.attachments;

import org.jspecify.annotations.NullMarked;
