package org.zelodesk.security;

import org.jspecify.annotations.Nullable;
import org.zelodesk.testing.World;

/**
 * Which rows of the world stand for a relation, and a harmless valid request for each operation.
 */
final class MatrixWorld {

  static final long MISSING = 999_999_999;

  private MatrixWorld() {}

  static long caseId(String relation, String operationId) {
    if (relation.equals("missing")) {
      return MISSING;
    }
    if (operationId.equals("unmergeCase")) {
      return 1004;
    }
    if (operationId.equals("unsplitCase")) {
      return 1005;
    }
    return switch (relation) {
      case "foreign" -> 1007;
      case "none" -> 1006;
      case "assigned" -> 1008;
      case "shared" -> 1009;
      case "confidential" -> 1010;
      case "confidential_foreign" -> 1011;
      default -> 1001;
    };
  }

  /** What must be there before the request, beyond what every relation needs. */
  static void prepare(String operationId, String relation) {
    String team = relation.equals("foreign") ? "13" : relation.equals("none") ? "null" : "11";
    switch (operationId) {
      case "unmergeCase" ->
          World.sql("update cases set team_id = " + team + " where id in (1002, 1004)");
      case "unsplitCase" ->
          World.sql("update cases set team_id = " + team + " where id in (1001, 1005)");
      case "getAttachment", "redactAttachment" -> {
        if (!relation.equals("missing")) {
          World.sql(
              "update attachments set comment_id = (select min(id) from comments where case_id = %d) where id = 9001"
                  .formatted(caseId(relation, operationId)));
        }
      }
      case "createCaseSurveyLink" -> {
        if (!relation.equals("missing")) {
          World.sql(
              "update cases set status = 'solved', solved_at = now() where id = "
                  + caseId(relation, operationId));
        }
      }
      case "getScheduledComment", "changeScheduledComment", "cancelScheduledComment" -> {
        if (!relation.equals("missing")) {
          World.sql(
              "update scheduled_comments set case_id = %d where id = 1901"
                  .formatted(caseId(relation, operationId)));
        }
      }
      case "takeOverDraft" -> {
        if (!relation.equals("missing")) {
          World.sql(
              "update drafts set case_id = %d where id = '%s'"
                  .formatted(caseId(relation, operationId), World.DRAFT));
        }
      }
      case "unlinkCase" -> {
        if (!relation.equals("missing")) {
          World.sql(
              "insert into case_links (id, case_id, type, other_id, created_at) values (77, %d, 'parent', 1012, now()) on conflict do nothing"
                  .formatted(caseId(relation, operationId)));
        }
      }
      default -> {
        // Everything needed is in the world.
      }
    }
  }

  static @Nullable String parameter(String row, String name, String relation, long caseId) {
    return switch (name) {
      case "id" -> id(row, caseId);
      case "commentId" ->
          row.endsWith("#internal") ? "5003" : String.valueOf(comment(caseId, "min"));
      case "linkId" -> "77";
      case "agentId" ->
          row.contains("Share") || row.contains("share")
              ? "103"
              : relation.startsWith("confidential") ? "101" : "107";
      default -> null;
    };
  }

  /** Null: what the contract's example names. */
  private static @Nullable String id(String row, long caseId) {
    if (row.endsWith("Attachment")) {
      return String.valueOf(caseId == MISSING ? MISSING : 9001);
    }
    boolean ofCase =
        row.contains("Case") && !row.contains("CaseField")
            || row.contains("Comment")
            || row.contains("Draft");
    return ofCase ? String.valueOf(caseId) : null;
  }

  /** What must be asked for; a signature that nobody made opens nothing. */
  static String query(String operationId) {
    return operationId.equals("uploadAttachment")
        ? "?fileName=note.txt"
        : "?agent=107&expires=4102444800&signature=" + "0".repeat(64);
  }

  static @Nullable String body(String row, String relation, long caseId) {
    return switch (row) {
      case "changeCase" -> "{\"subject\": \"Changed\"}";
      case "mergeCase" -> "{\"into\": 1012}";
      case "splitCase" ->
          "{\"commentIds\": [%d], \"subject\": \"Another matter\"}"
              .formatted(comment(caseId, "max"));
      case "linkCase" -> "{\"type\": \"follow_up\", \"caseId\": 1012}";
      case "createComment" -> "{\"visibility\": \"public\", \"body\": \"Hello\"}";
      case "createComment#internal" -> "{\"visibility\": \"internal\", \"body\": \"Hello\"}";
      case "uploadAttachment" -> "The parcel arrived open.";
      case "redactComment" -> "{\"text\": \"Monday\"}";
      default -> null;
    };
  }

  private static long comment(long caseId, String which) {
    return caseId == MISSING
        ? MISSING
        : World.count(
            "select coalesce(%s(id), %d) from comments where visibility = 'public' and case_id = %d"
                .formatted(which, MISSING, caseId));
  }
}
