package org.zelodesk.cases;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.zelodesk.classification.TopicRef;
import org.zelodesk.customers.CustomerRef;
import org.zelodesk.customers.OrganizationRef;
import org.zelodesk.identity.AgentRef;
import org.zelodesk.identity.TeamRef;

/** The contract's words for what {@link CaseIncludes} brings along, by kind. */
@Schema(
    name = "Included",
    description = "What `include` asked for, each once; kinds that were not asked for are absent.")
record Included(
    List<CustomerRef> customers,
    List<AgentRef> agents,
    List<TeamRef> teams,
    List<OrganizationRef> organizations,
    List<TopicRef> topics) {}
