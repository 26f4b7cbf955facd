package org.zelodesk.bench;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How the database found what was asked for: its own plans, as {@code auto_explain} logs them. */
final class SearchPlans {

  private static final Pattern SCAN =
      Pattern.compile(
          "(?:Parallel )?(Seq Scan|Index Scan|Index Only Scan|Bitmap Index Scan)(?: Backward)?(?: using (\\S+))? on (\\S+)");

  /** What grows with the desk; the others have some hundred rows. */
  private static final Set<String> LARGE =
      Set.of(
          "attachments",
          "case_texts",
          "cases",
          "comments",
          "customer_identities",
          "customers",
          "events",
          "sla_clocks");

  /** Schedules ask too, meanwhile; what is searched stands in these. */
  private static final Pattern SEARCHED =
      Pattern.compile("\\b(cases|case_texts|comments|customers) ");

  private final Desk desk;

  SearchPlans(Desk desk) {
    this.desk = desk;
  }

  /**
   * Of one kind of search.
   *
   * @param indexes those that were used
   * @param walked large tables that were read from end to end
   * @param plans as they stand in the log
   */
  record Plans(String title, Set<String> indexes, Set<String> walked, List<String> plans) {}

  /** The plans of all statements that the server runs while this is done. */
  Plans during(String title, Runnable asking) {
    Path log = desk.log();
    try {
      desk.explain(true);
      long before = Files.size(log);
      asking.run();
      desk.explain(false);
      return read(title, log, before);
    } catch (IOException e) {
      throw new BenchProblem("The log of the database cannot be read: " + e.getMessage(), e);
    }
  }

  private static Plans read(String title, Path log, long from) throws IOException {
    byte[] added;
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
      added = new byte[(int) (file.length() - from)];
      file.seek(from);
      file.readFully(added);
    }
    Set<String> indexes = new TreeSet<>();
    Set<String> walked = new TreeSet<>();
    List<String> plans = new ArrayList<>();
    // A plan follows its line, each of its lines indented.
    for (String entry : new String(added, StandardCharsets.UTF_8).split("\\n(?!\\t)")) {
      if (!entry.contains("plan:") || !SEARCHED.matcher(entry).find()) {
        continue;
      }
      plans.add(entry);
      Matcher scan = SCAN.matcher(entry);
      while (scan.find()) {
        boolean named = scan.group(1).equals("Bitmap Index Scan");
        if (scan.group(2) != null || named) {
          indexes.add(named ? scan.group(3) : scan.group(2));
        } else if (LARGE.contains(scan.group(3))) {
          walked.add(scan.group(3));
        }
      }
    }
    return new Plans(title, indexes, walked, plans);
  }
}
