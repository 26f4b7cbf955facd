package org.zelodesk.testing;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;

/** A desk that has a mail server. */
public final class WithMail implements QuarkusTestProfile {

  @Override
  public List<TestResourceEntry> testResources() {
    return List.of(new TestResourceEntry(Desk.class), new TestResourceEntry(MailServer.class));
  }

  @Override
  public boolean disableGlobalTestResources() {
    return true;
  }
}
