package org.zelodesk.classification;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Map;

/** The use cases of topics. */
@Singleton
public class Topics {

  private final TopicRepository repository;

  Topics(TopicRepository repository) {
    this.repository = repository;
  }

  /** True when there is such a topic and it is active, so that a case may be given it. */
  public boolean exists(long id) {
    return repository.isOffered(id);
  }

  /** The topics of these ids, active or not, in one statement; unknown ids are left out. */
  public Map<Long, TopicRef> refs(Collection<Long> ids) {
    return ids.isEmpty() ? Map.of() : repository.refs(ids);
  }
}
