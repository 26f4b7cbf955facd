/**
 * Mail that goes out: a queue in the database, and the SMTP client that empties it.
 *
 * <p>Knows no case and decides nothing: who asks for a mail writes it in the transaction of its own
 * effect, under a key that says what it is for, and is answered at once. Sending is done by any
 * node, later, once: see {@link org.zelodesk.mail.MailWork}. Publishes nothing; whoever wants to
 * know what became of a mail asks {@link org.zelodesk.mail.Mailer}.
 */
@NullMarked
package org.zelodesk.mail;

import org.jspecify.annotations.NullMarked;
